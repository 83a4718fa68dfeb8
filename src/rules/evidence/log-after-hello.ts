import type { LogEvent } from "./fact-types.ts";
import type { Decided } from "./log-outcome.ts";
import { EXCEPTIONS, endOf, isDrop, isReady, TIMEOUTS } from "./log-signs.ts";

/** NautilusTrader's limit of 15 s for managed accounts and next valid id, and some for a slow machine. */
const STARTUP_MS = 16_500;

/** How an attempt went on whose hello was answered. */
export function afterHello(events: readonly LogEvent[], hello: LogEvent): Decided {
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
export const REJECTIONS: ReadonlySet<number> = new Set([326, 507, 10141, 1300]);

/** How a session went on that was ready. */
export function afterReady(events: readonly LogEvent[], ready: LogEvent): Decided {
  const later = events.slice(events.indexOf(ready) + 1);
  const own = later.find((event) => event.kind === "disconnecting" || event.kind === "stopping");
  const dropped = later.find((event) => isDrop(event));
  if (dropped && (own === undefined || later.indexOf(dropped) < later.indexOf(own))) {
    return { outcome: "dropped", decisive: dropped };
  }
  return { outcome: "ready", decisive: ready };
}
