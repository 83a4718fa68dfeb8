import type { LogEvent } from "../../../formats/logs/event.ts";
import { createLogReader } from "../../../formats/logs/reader.ts";
import type { Artifact } from "../../../model/artifact.ts";
import type { LogFile } from "../../logs/value.ts";
import type { OutputSummary } from "../run-value.ts";
import type { OutputStore } from "./output-store.ts";

/** A line of the artifact and when it was printed; `null` for a line that says what was left out. */
export interface PrintedLine {
  readonly atMs: number | null;
  readonly text: string;
}

/** One stream of output, ready for the bundle. */
export interface ProgramOutput {
  readonly stream: "stdout" | "stderr";
  readonly summary: OutputSummary;
  readonly artifact: Artifact | null;
  /** Line `n` of the artifact is `lines[n - 1]`. */
  readonly lines: readonly PrintedLine[];
  readonly events: readonly LogEvent[];
  readonly droppedEvents: number;
  /** Its place among the logs; `null` when nothing was printed. */
  readonly logFile: LogFile | null;
}

const MAX_EVENTS = 600;

/** Makes the artifact of a stream, and reads its lines as any log's. */
export function programOutput(
  stream: "stdout" | "stderr",
  store: OutputStore,
  startedAtMs: number,
): ProgramOutput {
  const path = `logs/program-${stream}.log`;
  const lines: PrintedLine[] = [];
  let linesNotKept = 0;
  for (const kept of store.kept()) {
    if (typeof kept === "number") {
      linesNotKept += kept;
      lines.push({ atMs: null, text: `[${kept} lines not kept]` });
    } else lines.push(kept);
  }
  const { events, droppedEvents } = readEvents(path, lines, startedAtMs);
  const clients = [...new Set(events.map(({ client }) => client))];
  const logFile: LogFile = {
    ...{ path: `what the program printed on ${stream}`, artifact: path, origin: "given", bytes: store.bytes },
    ...{ lines: store.lines, modifiedMs: null, clients, omittedLines: linesNotKept, encoding: "utf-8" },
    problem: null,
  };
  const summary = { bytes: store.bytes, lines: store.lines, linesNotKept };
  return {
    ...{ stream, lines, events, droppedEvents, logFile: lines.length > 0 ? logFile : null },
    summary: { artifact: lines.length > 0 ? path : null, ...summary },
    artifact: lines.length > 0 ? toArtifact(path, stream, lines) : null,
  };
}

function readEvents(artifact: string, lines: readonly PrintedLine[], startedAtMs: number) {
  const events: LogEvent[] = [];
  let droppedEvents = 0;
  const reader = createLogReader({
    artifact,
    emit(event) {
      if (events.length < MAX_EVENTS) events.push(event);
      else droppedEvents += 1;
    },
  });
  for (const [index, { text, atMs }] of lines.entries()) if (atMs !== null) reader.line(text, index + 1);
  reader.end();
  // Printed times and times of arrival may be of different zones: never both in one artifact.
  if (events.some(({ atMs }) => atMs !== null)) return { events, droppedEvents };
  const arrived = events.map((event) => {
    const atMs = lines[event.line - 1]?.atMs ?? null;
    return { ...event, atMs: atMs === null ? null : startedAtMs + atMs };
  });
  return { events: arrived, droppedEvents };
}

function toArtifact(path: string, stream: string, lines: readonly PrintedLine[]): Artifact {
  return {
    path,
    kind: "log",
    source: `what the program printed on ${stream}`,
    importance: 85,
    async *open() {
      for (let at = 0; at < lines.length; at += 1_000) {
        const texts = lines.slice(at, at + 1_000).map(({ text }) => `${text}\n`);
        yield Buffer.from(texts.join(""));
      }
    },
  };
}
