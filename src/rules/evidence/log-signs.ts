import type { LogEvent } from "./fact-types.ts";

/** What ends a connection; a time limit that passed; a session that is ready; an exception that ends an attempt. */
const ENDS: ReadonlySet<LogEvent["kind"]> = new Set([
  "disconnected",
  "peer-closed",
  "connection-reset",
  "connection-lost",
]);
export const TIMEOUTS: ReadonlySet<LogEvent["kind"]> = new Set([
  "connect-timeout",
  "init-timeout",
  "not-ready",
]);
const READY: ReadonlySet<LogEvent["kind"]> = new Set(["api-ready", "synchronized", "sync-timeout"]);
export const EXCEPTIONS: ReadonlySet<LogEvent["kind"]> = new Set([
  "traceback",
  "exception",
  "startup-failed",
  "module-missing",
  "import-broken",
  "signature-mismatch",
  "server-version-none",
  "decode-error",
  "no-event-loop",
  "loop-already-running",
  "loop-mismatch",
  "version-unsupported",
]);
export const RESET = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED"]);

/** The end of a connection, unless the client itself ended it or had given up before. */
export function endOf(events: readonly LogEvent[]): LogEvent | undefined {
  const own = events.findIndex((event) => event.kind === "disconnecting" || TIMEOUTS.has(event.kind));
  const until = own < 0 ? events : events.slice(0, own);
  return until.find((event) => ENDS.has(event.kind) || RESET.has(errnoOf(event)));
}

/** "Disconnected" alone names no side, so it is no proof that TWS cut the session. */
export function isDrop(event: LogEvent): boolean {
  return event.kind !== "disconnected" && (ENDS.has(event.kind) || RESET.has(errnoOf(event)));
}

/** Ready by the library's own words, or because both messages of a session came. */
export function isReady(events: readonly LogEvent[]): (event: LogEvent) => boolean {
  const accounts = events.some((event) => event.kind === "managed-accounts");
  return (event) => READY.has(event.kind) || (accounts && event.kind === "next-valid-id");
}

/** @stoqey/ib hides the errno in the text of its code 502. */
export function errnoOf(event: LogEvent): string {
  return event.errno ?? /\bE[A-Z]{4,15}\b/.exec(event.text)?.[0] ?? "";
}
