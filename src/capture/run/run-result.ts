import type { LogEvent } from "../../formats/logs/event.ts";
import type { Artifact, KnownValue } from "../../model/artifact.ts";
import type { Observation } from "../../model/observation.ts";
import type { LogFile } from "../logs/value.ts";
import type { ChildEnvironment } from "./program/child-environment.ts";
import { type ProgramOutput, programOutput } from "./program/output-artifact.ts";
import type { EndedProgram } from "./program/run-program.ts";
import { secretArguments } from "./program/secret-arguments.ts";
import type { RecorderValue } from "./recorder-value.ts";
import type { RunFacts } from "./run-facts.ts";
import type { RunValue } from "./run-value.ts";
import type { Tap } from "./tap/tap.ts";
import { buildTimeline } from "./timeline/build-timeline.ts";
import { whyNothing } from "./why-nothing.ts";
import type { WireValue } from "./wire-value.ts";

type RunObservations = { readonly [Id in keyof RunFacts]: Observation<RunFacts[Id]> };

/** All that a run of the program gives. */
export interface RunResult {
  readonly facts: Omit<RunObservations, "capture.timeline" | "capture.comparison">;
  readonly artifacts: readonly Artifact[];
  /** What is known to be secret from what passed over the wire. */
  readonly known: readonly KnownValue[];
  /** What was recognised in the output, for `capture.logs`. */
  readonly events: readonly LogEvent[];
  readonly droppedEvents: number;
  readonly logFiles: readonly LogFile[];
  /** The time line, once the program's own log files have been read. */
  timeline(logs: readonly LogEvent[]): RunObservations["capture.timeline"];
}

/** What of the run's options the result needs. */
interface Asked {
  readonly command: readonly string[];
  readonly recorder: boolean;
}

/** Puts together what program, tap and recorder gave. */
export function runResult(seen: {
  options: Asked;
  ended: EndedProgram;
  tap: Tap;
  recorder: RecorderValue | null;
  environment: ChildEnvironment;
  startedAtMs: number;
}): RunResult {
  const { options, ended, tap, recorder, environment, startedAtMs } = seen;
  const output = [
    programOutput("stdout", ended.stdout, startedAtMs),
    programOutput("stderr", ended.stderr, startedAtMs),
  ] as const;
  const run = runValue(options, ended, output, tap, environment);
  const wire: WireValue = {
    ...tap.value(exitFrom(ended, recorder)),
    whyNothing: whyNothing(run, tap, recorder),
  };
  const tookMs = Math.round(ended.durationMs);
  const events = output.flatMap((stream) => stream.events);
  const wireFile = tap.artifact(run.startedAt);
  const observed = <Value>(value: Value) => ({ status: "observed", value, tookMs }) as const;
  return {
    facts: {
      "capture.run": observed(run),
      "capture.wire": observed(wire),
      "capture.recorder": recorder
        ? observed(recorder)
        : { status: "skipped", reason: recorderReason(options, run) },
    },
    artifacts: [...output.flatMap(({ artifact }) => artifact ?? []), ...(wireFile ? [wireFile] : [])],
    known: [...accountsSeen(wire), ...secretArguments(options.command)],
    events,
    logFiles: output.flatMap(({ logFile }) => logFile ?? []),
    droppedEvents: output.reduce((sum, { droppedEvents }) => sum + droppedEvents, 0),
    timeline: (logs) => observed(buildTimeline({ run, wire, recorder, output, logs, startedAtMs })),
  };
}

/** Without a hook to tell: the end of a process is noticed only after the system has closed its sockets. */
const EXIT_WINDOW_MS = 100;

/** From when on sockets were closed by the system, because the process was ending. */
function exitFrom(ended: EndedProgram, recorder: RecorderValue | null): number {
  const told = recorder?.records.findLast(({ kind }) => kind === "process-end");
  if (told?.detail.startsWith("no socket")) return Number.POSITIVE_INFINITY;
  return told?.atMs ?? ended.durationMs - EXIT_WINDOW_MS;
}

function runValue(
  options: Asked,
  ended: EndedProgram,
  [stdout, stderr]: readonly [ProgramOutput, ProgramOutput],
  tap: Tap,
  environment: ChildEnvironment,
): RunValue {
  return {
    command: options.command,
    ...ended,
    startedAt: ended.startedAt.toISOString(),
    stdout: stdout.summary,
    stderr: stderr.summary,
    redirects: environment.redirects,
    tappedConnections: tap.connections,
    changes: environment.changes,
  };
}

function recorderReason(options: Asked, run: RunValue): string {
  if (!options.recorder) return "--no-recorder was given";
  if (run.notStarted !== null) return "the program could not be started";
  const why = run.redirects.find(({ way, applied }) => way === "python-hook" && !applied)?.detail;
  return why ?? "no process of the program loaded the hook, which needs Python 3.9 or newer, or Node";
}

/** Every account TWS named is hidden everywhere, whatever it looks like. */
function accountsSeen(wire: WireValue): KnownValue[] {
  const accounts = new Set<string>();
  for (const { messages } of wire.connections)
    for (const { name, fields } of messages)
      if (name === "managedAccounts") for (const id of fields?.accounts?.split(",") ?? []) accounts.add(id);
  accounts.delete("");
  return [...accounts].map((value) => ({ value, kind: "account", origin: "managed accounts on the wire" }));
}
