import { resolve } from "node:path";
import { captureLogs } from "../capture/logs/capture-logs.ts";
import type { ComparisonValue } from "../capture/run/comparison-value.ts";
import { type RunOptions, runBehindTap } from "../capture/run/run-behind-tap.ts";
import type { RunResult } from "../capture/run/run-result.ts";
import { ofThisRun } from "../capture/run/this-run.ts";
import { projectConfig } from "../collectors/project/config.ts";
import type { Gatherer } from "../engine/gather.ts";
import { observed } from "../model/observation.ts";
import type { System } from "../model/system.ts";
import type { Target } from "../model/target.ts";
import { startSimulator } from "../simulator/index.ts";
import { addressNames } from "./address-names.ts";
import type { ReportOptions, RunRequest } from "./options.ts";

/** TWS's port by default, with which a program is compared when nothing names one (TWS, paper trading). */
const USUAL_PORT = 7497;

/**
 * Runs the user's command behind the wire tap and hands what it showed to the gatherer.
 * What needs the project's log files as well is added by the answer, once these have been read.
 */
export async function runProgram(input: {
  readonly gatherer: Gatherer;
  readonly run: RunRequest;
  readonly target: Target;
  readonly options: ReportOptions;
  readonly system: System;
  /** Called when the program has been started: from then on Ctrl-C and time are its own. */
  onStart(): void;
}): Promise<() => void> {
  const { gatherer, run } = input;
  const setup = runOptions(input);
  const real = await runBehindTap(setup);
  gatherer.add({ facts: { ...real.facts }, artifacts: real.artifacts, known: real.known });
  if (run.compareSimulator && !setup.signal.aborted) {
    const compared = await compare(setup);
    gatherer.add({
      facts: { "capture.comparison": { status: "observed", value: { ...compared }, tookMs: 0 } },
    });
  }
  return () => addToLogs(gatherer, real);
}

function runOptions(input: Parameters<typeof runProgram>[0]): RunOptions {
  const { gatherer, run, target, options, system } = input;
  const project = resolve(system.cwd, options.project ?? ".");
  return {
    ...{ system, command: run.command, cwd: system.cwd, project, recorder: run.recorder },
    target: {
      host: target.host,
      port: target.port ?? USUAL_PORT,
      hostIsKnown: target.origin.host !== undefined,
    },
    names: addressNames(gatherer.value(projectConfig)?.settings ?? [], target),
    ...{ forSeconds: run.forSeconds, until: run.until, tapPort: run.tapPort },
    ...{ terminal: run.terminal ?? false, colours: run.colours ?? false },
    ...(options.interrupt ? { interrupt: options.interrupt } : {}),
    signal: options.signal ?? new AbortController().signal,
    onStart: input.onStart,
    onOutput: (stream, bytes) => options.onOutput?.(stream, bytes),
  };
}

/** The same command once more, with a healthy TWS of our own behind the tap. */
async function compare(setup: RunOptions): Promise<ComparisonValue> {
  const simulator = await startSimulator({ scenario: "healthy" });
  try {
    const upstream = { host: simulator.host, port: simulator.port };
    const { facts } = await runBehindTap({ ...setup, upstream });
    const [run, wire, recorder] = [facts["capture.run"], facts["capture.wire"], facts["capture.recorder"]];
    return {
      scenario: "healthy",
      run: run.status === "observed" ? run.value : null,
      connections: wire.status === "observed" ? wire.value.connections : [],
      cancellation: recorder.status === "observed" ? recorder.value.cancellation : null,
    };
  } finally {
    await simulator.close();
  }
}

/** Adds what was recognised in the program's output to the log events, and the time line of both. */
function addToLogs(gatherer: Gatherer, real: RunResult): void {
  const found = gatherer.value(captureLogs) ?? { files: [], events: [], droppedEvents: 0 };
  const run = observed(real.facts["capture.run"]);
  const logs =
    run === undefined || run.notStarted !== null ? found : ofThisRun(found, Date.parse(run.startedAt));
  const value = {
    files: [...logs.files, ...real.logFiles],
    events: [...real.events, ...logs.events],
    droppedEvents: logs.droppedEvents + real.droppedEvents,
  };
  gatherer.add({
    facts: {
      "capture.logs": { status: "observed", value, tookMs: 0 },
      "capture.timeline": real.timeline(logs.events),
    },
  });
}
