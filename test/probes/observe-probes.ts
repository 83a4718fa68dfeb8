import { isSkipped } from "../../src/model/observation.ts";
import type { AnySource, GatherOptions } from "../../src/model/source.ts";
import type { System } from "../../src/model/system.ts";
import { addresses, type TwsAddresses } from "../../src/probes/addresses.ts";
import { handshake, type TwsHandshake } from "../../src/probes/handshake.ts";
import { release, type TwsRelease } from "../../src/probes/release.ts";
import { siblings, type TwsSiblings } from "../../src/probes/siblings.ts";
import { type TwsWitness, witness } from "../../src/probes/witness.ts";
import { createSystem } from "../../src/system/index.ts";

const OPTIONS: GatherOptions = {
  project: "/nowhere",
  ...{ host: null, port: null, clientId: null, account: null, probeClientId: null },
  ...{ probeRelease: false, logs: [], session: true },
};

export interface Probed {
  readonly addresses: TwsAddresses;
  /** `null`: skipped. */
  readonly handshake: TwsHandshake | null;
  readonly siblings: TwsSiblings | null;
  readonly release: TwsRelease | null;
  /** The witness costs a process, so it is asked for. */
  readonly askWitness: () => Promise<TwsWitness | null>;
}

/** Runs the probes one after another, as the engine does, against `host:port`. */
export async function observeProbes(
  target: { host?: string; port: number | null },
  options: Partial<GatherOptions> = {},
  system: System = createSystem(),
): Promise<Probed> {
  const facts: Record<string, unknown> = {};
  const observe = async <Value>(source: AnySource): Promise<Value | null> => {
    const value = await source.observe({
      system,
      options: { ...OPTIONS, ...options },
      target: {
        host: target.host ?? "127.0.0.1",
        port: target.port,
        ...{ clientId: null, account: null, mode: null, origin: {}, logged: null },
      },
      facts: facts as never,
      signal: AbortSignal.timeout(25_000),
      addArtifact: () => {},
      learn: () => {},
      progress: () => {},
    });
    const name = source.id.replace("tws.", "");
    facts[name] = isSkipped(value)
      ? { status: "skipped", reason: value.skipped }
      : { status: "observed", value: JSON.parse(JSON.stringify(value)), tookMs: 0 };
    return isSkipped(value) ? null : value;
  };
  const found = await observe<TwsAddresses>(addresses);
  if (!found) throw new Error("addresses are always observed");
  return {
    addresses: found,
    handshake: await observe<TwsHandshake>(handshake),
    siblings: await observe<TwsSiblings>(siblings),
    release: await observe<TwsRelease>(release),
    askWitness: () => observe<TwsWitness>(witness),
  };
}
