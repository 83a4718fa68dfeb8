import { cutAtWord } from "../../../formats/cut-at-word.ts";
import type { TimelineEvent, TimelineValue } from "../timeline-value.ts";
import { decisiveMoment } from "./decisive-moment.ts";
import { logEvents, outputEvents, TELLING, withoutPrinted } from "./output-events.ts";
import { recorderEvents } from "./recorder-events.ts";
import { runEvents } from "./run-events.ts";
import type { TimelineInput, Weighed } from "./timeline-input.ts";
import { wireEvents } from "./wire-events.ts";

const BEFORE_MS = 3_000;
const AFTER_MS = 4_000;
/** So many a person reads, and GitHub's renderer draws. */
const EVENTS = 120;
/** Lines that are only there for their neighbourhood: a banner must not bury what happened. */
const PLAIN_LINES = 16;
const TEXT = 300;

/** Merges all that was seen around the decisive moment into one order of time. */
export function buildTimeline(input: TimelineInput): TimelineValue {
  const printed = input.output.flatMap(outputEvents);
  const logged = logEvents(input.logs, input.startedAtMs, input.run.durationMs);
  const all: Weighed[] = [
    ...runEvents(input.run),
    ...wireEvents(input.wire),
    ...recorderEvents(input.recorder),
    ...printed,
    ...withoutPrinted(logged, printed),
  ];
  const moment = decisiveMoment(input);
  const last = all.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
  const fromMs = Math.max(0, Math.min(moment.fromMs, moment.atMs - BEFORE_MS));
  const toMs = Math.min(last, moment.atMs + AFTER_MS);
  const inside = all.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  const telling = inside.filter(isTelling);
  const plain = inside
    .filter((one) => !isTelling(one))
    .sort((a, b) => b.weight - a.weight || Math.abs(a.atMs - moment.atMs) - Math.abs(b.atMs - moment.atMs))
    .slice(0, PLAIN_LINES);
  const kept = [...telling, ...plain].sort((a, b) => b.weight - a.weight || a.atMs - b.atMs).slice(0, EVENTS);
  return {
    fromMs,
    toMs,
    events: kept.sort((a, b) => a.atMs - b.atMs).map(toEvent),
    eventsNotKept: inside.length - kept.length,
  };
}

/** Messages on the wire, records from inside the program, and lines that say something known. */
function isTelling({ lane, weight }: Weighed): boolean {
  return (lane !== "stdout" && lane !== "stderr" && lane !== "log") || weight >= TELLING;
}

function toEvent(weighed: Weighed): TimelineEvent {
  const { atMs, lane, from, to, text, evidence } = weighed;
  const [line = ""] = text.split("\n", 1);
  return { atMs, lane, from, to, text: cutAtWord(line, TEXT), evidence, telling: isTelling(weighed) };
}
