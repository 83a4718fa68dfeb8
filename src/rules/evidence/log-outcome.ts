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

export interface Decided {
  readonly outcome: LogOutcome;
  readonly decisive: LogEvent;
}

/** Between NautilusTrader's five retries lie 1 s of waiting for bytes and 1 s of sleep; a closed socket skips the first. */
const SILENT_RETRY_MS = 1_600;
/** A refusal is answered by the machine itself; Windows retries the SYN for 2 s before it says so. */
const AT_ONCE_MS = 3_000;

/** NautilusTrader's limit of 15 s for managed accounts and next valid id, and some for a slow machine. */
const STARTUP_MS = 16_500;

const ENDS: ReadonlySet<LogEvent["kind"]> = new Set([
  "disconnected",
  "peer-closed",
  "connection-reset",
  "connection-lost",
]);
const TIMEOUTS: ReadonlySet<LogEvent["kind"]> = new Set(["connect-timeout", "init-timeout", "not-ready"]);
const READY: ReadonlySet<LogEvent["kind"]> = new Set(["api-ready", "synchronized", "sync-timeout"]);
const EXCEPTIONS: ReadonlySet<LogEvent["kind"]> = new Set([
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
const REFUSED = new Set(["ECONNREFUSED"]);
const UNREACHABLE = new Set(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN"]);
const NOT_RESOLVED = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NONAME", "EAI_NODATA"]);
const RESET = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED"]);

/** What a socket that never connected answers to a write: Linux, Windows. */
const DEAD_SOCKET = new Set(["EPIPE", "ENOTCONN", "EBADF", "ENOTSOCK"]);

/** Reads the outcome off the events of one attempt: the earliest stage that failed decides. */
export function outcomeOf(events: readonly LogEvent[], first: LogEvent): Decided {
  const find = (match: (event: LogEvent) => boolean) => events.find(match);
  const ofKind = (...kinds: LogEvent["kind"][]) => find((event) => kinds.includes(event.kind));
  const withErrno = (names: ReadonlySet<string>) => find((event) => names.has(errnoOf(event)));

  const cancelled =
    ofKind("connection-cancelled") ??
    find((event) => event.kind === "connect-timeout" && event.exception === "CancelledError");
  // Whoever gives up on a TWS that has already failed reacts; the failure decides.
  const failedBefore = cancelled !== undefined && events.slice(0, events.indexOf(cancelled)).some(hasFailed);
  if (cancelled && !failedBefore) return { outcome: "cancelled", decisive: cancelled };
  const hello = ofKind("handshake");
  if (hello) return afterHello(events, hello);
  const session = find(isReady(events));
  if (session) return afterReady(events, session);
  const unresolved = withErrno(NOT_RESOLVED);
  if (unresolved) return { outcome: "not-resolved", decisive: unresolved };
  const refused = withErrno(REFUSED);
  if (refused) return { outcome: "refused", decisive: refused };
  const unreachable = withErrno(UNREACHABLE);
  if (unreachable) return { outcome: "unreachable", decisive: unreachable };
  return beforeHello(events, first, withErrno(RESET));
}

/** TWS, or the way to it, has failed the client already. */
function hasFailed({ kind }: LogEvent): boolean {
  return kind === "version-retry" || kind === "connection-failed" || kind === "socket-error";
}

function beforeHello(events: readonly LogEvent[], first: LogEvent, reset: LogEvent | undefined): Decided {
  const retries = events.filter((event) => event.kind === "version-retry");
  const [one, two] = retries;
  if (one !== undefined) {
    const spacing = two === undefined || one.atMs === null || two.atMs === null ? null : two.atMs - one.atMs;
    if (spacing === null) return { outcome: "no-hello", decisive: one };
    return { outcome: spacing >= SILENT_RETRY_MS ? "silent" : "closed-before-hello", decisive: two ?? one };
  }
  // ibapi swallows the refusal; what NautilusTrader meets is the dead socket when it sends the hello
  const dead = events.find((event) => event.kind === "connection-failed" && DEAD_SOCKET.has(errnoOf(event)));
  if (dead?.client === "nautilus") return { outcome: "failed-at-once", decisive: dead };
  const connected = events.find((event) => event.kind === "tcp-connected");
  const end = endOf(events) ?? reset;
  if (end !== undefined && (connected !== undefined || end.kind !== "disconnected")) {
    return { outcome: "closed-before-hello", decisive: end };
  }
  const timeout = events.find((event) => TIMEOUTS.has(event.kind));
  const dialled = events.some((event) => event.kind === "connecting");
  if (timeout !== undefined && connected !== undefined) return { outcome: "silent", decisive: timeout };
  const failed = events.find((event) => event.kind === "connection-failed") ?? byCode(events, 502);
  const exception = events.find((event) => EXCEPTIONS.has(event.kind) && !isConsequence(event, failed));
  // 2.x prints the same line at once and after its time limit, whatever happened
  if (failed?.client === "nautilus-rust") return { outcome: "no-hello", decisive: failed };
  if (failed !== undefined && exception === undefined && atOnce(events, failed)) {
    return { outcome: "failed-at-once", decisive: failed };
  }
  if (exception !== undefined) return { outcome: "exception", decisive: exception };
  // ib_async says "Connected" as soon as TCP is up: a time-out without it means that the dial had no answer.
  if (timeout?.kind === "connect-timeout" && dialled && tellsTcp(timeout)) {
    return { outcome: "unreachable", decisive: timeout };
  }
  return failed === undefined
    ? { outcome: "open", decisive: first }
    : { outcome: "no-hello", decisive: failed };
}

/** The end of a connection, unless the client itself ended it or had given up before. */
function endOf(events: readonly LogEvent[]): LogEvent | undefined {
  const own = events.findIndex((event) => event.kind === "disconnecting" || TIMEOUTS.has(event.kind));
  const until = own < 0 ? events : events.slice(0, own);
  return until.find((event) => ENDS.has(event.kind) || RESET.has(errnoOf(event)));
}

/** NautilusTrader from 1.223 on ends a failed attempt with an exception of its own: `Unhandled exception in client startup`. */
function isConsequence(event: LogEvent, failed: LogEvent | undefined): boolean {
  if (failed === undefined || failed.exception !== undefined || event.line <= failed.line) return false;
  return CONSEQUENCES.has(event.kind);
}

const CONSEQUENCES: ReadonlySet<LogEvent["kind"]> = new Set([
  "startup-failed",
  "server-version-none",
  "traceback",
  "exception",
]);

function tellsTcp(event: LogEvent): boolean {
  return event.client === "ib_async" || event.client === "ib_insync";
}

function atOnce(events: readonly LogEvent[], failed: LogEvent): boolean {
  const begin = events.find((event) => event.kind === "connecting");
  if (begin === undefined || begin.atMs === null || failed.atMs === null) return true;
  return failed.atMs - begin.atMs < AT_ONCE_MS;
}

function afterHello(events: readonly LogEvent[], hello: LogEvent): Decided {
  const later = events.slice(events.indexOf(hello) + 1);
  const ready = later.find(isReady(later));
  if (ready) return afterReady(later, ready);
  const rejected = later.find((event) => event.kind === "error-code" && REJECTIONS.has(event.code ?? 0));
  if (rejected) return { outcome: "closed-after-start", decisive: rejected };
  const closed = endOf(later);
  const stopped = later.some((event) => event.kind === "stopping" && event.line < (closed?.line ?? 0));
  if (closed !== undefined && isDrop(closed) && !stopped && outlivedStart(hello, closed))
    return { outcome: "dropped", decisive: closed };
  const timeout = later.find((event) => TIMEOUTS.has(event.kind));
  if (closed) return { outcome: "closed-after-start", decisive: closed };
  if (timeout) return { outcome: "session-incomplete", decisive: timeout };
  const exception = later.find((event) => EXCEPTIONS.has(event.kind));
  if (exception) return { outcome: "exception", decisive: exception };
  return { outcome: "open", decisive: hello };
}

/** NautilusTrader does not print that it is ready, but gives up after 15 s when it is not. */
function outlivedStart(hello: LogEvent, end: LogEvent): boolean {
  if (hello.client !== "nautilus" || hello.atMs === null || end.atMs === null) return false;
  return end.atMs - hello.atMs > STARTUP_MS;
}

/** Codes with which TWS refuses a session; sources in src/ib/error-codes. */
const REJECTIONS: ReadonlySet<number> = new Set([326, 507, 10141, 1300]);

function afterReady(events: readonly LogEvent[], ready: LogEvent): Decided {
  const later = events.slice(events.indexOf(ready) + 1);
  const own = later.find((event) => event.kind === "disconnecting" || event.kind === "stopping");
  const dropped = later.find((event) => isDrop(event));
  if (dropped && (own === undefined || later.indexOf(dropped) < later.indexOf(own))) {
    return { outcome: "dropped", decisive: dropped };
  }
  return { outcome: "ready", decisive: ready };
}

/** "Disconnected" alone names no side, so it is no proof that TWS cut the session. */
function isDrop(event: LogEvent): boolean {
  return event.kind !== "disconnected" && (ENDS.has(event.kind) || RESET.has(errnoOf(event)));
}

/** Ready by the library's own words, or because both messages of a session came. */
function isReady(events: readonly LogEvent[]): (event: LogEvent) => boolean {
  const accounts = events.some((event) => event.kind === "managed-accounts");
  return (event) => READY.has(event.kind) || (accounts && event.kind === "next-valid-id");
}

/** @stoqey/ib hides the errno in the text of its code 502. */
function errnoOf(event: LogEvent): string {
  return event.errno ?? /\bE[A-Z]{4,15}\b/.exec(event.text)?.[0] ?? "";
}

function byCode(events: readonly LogEvent[], code: number): LogEvent | undefined {
  return events.find((event) => event.kind === "error-code" && event.code === code);
}
