import type { Facts } from "../facts.ts";
import type { Finding } from "../model/finding.ts";
import { say } from "./phrase.ts";
import type { LogView } from "./report.ts";

type Logs = Facts["capture.logs"];
type LogEvent = Logs["events"][number];

const MOST_LINES = 40;
/** Kinds that explain nothing by themselves and make room first. */
const BACKGROUND = new Set(["environment", "setting", "running", "starting", "node-building"]);

/** What the program logged, decisive lines first to stay, on one time line. */
export function logView(logs: Logs | undefined, findings: readonly Finding[], missing: string): LogView {
  if (logs === undefined)
    return { lines: [], note: null, omitted: 0, notListed: 0, files: [], reason: missing };
  const kept = new Set(
    [...logs.events].sort((a, b) => weight(b, findings) - weight(a, findings)).slice(0, MOST_LINES),
  );
  const timed = logs.events.some((event) => event.at !== null);
  const events = inTime(logs.events.filter((event) => kept.has(event)));
  return {
    lines: events.map((event, index) => logLine(event, events[index - 1], timed)),
    note: noteOf(events),
    omitted: logs.events.length - events.length,
    notListed: logs.droppedEvents + folded(logs.events),
    files: logs.files.slice(0, 8).map((file) => fileSeen(file)),
    reason:
      events.length > 0
        ? null
        : logs.files.length === 0
          ? "no log files were found"
          : "no line of a known client library stands in the logs that were found",
  };
}

function weight(event: LogEvent, findings: readonly Finding[]): number {
  if (findings.some((finding) => cites(finding, event))) return 3;
  if (BACKGROUND.has(event.kind)) return 0;
  return event.level === "error" || event.level === "warning" ? 2 : 1;
}

function cites(finding: Finding, event: LogEvent): boolean {
  return finding.evidence.some(
    (one) =>
      "artifact" in one &&
      one.artifact === event.artifact &&
      one.lines[0] <= event.line &&
      event.line <= one.lines[1],
  );
}

/** By time where all times can be compared, else file by file as they stood there. */
function inTime(events: readonly LogEvent[]): readonly LogEvent[] {
  if (!events.every(hasZone)) return events;
  return [...events].sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0));
}

/** A time without a zone means something within its own file only. */
function hasZone(event: LogEvent): boolean {
  return event.atMs !== null && /(?:Z|[+-]\d\d:?\d\d)$/.test(event.at ?? "");
}

function noteOf(events: readonly LogEvent[]): string | null {
  const files = new Set(events.map((event) => event.artifact));
  if (files.size < 2 || events.every(hasZone)) return null;
  return "Some of these times name no zone, so times of different files cannot be compared: the lines stand file by file.";
}

/** `14:03:11.403  +2 ms  logs/live.log:6  ERROR  Not connected (code: 504)` */
function logLine(event: LogEvent, before: LogEvent | undefined, timed: boolean): string {
  const at = timed ? `${event.at ?? "(no time)"}  ${gap(event, before)}  ` : "";
  return `${at}${event.artifact}:${event.line}  ${(event.level ?? "-").toUpperCase().padEnd(7)}  ${event.text}${often(event)}`;
}

function often({ repeats }: LogEvent): string {
  if (repeats == null) return "";
  return `  [${repeats.count} times${repeats.lastAt === null ? "" : `, last at ${repeats.lastAt}`}]`;
}

function folded(events: readonly LogEvent[]): number {
  return events.reduce((sum, { repeats }) => sum + (repeats?.leftOut ?? 0), 0);
}

function gap(event: LogEvent, before: LogEvent | undefined): string {
  const comparable = before?.artifact === event.artifact || (before && hasZone(before) && hasZone(event));
  if (!comparable || event.atMs === null || before.atMs === null) return "".padStart(10);
  const gapMs = event.atMs - before.atMs;
  if (gapMs < 0) return "".padStart(10);
  const text =
    gapMs < 10_000
      ? `+${gapMs < 10 ? gapMs.toFixed(1) : Math.round(gapMs)} ms`
      : `+${(gapMs / 1000).toFixed(1)} s`;
  return text.padStart(10);
}

function fileSeen(file: Logs["files"][number]) {
  const where = file.artifact === null ? say`not in the bundle` : say`in the bundle as ${file.artifact}`;
  const problem = file.problem === null ? [] : say`; ${file.problem}`;
  const omitted = file.omittedLines === 0 ? [] : say`, ${file.omittedLines} lines left out`;
  return say`${file.path}: ${file.bytes} bytes, ${where}${omitted}${problem}`;
}
