import { defineSource } from "../model/source.ts";
import { addresses } from "./addresses.ts";
import type { Attempt, AttemptOutcome } from "./attempt.ts";
import { handshake } from "./handshake.ts";

/** Whether TWS answers on another usual port when the configured one does not: `tws.siblings`. */
export interface TwsSiblings {
  readonly tried: readonly {
    readonly address: string;
    readonly port: number;
    /** `TWS, live`, `IB Gateway in a container, paper`, … */
    readonly meaning: string;
    readonly outcome: AttemptOutcome;
    readonly errno: string | null;
  }[];
  /** The first TWS found, and all of what it answered. */
  readonly found: (Attempt & { readonly meaning: string }) | null;
  /** Why it stopped before all were tried; `null` when all were, or one was found. */
  readonly stopped: string | null;
}

export const siblings = defineSource({
  id: "tws.siblings",
  kind: "probe",
  title: "Usual ports of TWS and IB Gateway",
  needs: { addresses, handshake },
  deadlineMs: 15_000,
  async observe(): Promise<TwsSiblings> {
    throw new Error("not yet");
  },
});
