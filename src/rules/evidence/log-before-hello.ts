import type { LogEvent } from "./fact-types.ts";
import { REJECTIONS } from "./log-after-hello.ts";
import type { Decided } from "./log-outcome.ts";
import { EXCEPTIONS, endOf, errnoOf, TIMEOUTS } from "./log-signs.ts";

/** Between NautilusTrader's five retries lie 1 s of waiting for bytes and 1 s of sleep; a closed socket skips the first. */
const SILENT_RETRY_MS = 1_600;
/** A refusal is answered by the machine itself; Windows retries the SYN for 2 s before it says so. */
const AT_ONCE_MS = 3_000;

/** What a socket that never connected answers to a write: Linux, Windows. */
const DEAD_SOCKET = new Set(["EPIPE", "ENOTCONN", "EBADF", "ENOTSOCK"]);

/** How an attempt ended that came to no hello. */
export function beforeHello(
  events: readonly LogEvent[],
  first: LogEvent,
  reset: LogEvent | undefined,
): Decided {
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
  // Only a hello tells a version: it was answered, whatever else is not printed
  const version = events.find((event) => event.kind === "version-unsupported");
  if (version !== undefined) return { outcome: "exception", decisive: version };
  const connected = events.find((event) => event.kind === "tcp-connected");
  const end = endOf(events) ?? reset;
  if (end !== undefined && (connected !== undefined || end.kind !== "disconnected")) {
    // A code that refuses the session comes after a hello, whether or not that was printed
    const refusal = events.find(({ kind, code = 0 }) => kind === "error-code" && REJECTIONS.has(code));
    if (refusal !== undefined) return { outcome: "closed-after-start", decisive: refusal };
    return { outcome: events.some(isBeginning) ? "closed-before-hello" : "ended", decisive: end };
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

function isBeginning({ kind }: LogEvent): boolean {
  return kind === "connecting" || kind === "tcp-connected" || kind === "attempt" || kind === "starting";
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
  // NautilusTrader prints the same after its time limit; other clients' 502 is the dial itself
  if (begin === undefined) return failed.client !== "nautilus";
  if (begin.atMs === null || failed.atMs === null) return true;
  return failed.atMs - begin.atMs < AT_ONCE_MS;
}

function byCode(events: readonly LogEvent[], code: number): LogEvent | undefined {
  return events.find((event) => event.kind === "error-code" && event.code === code);
}
