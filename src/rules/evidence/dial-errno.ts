import type { Seen } from "./fact-types.ts";
import { errnoOf } from "./log-signs.ts";
import { bestAttempt } from "./probe.ts";
import type { Sighting } from "./sighting.ts";

/** This machine knew no way and sent nothing, or a router told so. */
export const NO_ROUTE = /^(?:ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;

/** With what a dial ended that reached nobody; empty where nothing tells. */
export function dialErrno(facts: Seen, seen: Sighting): string {
  if (seen.by === "probe") return bestAttempt(facts)?.dial.errno ?? "";
  if (seen.attempt !== undefined) return errnoOf(seen.attempt.decisive);
  return facts["capture.wire"]?.connections.find(({ dialError }) => dialError !== null)?.dialError ?? "";
}
