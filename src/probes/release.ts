import { defineSource } from "../model/source.ts";
import type { Attempt } from "./attempt.ts";
import { handshake } from "./handshake.ts";

/** The server version above 200, asked for only with `--probe-release`: `tws.release`. */
export interface TwsRelease {
  readonly offered: string;
  readonly attempt: Attempt;
}

export const release = defineSource({
  id: "tws.release",
  kind: "probe",
  title: "Release of TWS",
  needs: { handshake },
  deadlineMs: 8_000,
  async observe(): Promise<TwsRelease> {
    throw new Error("not yet");
  },
});
