import type { LogEvent } from "./fact-types.ts";
import { afterHello, afterReady } from "./log-after-hello.ts";
import { beforeHello } from "./log-before-hello.ts";
import type { Decided } from "./log-outcome.ts";
import { errnoOf, isReady, RESET } from "./log-signs.ts";

const REFUSED = new Set(["ECONNREFUSED"]);
const UNREACHABLE = new Set(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN"]);
const NOT_RESOLVED = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NONAME", "EAI_NODATA"]);

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
