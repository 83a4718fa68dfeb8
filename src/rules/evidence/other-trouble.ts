import type { LogEvent, Seen } from "./fact-types.ts";
import { areDaysApart, isLogged } from "./moment.ts";
import type { Sighting } from "./sighting.ts";

/** Whether TWS's side logged it on another day than the client logged what it met. */
export function isOfOtherDay(said: LogEvent, seen: Sighting | undefined): boolean {
  const met = seen?.attempt?.decisive;
  return met !== undefined && areDaysApart(said, met);
}

/**
 * Whether what TWS's side logged about a client is likely about another one: of another day, by a TWS that listens on
 * another port, or of a time when the client had given up already.
 */
export function isOfOtherClient(facts: Seen, said: LogEvent, seen: Sighting | undefined): boolean {
  const met = seen?.attempt?.decisive;
  if (met === undefined || met.artifact === said.artifact) return false;
  const listens = facts["capture.logs"]?.events.findLast(
    (one) => one.artifact === said.artifact && one.kind === "api-port" && one.port !== undefined,
  );
  const elsewhere = seen?.port != null && listens?.port !== undefined && listens.port !== seen.port;
  return elsewhere || isOfOtherDay(said, seen) || isLogged(said, { after: met }) === true;
}
