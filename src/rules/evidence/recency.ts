import type { Seen } from "./fact-types.ts";

/** A log that was last written longer ago speaks of another day's TWS. */
const OLD_MS = 24 * 3_600_000;

/**
 * Whether a log was last written more than a day before the run. The times in its lines are not used: they may be in
 * any zone, and a log pasted into a ticket keeps those of its day.
 */
export function isOld(facts: Seen, artifact: string): boolean {
  const now = Date.parse(facts["host.os"]?.clockUtc ?? "");
  const modified = facts["capture.logs"]?.files.find((one) => one.artifact === artifact)?.modifiedMs ?? null;
  return modified !== null && !Number.isNaN(now) && now - modified > OLD_MS;
}
