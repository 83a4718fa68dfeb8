import { cutAtWord } from "../../../formats/cut-at-word.ts";
import type { LogEvent } from "../../../formats/logs/event.ts";
import type { OutputLines, Weighed } from "./timeline-input.ts";

/** What a line that says something known weighs; anything below is only there for its neighbourhood. */
export const TELLING = 7;

/** Versions and components that come up are known lines, but tell nothing about a failure. */
const BACKGROUND = new Set(["environment", "running", "setting", "node-building"]);

function isTelling({ kind }: LogEvent): boolean {
  return !BACKGROUND.has(kind);
}

/** Printed lines at the time of their arrival; those that say something known weigh more, and are told by that. */
export function outputEvents({ stream, summary, lines, events }: OutputLines): Weighed[] {
  const { artifact } = summary;
  if (artifact === null) return [];
  const telling = new Map(events.filter(isTelling).map((event) => [event.line, event.text]));
  return lines.flatMap(({ atMs, text }, index) => {
    if (atMs === null || text.trim() === "") return [];
    const line = index + 1;
    const weight = telling.has(line) ? TELLING : stream === "stderr" ? 4 : 3;
    const evidence = { artifact, lines: [line, line] as const, quote: cutAtWord(text, 200) };
    return { atMs, lane: stream, from: null, to: null, text: telling.get(line) ?? text, weight, evidence };
  });
}

const SLACK_MS = 2_000;
/** A line is printed and written within this time, or it is another one. */
const SAME_MS = 500;
const HALF_HOUR_MS = 1_800_000;

/** Events of log files that fall into the run, whatever time zone the file is written in. */
export function logEvents(events: readonly LogEvent[], startedAtMs: number, durationMs: number): Weighed[] {
  return events.flatMap((event) => {
    if (event.atMs === null) return [];
    const off = event.atMs - startedAtMs;
    // Zones differ by whole half hours; a run is rarely as long.
    const zones = durationMs < HALF_HOUR_MS / 2 ? Math.round((off - durationMs / 2) / HALF_HOUR_MS) : 0;
    const atMs = off - zones * HALF_HOUR_MS;
    if (Math.abs(zones) > 28 || atMs < -SLACK_MS || atMs > durationMs + SLACK_MS) return [];
    const { text, artifact, line, lastLine } = event;
    const evidence = { artifact, lines: [line, lastLine] as const, quote: cutAtWord(text, 200) };
    return {
      atMs,
      lane: "log",
      from: null,
      to: null,
      text,
      weight: isTelling(event) ? TELLING : 3,
      evidence,
    };
  });
}

/** What a program prints and writes into its log file alike is shown once, as printed. */
export function withoutPrinted(logged: readonly Weighed[], printed: readonly Weighed[]): Weighed[] {
  const times = new Map<string, number[]>();
  for (const { text, atMs } of printed) times.set(text, [...(times.get(text) ?? []), atMs]);
  return logged.filter(({ text, atMs }) => !times.get(text)?.some((at) => Math.abs(at - atMs) < SAME_MS));
}
