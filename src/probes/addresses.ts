import { defineSource } from "../model/source.ts";

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

export const addresses = defineSource({
  id: "tws.addresses",
  kind: "probe",
  title: "Addresses of the TWS host",
  deadlineMs: 6_000,
  async observe(): Promise<TwsAddresses> {
    throw new Error("not yet");
  },
});
