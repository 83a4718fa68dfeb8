import type { LogEvent } from "./fact-types.ts";

/** How an attempt ended, as far as a client's log shows it; the words of the probe where they mean the same. */
export type LogOutcome =
  | "cancelled"
  | "not-resolved"
  | "refused"
  | "unreachable"
  | "closed-before-hello"
  | "silent"
  /** No hello came, and the log does not tell silence from a close. */
  | "no-hello"
  /** A connection ended of which the log does not hold the beginning: how far it had come is not known. */
  | "ended"
  | "closed-after-start"
  | "session-incomplete"
  /** The attempt failed within milliseconds; the library does not say why. */
  | "failed-at-once"
  /** The session was ready and ended afterwards. */
  | "dropped"
  | "ready"
  /** An exception ended it. */
  | "exception"
  /** The log stops before an end. */
  | "open";

/** The outcome, and the event that tells it. */
export interface Decided {
  readonly outcome: LogOutcome;
  readonly decisive: LogEvent;
}
