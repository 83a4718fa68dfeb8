import type { LogEvent } from "../../formats/logs/event.ts";
import type { Artifact, KnownValue } from "../../model/artifact.ts";
import type { Observation } from "../../model/observation.ts";
import type { System } from "../../model/system.ts";
import type { LogFile } from "../logs/value.ts";
import type { AddressNames } from "./program/child-environment.ts";
import { childEnvironment } from "./program/child-environment.ts";
import { createHookFolder, type HookFolder } from "./program/hook-folder.ts";
import { type ProgramOutput, programOutput } from "./program/output-artifact.ts";
import { type EndedProgram, runProgram } from "./program/run-program.ts";
import { secretArguments } from "./program/secret-arguments.ts";
import { readRecorder } from "./recorder/read-recorder.ts";
import type { RecorderValue } from "./recorder-value.ts";
import type { RunFacts } from "./run-facts.ts";
import type { RunValue } from "./run-value.ts";
import { startTap, type Tap } from "./tap/tap.ts";
import { buildTimeline } from "./timeline/build-timeline.ts";
import { whyNothing } from "./why-nothing.ts";
import type { Endpoint, WireConnection, WireValue } from "./wire-value.ts";

export interface RunOptions {
  readonly system: System;
  readonly command: readonly string[];
  /** Absolute; the program runs here. */
  readonly cwd: string;
  /** Absolute; files in it are the program's own and are named relative to it. */
  readonly project: string;
  /** What the program dials. `hostIsKnown`: configured or given, not assumed. */
  readonly target: Endpoint & { readonly hostIsKnown: boolean };
  /** What the tap dials instead; for comparing with the simulator. */
  readonly upstream?: Endpoint;
  /** Variables of the project's own configuration that name TWS's host and port. */
  readonly names: AddressNames;
  readonly forSeconds: number | null;
  readonly until: RegExp | null;
  readonly tapPort: number | null;
  readonly recorder: boolean;
  /** Standard input is a terminal. */
  readonly terminal: boolean;
  /** Standard output is a terminal that shows colours. */
  readonly colours: boolean;
  /** Aborted at the first Ctrl-C, which is the program's once that has been started. */
  readonly interrupt?: AbortSignal;
  /** Aborted when the run must end now. */
  readonly signal: AbortSignal;
  onStart?(): void;
  onOutput?(stream: "stdout" | "stderr", bytes: Uint8Array): void | Promise<void>;
}

export type RunObservations = { readonly [Id in keyof RunFacts]: Observation<RunFacts[Id]> };

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

const RECORDS_BYTES = 8 * 1024 * 1024;
/** After the program's end its last bytes are still on their way. */
const DRAIN_MS = 150;

/** Runs the command behind the wire tap, with the recorder inside it. Always resolves; never throws for what a program does. */
export async function runBehindTap(options: RunOptions): Promise<RunResult> {
  const { system } = options;
  const hooks = await createHookFolder(system, options.recorder);
  try {
    return await runWith(hooks, options);
  } finally {
    await hooks.remove();
  }
}

async function runWith(hooks: HookFolder, options: RunOptions): Promise<RunResult> {
  const { system, target } = options;
  let zero = system.monotonicMs();
  const nowMs = () => Math.round((system.monotonicMs() - zero) * 1000) / 1000;
  const gates = new Map<number, boolean>();
  const setGate = async (index: number, open: boolean) => {
    const value = started?.routes[index]?.value;
    const shut = !open || !value?.tapPort;
    await hooks.gate(index, shut ? null : { host: loopback(value.address), port: value.tapPort });
  };
  let started: Tap | null = null;
  const tap = await startTap({
    ...{ system, target, nowMs, tapPort: options.tapPort ?? 0 },
    upstream: options.upstream ?? { host: target.host, port: target.port },
    async gate(index, open) {
      gates.set(index, open);
      if (started) await setGate(index, open);
    },
  });
  started = tap;
  await hooks.routes(
    tap.routes.map(({ value }) => ({ address: value.address, port: value.port, name: nameOf(target.host) })),
  );
  for (const [index, open] of gates) await setGate(index, open);
  const open = tap.routes.find(({ value }) => value.tapPort !== null)?.value;
  const environment = childEnvironment({
    ...{ system, hooks, command: options.command, names: options.names, recorder: options.recorder },
    ...{ colours: options.colours, fixedPort: options.tapPort },
    tap: open?.tapPort ? { host: loopback(open.address), port: open.tapPort } : null,
  });

  zero = system.monotonicMs();
  const startedAtMs = wallClockMs();
  const ended = await runProgram({
    ...{ system, command: options.command, cwd: options.cwd, env: environment.env },
    ...{ forSeconds: options.forSeconds, until: options.until, terminal: options.terminal },
    interrupt: options.interrupt ?? new AbortController().signal,
    signal: options.signal,
    onStart: options.onStart ?? (() => {}),
    onOutput: options.onOutput ?? (() => {}),
  });
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  await tap.stop();
  const { connections } = tap.value(Number.POSITIVE_INFINITY);
  const recorder = readRecorder(await hooks.records(RECORDS_BYTES), {
    startedAtMs,
    project: options.project,
    untilMs: ended.interruptedAtMs ?? ended.stoppedAtMs,
    wasOver: (atMs) => wasOver(connections, atMs),
  });
  return result({ options, ended, tap, recorder, environment, startedAtMs });
}

function result(seen: {
  options: RunOptions;
  ended: EndedProgram;
  tap: Tap;
  recorder: RecorderValue | null;
  environment: ReturnType<typeof childEnvironment>;
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

/** Whether the newest connection of that moment had received next valid id, or TWS had ended it. */
function wasOver(connections: readonly WireConnection[], atMs: number): boolean {
  const newest = connections.findLast(({ openedAtMs }) => openedAtMs <= atMs);
  if (newest === undefined) return false;
  const hungUp = newest.twsEnd !== null && newest.closedFirst === "tws" && newest.twsEnd.atMs <= atMs;
  return hungUp || newest.messages.some(({ name, atMs: at }) => name === "nextValidId" && at <= atMs);
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
  options: RunOptions,
  ended: EndedProgram,
  [stdout, stderr]: readonly [ProgramOutput, ProgramOutput],
  tap: Tap,
  environment: ReturnType<typeof childEnvironment>,
): RunValue {
  return {
    command: options.command,
    startedAt: ended.startedAt.toISOString(),
    ...{ exitCode: ended.exitCode, signal: ended.signal, durationMs: ended.durationMs },
    ...{ notStarted: ended.notStarted, stoppedBy: ended.stoppedBy, stoppedAtMs: ended.stoppedAtMs },
    ...{ interruptedAtMs: ended.interruptedAtMs, stopSignals: ended.stopSignals },
    leftBehind: ended.leftBehind,
    stdout: stdout.summary,
    stderr: stderr.summary,
    redirects: environment.redirects,
    tappedConnections: tap.connections,
    changes: environment.changes,
  };
}

function recorderReason(options: RunOptions, run: RunValue): string {
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

function loopback(address: string): string {
  return address.includes(":") ? "::1" : "127.0.0.1";
}

/** What a program may say instead of the address; a name cannot hold the blank that separates fields. */
function nameOf(host: string): string {
  return /^\S+$/.test(host) ? host : "-";
}

/** Finer than `Date`, to be compared with the hooks' own clocks; unless the clock was set meanwhile. */
function wallClockMs(): number {
  const fine = performance.timeOrigin + performance.now();
  return Math.abs(fine - Date.now()) < 20 ? fine : Date.now();
}
