import { defineSource } from "../model/source.ts";
import { handshake } from "./handshake.ts";

/** What an independent client library saw of the same TWS: `tws.witness`. */
export interface TwsWitness {
  readonly library: "@stoqey/ib";
  readonly version: string;
  readonly address: string;
  readonly port: number;
  readonly clientId: number;
  /** `session`: next valid id and accounts came. `connected`: a hello only. `failed`: an error or a close first. `killed`: its process had to be ended. */
  readonly outcome: "session" | "connected" | "failed" | "killed";
  readonly serverVersion: number | null;
  /** In order, times since its `connect()`. */
  readonly events: readonly { readonly atMs: number; readonly event: string; readonly detail: string }[];
}

export const witness = defineSource({
  id: "tws.witness",
  kind: "probe",
  title: "Independent client (@stoqey/ib)",
  needs: { handshake },
  deadlineMs: 10_000,
  async observe(): Promise<TwsWitness> {
    throw new Error("not yet");
  },
});
