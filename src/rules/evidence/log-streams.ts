import type { LogEvent, Seen } from "./fact-types.ts";
import { isOtherService, twsPorts } from "./other-service.ts";

/** Programs that are not a client of TWS: their lines never belong to an attempt. */
const NOT_CLIENTS: ReadonlySet<LogEvent["client"]> = new Set(["ibc", "socat", "tws", "launcher"]);

/** Events that only a stream with the whole story has. */
const TELLS_ALL: ReadonlySet<LogEvent["kind"]> = new Set([
  "connecting",
  "attempt",
  "starting",
  "tcp-connected",
]);

/** What names nobody, but how a line was printed: such lines stand in the logs of any program. */
export const NOBODY: ReadonlySet<LogEvent["client"]> = new Set(["python", "node", "ib-java", "unknown"]);

/** How long after the last line of one stream a line of its sibling may still come. */
const AFTER_MS = 60_000;

interface Stream {
  readonly events: readonly LogEvent[];
  readonly times: readonly (number | null)[];
}

/**
 * What each log of a client tells, in order. NautilusTrader prints its errors to standard error and the rest to
 * standard output, and others are set up so: where logs are the halves of one program, they are read as one, by their times.
 */
export function logStreams(facts: Seen): readonly (readonly LogEvent[])[] {
  const streams = [...byArtifact(facts).values()].map(timed);
  const halves = streams.filter(isHalf);
  const wholes = streams.filter((stream) => !isHalf(stream));
  const taken = new Set<Stream>();
  const merged = wholes.map((whole) => {
    const own = halves.filter((half) => !taken.has(half) && belong(whole, half));
    for (const half of own) taken.add(half);
    return own.length === 0 ? whole.events : interleave([whole, ...own]);
  });
  // A half whose other half is there as well in a log that tells everything has nothing to add.
  const told = wholes.some((whole) => whole.events.some(isNautilus));
  const left = halves.filter((half) => !taken.has(half) && !(told && half.events.some(isNautilus)));
  return [...merged, ...left.map((half) => half.events)];
}

function byArtifact(facts: Seen): Map<string, LogEvent[]> {
  const files = new Map<string, LogEvent[]>();
  const ports = twsPorts(facts);
  for (const event of facts["capture.logs"]?.events ?? []) {
    if (NOT_CLIENTS.has(event.client) || isOtherService(event, ports)) continue;
    const file = files.get(event.artifact);
    if (file === undefined) files.set(event.artifact, [event]);
    else file.push(event);
  }
  return files;
}

/** A line without a time happened when the last one with a time did. */
function timed(events: readonly LogEvent[]): Stream {
  let last: number | null = null;
  const times = events.map((event) => {
    last = event.atMs ?? last;
    return last;
  });
  return { events, times };
}

function isNautilus({ client }: LogEvent): boolean {
  return client === "nautilus" || client === "nautilus-rust";
}

/** Whose lines they are, as far as they tell. */
function clientsOf({ events }: Stream): ReadonlySet<LogEvent["client"]> {
  return new Set(events.map(({ client }) => client).filter((client) => !NOBODY.has(client)));
}

function isHalf(stream: Stream): boolean {
  return clientsOf(stream).size > 0 && !stream.events.some((event) => TELLS_ALL.has(event.kind));
}

function belong(whole: Stream, half: Stream): boolean {
  const own = clientsOf(whole);
  if (![...clientsOf(half)].some((client) => own.has(client))) return false;
  const [from, to] = [whole.times.find((time) => time !== null) ?? null, whole.times.at(-1) ?? null];
  const begin = half.times.find((time) => time !== null) ?? null;
  return from !== null && to !== null && begin !== null && begin >= from && begin <= to + AFTER_MS;
}

/** All events by time; of equal times, and of lines both streams hold, the whole one's comes first. */
function interleave(streams: readonly Stream[]): LogEvent[] {
  const placed = streams.flatMap((stream, order) =>
    stream.events.map((event, index) => ({
      event,
      at: stream.times[index] ?? Number.NEGATIVE_INFINITY,
      order,
      index,
    })),
  );
  const seen = new Set<string>();
  return placed
    .sort((a, b) => a.at - b.at || a.order - b.order || a.index - b.index)
    .filter(({ event }) => {
      const key = event.atMs === null ? undefined : `${event.atMs} ${event.kind} ${event.text}`;
      if (key === undefined || !seen.has(key)) return key === undefined || Boolean(seen.add(key));
      return false;
    })
    .map(({ event }) => event);
}
