import { resolve } from "node:path";
import { createGatherer, type Gatherer } from "../engine/gather.ts";
import type { GatherOptions } from "../model/source.ts";
import type { System } from "../model/system.ts";
import type { Target } from "../model/target.ts";
import { createSystem } from "../system/index.ts";
import { findTarget, followProgram, gatherAll } from "./gather.ts";
import type { ReportOptions, ReportResult } from "./options.ts";
import { projectRules } from "./project-rules.ts";
import { redactRun } from "./redact-run.ts";
import { runProgram } from "./run-program.ts";
import { writeReport } from "./write-report.ts";

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * The data path: gather → redact → diagnose → report → bundle → deliver.
 * Each stage hands the next a plain value; a stage that fails becomes an entry in the report.
 */
export async function report(options: ReportOptions = {}): Promise<ReportResult> {
  const system = options.system ?? createSystem();
  const startedAt = system.now();
  const fromMs = system.monotonicMs();
  const limit = limited(options);
  try {
    const gatherOptions = await gatherOptionsOf(options, system);
    const own = await projectRules(gatherOptions.project, system);
    if (!own.ok) throw new Error(own.reason);
    const gatherer = createGatherer({
      system,
      options: gatherOptions,
      signal: limit.signal,
      onProgress: options.onProgress ?? (() => {}),
    });
    const target = await findTarget(gatherer, gatherOptions, { system, signal: limit.signal });
    const addRun = await runIfAsked({ gatherer, target, options, system, limit });
    await gatherAll(gatherer, followProgram(gatherer, gatherOptions, target));
    addRun();
    const redacted = await redactRun(gatherer, options.words ?? {}, system, own.own);
    const interrupted = limit.reason();
    const result = await writeReport({ redacted, options, system, startedAt, fromMs, interrupted });
    return { ...result, interrupted: result.interrupted || limit.isStopped() };
  } finally {
    limit.release();
  }
}

/** Runs the user's command; its facts are added after those of the probes. */
async function runIfAsked(given: {
  gatherer: Gatherer;
  target: Target;
  options: ReportOptions;
  system: System;
  limit: Limit;
}): Promise<() => void> {
  const { limit, ...rest } = given;
  const { run } = given.options;
  if (run === undefined || limit.signal.aborted) return () => {};
  const addRun = await runProgram({ ...rest, run, onStart: limit.pause });
  limit.resume();
  return addRun;
}

async function gatherOptionsOf(options: ReportOptions, system: System): Promise<GatherOptions> {
  const program = await programOf(options, system);
  const started = (options.run?.command ?? []).slice(1).map((word) => resolve(system.cwd, word));
  return {
    project: resolve(system.cwd, options.project ?? "."),
    host: options.host ?? null,
    port: options.port ?? null,
    ...(options.addressFrom === undefined ? {} : { addressFrom: options.addressFrom }),
    clientId: options.clientId ?? null,
    account: options.account ?? null,
    probeClientId: options.probeClientId ?? null,
    probeRelease: options.probeRelease ?? false,
    logs: (options.logs ?? []).map((path) => resolve(system.cwd, path)),
    session: options.session ?? true,
    ...(program === null ? {} : { program }),
    started: program === null ? started : [program, ...started],
  };
}

/** Where the command of `run` lies: as typed, or found on PATH. */
async function programOf({ run }: ReportOptions, system: System): Promise<string | null> {
  const name = run?.command[0];
  if (name === undefined) return null;
  return /[\\/]/.test(name) ? resolve(system.cwd, name) : system.programs.find(name);
}

/** Ends gathering on the caller's signal or when its time is up; the time of the user's own program does not count. */
interface Limit {
  readonly signal: AbortSignal;
  /** Why gathering was cut short; `null` when it was not. */
  reason(): string | null;
  /** Whether the caller has ended the run, also after gathering. */
  isStopped(): boolean;
  pause(): void;
  resume(): void;
  release(): void;
}

function limited(options: ReportOptions): Limit {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const controller = new AbortController();
  let stopped = false;
  const stop = () => {
    stopped = true;
    controller.abort();
  };
  let timedOut = false;
  let paused = false;
  let timer: NodeJS.Timeout | undefined;
  const arm = () => {
    timer = setTimeout(() => {
      timedOut = true;
      controller.abort();
    }, timeoutMs);
  };
  options.signal?.addEventListener("abort", stop, { once: true });
  if (options.signal?.aborted) stop();
  // While a program runs, Ctrl-C is meant for that; the report comes after it.
  const interrupted = () => {
    if (!paused) stop();
  };
  options.interrupt?.addEventListener("abort", interrupted, { once: true });
  if (options.interrupt?.aborted) stop();
  arm();
  return {
    signal: controller.signal,
    reason() {
      if (!controller.signal.aborted) return null;
      return timedOut ? `gathering was ended after ${timeoutMs / 1000} s` : "the run was interrupted";
    },
    isStopped: () => stopped,
    pause() {
      paused = true;
      clearTimeout(timer);
    },
    resume() {
      // A program that could not be started took no time.
      if (!paused) return;
      paused = false;
      arm();
    },
    release() {
      clearTimeout(timer);
      options.interrupt?.removeEventListener("abort", interrupted);
      options.signal?.removeEventListener("abort", stop);
    },
  };
}
