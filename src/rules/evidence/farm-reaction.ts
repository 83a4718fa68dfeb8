import type { LogEvent, Seen } from "./fact-types.ts";

/** Notices about data farms; sources in src/ib/error-codes/connection.ts. */
export const FARM_NOTICES = [2103, 2104, 2105, 2106, 2107, 2108, 2119, 2157, 2158];

/** A program that reacts to a notice does so at once, or when its watchdog looks: NautilusTrader's does so every second. */
const REACTION_MS = 1_500;

/** A farm notice, and the program dropping its connection right after it; nothing else stands between them. */
export function farmReaction(facts: Seen): readonly [LogEvent, LogEvent] | undefined {
  const events = facts["capture.logs"]?.events ?? [];
  for (const [index, notice] of events.entries()) {
    if (!FARM_NOTICES.includes(notice.code ?? 0) || notice.atMs === null) continue;
    const next = events[index + 1];
    if (next === undefined || next.atMs === null || next.artifact !== notice.artifact) continue;
    if (next.atMs < notice.atMs || next.atMs - notice.atMs > REACTION_MS) continue;
    // A watchdog acts on its own opinion; a plain disconnect needs the new attempt to be one of the library.
    const again = events.slice(index).some(({ kind }) => kind === "connecting" || kind === "attempt");
    if (next.kind === "connection-lost" || (next.kind === "disconnecting" && again)) return [notice, next];
  }
  return undefined;
}
