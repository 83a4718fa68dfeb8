import type { EventKind, LogEvent } from "../../formats/logs/event.ts";

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

const STATES: Readonly<Partial<Record<EventKind, LauncherState>>> = {
  "tws-restart": "started",
  "tws-waiting": "waiting-for-credentials",
  "login-started": "login-started",
  "login-network-retry": "network-error",
  "second-factor-started": "second-factor-sent",
  "second-factor-timeout": "second-factor-lapsed",
  "wrong-password": "wrong-password",
  "login-throttled": "too-many-attempts",
  "login-failed": "login-refused",
  "unsupported-version": "outdated",
  "login-completed": "authenticated",
  "log-encrypted": "logged-in",
  "tws-exit": "exited",
};

/** What a further message of the same refusal does not change. */
const REFUSED: readonly LauncherState[] = [
  "wrong-password",
  "too-many-attempts",
  "second-factor-lapsed",
  "outdated",
];

/** The state after an event; `null`: the event changes nothing. */
export function nextLauncherState(state: LauncherState, event: LogEvent): LauncherState | null {
  const next = STATES[event.kind];
  if (next === undefined || next === state) return null;
  // The ticker of an idle login window says nothing new after anything else has happened.
  if (next === "waiting-for-credentials" && state !== "started" && state !== "unknown") return null;
  return next === "login-refused" && REFUSED.includes(state) ? null : next;
}
