import { defineSource } from "../model/source.ts";
import { isLoopback } from "./loopback.ts";

/** What the configured host means on this machine: `tws.addresses`. */
export interface TwsAddresses {
  readonly host: string;
  /** In the resolver's order; empty when the name does not resolve. */
  readonly addresses: readonly {
    readonly address: string;
    readonly family: 4 | 6;
    readonly loopback: boolean;
  }[];
  /** W0: `ENOTFOUND`, `EAI_AGAIN`, `TIMEOUT`; `null` when it resolves. */
  readonly error: string | null;
  readonly tookMs: number;
}

const LOOKUP_MS = 5_000;
/** More than one host ever needs. */
const MAX_ADDRESSES = 4;

export const addresses = defineSource({
  id: "tws.addresses",
  kind: "probe",
  title: "Addresses of the TWS host",
  deadlineMs: LOOKUP_MS + 1000,
  async observe({ system, target }): Promise<TwsAddresses> {
    const { host } = target;
    const start = system.monotonicMs();
    const found = await system.net.lookup(host, LOOKUP_MS);
    const tookMs = Math.round(system.monotonicMs() - start);
    if (!found.ok) return { host, addresses: [], error: found.code, tookMs };
    // Resolvers repeat an address for each socket type or hosts line.
    const distinct = [...new Map(found.addresses.map((entry) => [entry.address, entry])).values()];
    return {
      host,
      addresses: distinct
        .slice(0, MAX_ADDRESSES)
        .map(({ address, family }) => ({ address, family, loopback: isLoopback(address) })),
      error: null,
      tookMs,
    };
  },
});
