import type { LogEvent } from "../../formats/logs/event.ts";
import { likeness, type Tally } from "./tally-events.ts";

/** Of events that are alike so many stay at either end: enough to see the rhythm, and how it began and ended. */
const KEPT = 4;
/** The longest round of events that is looked for: an attempt to connect tells about as much. */
const LONGEST_ROUND = 12;

/**
 * Folds the events of one log that are alike but for ids, times and numbers. Answers to requests and notices fold wherever
 * they stand; what tells of an attempt folds in whole rounds only, so that every attempt that stays is complete.
 */
export function foldEvents(events: readonly LogEvent[], tally: Tally): readonly LogEvent[] {
  if (events.length <= 2 * KEPT) return events;
  const alone = events.filter(standsAlone);
  const told = events.filter((event) => !standsAlone(event));
  return [...foldGroups(alone), ...foldRounds(told)]
    .map((event) => (event.repeats ? { ...event, repeats: { ...event.repeats, ...tally.of(event) } } : event))
    .sort((a, b) => a.line - b.line);
}

/** An error of a request, or a notice about a data farm: no part of an attempt to connect. */
function standsAlone({ kind, code = 0, reqId = -1 }: LogEvent): boolean {
  return kind === "error-code" && (reqId >= 0 || (code >= 2100 && code < 2200 && code !== 2110));
}

function foldGroups(events: readonly LogEvent[]): LogEvent[] {
  const groups = new Map<string, LogEvent[]>();
  for (const event of events) {
    const key = likeness(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()].flatMap((group) => foldRun(group.map((event) => [event])));
}

/** Rounds of up to a dozen events that follow each other unchanged. */
function foldRounds(events: readonly LogEvent[]): LogEvent[] {
  const keys = events.map(likeness);
  const folded: LogEvent[] = [];
  for (let at = 0; at < events.length; ) {
    const length = roundAt(keys, at);
    if (length === 0) {
      folded.push(events[at] as LogEvent);
      at += 1;
      continue;
    }
    const rounds = roundsAt(keys, at, length);
    folded.push(
      ...foldRun(
        Array.from({ length: rounds }, (_, round) =>
          events.slice(at + round * length, at + (round + 1) * length),
        ),
      ),
    );
    at += rounds * length;
  }
  return folded;
}

/** The length of the shortest round that repeats from here on so often that it is worth folding; 0: none does. */
function roundAt(keys: readonly string[], at: number): number {
  for (let length = 1; length <= LONGEST_ROUND; length++)
    if (roundsAt(keys, at, length) > 2 * KEPT) return length;
  return 0;
}

function roundsAt(keys: readonly string[], at: number, length: number): number {
  let end = at + length;
  while (end < keys.length && keys[end] === keys[end - length]) end++;
  return Math.floor((end - at) / length);
}

/** The first and the last few; each event of the first says how often it came and when last. */
function foldRun(rounds: readonly (readonly LogEvent[])[]): LogEvent[] {
  if (rounds.length <= 2 * KEPT) return rounds.flat();
  const last = rounds.at(-1) ?? [];
  const leftOut = rounds.length - 2 * KEPT;
  const [first = [], ...others] = rounds;
  const counted = first.map((event, index) => ({
    ...event,
    repeats: { count: rounds.length, lastAt: last[index]?.at ?? null, leftOut },
  }));
  return [...counted, ...others.slice(0, KEPT - 1).flat(), ...rounds.slice(-KEPT).flat()];
}
