import { defineSource } from "../../model/source.ts";

/** Where the login of TWS stands, as its launcher.log tells it. */
export type LauncherState =
  | "started"
  | "waiting-for-credentials"
  | "login-started"
  | "network-error"
  | "second-factor-sent"
  | "second-factor-lapsed"
  | "wrong-password"
  | "too-many-attempts"
  | "login-refused"
  | "outdated"
  | "authenticated"
  /** Logged in: from here on it logs into an encrypted file. */
  | "logged-in"
  | "exited"
  | "unknown";

export interface LauncherEvent {
  /** As written: local time of the TWS machine, without zone. */
  readonly at: string;
  readonly state: LauncherState;
  readonly line: number;
}

/** The last start of TWS or IB Gateway. */
export interface TwsLauncher {
  readonly path: string;
  readonly modified: string;
  readonly product: "tws" | "gateway" | null;
  readonly version: string | null;
  readonly state: LauncherState;
  readonly stateAt: string | null;
  readonly startedAt: string | null;
  readonly loginAttempts: number;
  readonly autoRestart: boolean;
  /** Since the last start, the newest 40. */
  readonly events: readonly LauncherEvent[];
  /** Its path in the bundle. */
  readonly artifact: string | null;
}

export const twsLauncher = defineSource({
  id: "tws.launcher",
  kind: "collector",
  title: "Login of TWS",
  deadlineMs: 4000,
  async observe(): Promise<TwsLauncher | null> {
    throw new Error("not written yet");
  },
});
