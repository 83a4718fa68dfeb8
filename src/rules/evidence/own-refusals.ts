import type { LogEvent, Seen } from "./fact-types.ts";
import { refusedAfterLoss } from "./second-connection.ts";
import { pythonPackage, within } from "./versions.ts";

/** From the hello to the time-out of NautilusTrader's start-up: 15 s, and some for a slow machine. */
const STARTUP_MS = 16_500;
/** Its next attempts begin 5 s after a time-out. */
const NEXT_MS = 60_000;

/**
 * Refusals with 326 after an attempt that no 326 ended: NautilusTrader before 1.229 leaves the socket of a
 * timed-out attempt open, so it is the program itself that holds the client id. Measured with 1.218.0 and 1.220.0.
 * And those of the second connection that it opens when the link to IBKR is lost.
 */
export function ownRefusals(facts: Seen): ReadonlySet<LogEvent> {
  return new Set([...afterTimeout(facts), ...refusedAfterLoss(facts)]);
}

function afterTimeout(facts: Seen): readonly LogEvent[] {
  const events = facts["capture.logs"]?.events ?? [];
  const installed = pythonPackage(facts, "nautilus-trader")?.version;
  const version = installed ?? events.find((event) => event.name === "nautilus_trader")?.value;
  if (version !== undefined && !within(version, "1.0.0", "1.229.0")) return [];
  const refusals = events.filter((event) => event.code === 326 && event.client === "nautilus");
  if (refusals.length === 0) return [];
  const timeouts = events.filter(
    (event) => event.kind === "init-timeout" && !refusals.some((one) => follows(one, event, STARTUP_MS)),
  );
  return refusals.filter((one) => timeouts.some((timeout) => follows(timeout, one, NEXT_MS)));
}

/** Whether the second came after the first and soon; without times, whether it stands below in the same log. */
function follows(first: LogEvent, second: LogEvent, withinMs: number): boolean {
  if (first.atMs === null || second.atMs === null)
    return first.artifact === second.artifact && first.line < second.line;
  const apart = second.atMs - first.atMs;
  return apart > 0 && apart < withinMs;
}
