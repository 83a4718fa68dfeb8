import { defineSource } from "../model/source.ts";
import { addresses } from "./addresses.ts";
import type { Attempt } from "./attempt.ts";

/** Handshake and session on the configured port, one attempt per address: `tws.handshake`. */
export interface TwsHandshake {
  readonly host: string;
  readonly port: number;
  /** The versions offered, e.g. `v100..200`. */
  readonly offered: string;
  readonly clientId: number;
  /** In the order dialled. */
  readonly attempts: readonly Attempt[];
  /** Index of the attempt that came furthest. */
  readonly best: number;
  /** Addresses left out, to stay within the manners. */
  readonly notTried: readonly string[];
}

export const handshake = defineSource({
  id: "tws.handshake",
  kind: "probe",
  title: "Handshake and session",
  needs: { addresses },
  deadlineMs: 30_000,
  async observe(): Promise<TwsHandshake> {
    throw new Error("not yet");
  },
});
