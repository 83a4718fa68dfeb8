import type { LogEvent, Seen } from "./fact-types.ts";
import { type LogAttempt, logAttempts } from "./log-attempt.ts";

/** Codes with which a connection is turned away as a whole; sources in src/ib/error-codes. */
const TURNED_AWAY: ReadonlySet<number> = new Set([326, 503, 507, 1300, 10141]);

/** Of all logs, the times a client was turned away and got a session afterwards. */
export function allMadeGood(facts: Seen): readonly LogEvent[] {
  return (facts["capture.logs"]?.events ?? []).filter((event) => madeGood(facts, event));
}

/** Whether the same client got a session further down in the same log, so that its being turned away is history. */
export function madeGood(facts: Seen, event: LogEvent): boolean {
  if (!TURNED_AWAY.has(event.code ?? 0)) return false;
  const attempts = logAttempts(facts).filter((one) => one.artifact === event.artifact);
  const refused = attempts.findIndex((one) => one.events.includes(event));
  if (refused < 0) return false;
  const own = attempts[refused];
  return attempts.slice(refused + 1).some((later) => isSession(later) && isSameClient(own, later));
}

function isSession({ outcome }: LogAttempt): boolean {
  return outcome === "ready" || outcome === "dropped";
}

/** A session under another id leaves the refused one refused. */
function isSameClient(own: LogAttempt | undefined, later: LogAttempt): boolean {
  return own?.clientId == null || later.clientId === null || own.clientId === later.clientId;
}
