import type { WireConnection } from "../wire-value.ts";
import type { TimelineInput } from "./timeline-input.ts";

/** The moment that a reader must see, and from where the story that leads to it begins. */
export function decisiveMoment(input: Pick<TimelineInput, "run" | "wire" | "recorder" | "output">): {
  atMs: number;
  fromMs: number;
} {
  const { run, wire, recorder } = input;
  const failed = wire.connections.find(hasFailed);
  const uncaught = recorder?.records.find(({ kind }) => kind === "uncaught");
  const candidates = [
    recorder?.cancellation?.atMs,
    failed && (failed.closedAtMs ?? failed.openedAtMs),
    firstFailureLine(input),
    uncaught?.atMs,
    wire.connections[0]?.openedAtMs,
  ];
  const atMs = candidates.find((candidate) => candidate !== undefined) ?? run.durationMs;
  const story = wire.connections.find((connection) => covers(connection, atMs));
  return { atMs, fromMs: story ? Math.max(story.openedAtMs, atMs - LONGEST_STORY_MS) : atMs };
}

const LONGEST_STORY_MS = 15_000;

/** It never became a session: TWS said nothing, refused, or hung up before the program did. */
function hasFailed(connection: WireConnection): boolean {
  const ready = (connection.messageCounts["tws nextValidId"] ?? 0) > 0;
  return connection.dialError !== null || !ready || connection.closedFirst === "tws";
}

function covers(connection: WireConnection, atMs: number): boolean {
  return connection.openedAtMs <= atMs && atMs <= (connection.closedAtMs ?? Number.POSITIVE_INFINITY) + 1;
}

const FAILURES = /cancel|failed|timeout|closed|lost|reset|error|traceback|exception/;

function firstFailureLine({ output }: Pick<TimelineInput, "output">): number | undefined {
  const times = output.flatMap(({ lines, events }) =>
    events
      .filter(({ kind, level }) => FAILURES.test(kind) && level !== "info" && level !== "debug")
      .flatMap(({ line }) => lines[line - 1]?.atMs ?? []),
  );
  return times.length > 0 ? Math.min(...times) : undefined;
}
