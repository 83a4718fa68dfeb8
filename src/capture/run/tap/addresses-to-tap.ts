import type { System } from "../../../model/system.ts";
import type { Endpoint } from "../wire-value.ts";

/** An address a program can dial, and where the tap then dials. */
export interface AddressPair {
  readonly address: string;
  readonly port: number;
  readonly upstream: { readonly address: string; readonly port: number };
}

const LOOKUP_MS = 3_000;
/** A TWS host with more addresses than this is not one. */
const LIMIT = 4;

/** Every literal address behind the configured host, because programs connect to literals in the end. */
export async function addressesToTap(
  system: System,
  target: Endpoint & { readonly hostIsKnown: boolean },
  upstream: Endpoint,
): Promise<AddressPair[]> {
  const dialled = await literals(system, target.host, target.hostIsKnown);
  const moved = upstream.host !== target.host || upstream.port !== target.port;
  const [instead] = moved ? await literals(system, upstream.host, true) : [];
  return dialled.map((address) => ({
    address,
    port: target.port,
    upstream: { address: instead ?? address, port: upstream.port },
  }));
}

async function literals(system: System, host: string, known: boolean): Promise<string[]> {
  // A program whose host nobody knows may say `localhost`, and that can be either.
  if (host === "localhost" || !known) return ["127.0.0.1", "::1"];
  if (/^[\d.]+$/.test(host) || host.includes(":")) return [host];
  const found = await system.net.lookup(host, LOOKUP_MS);
  return found.ok ? found.addresses.slice(0, LIMIT).map(({ address }) => address) : [];
}
