import { type ChildProcess, spawn } from "node:child_process";
import type { System } from "../../../model/system.ts";
import type { RunValue } from "../run-value.ts";
import { createOutputStore, type OutputStore } from "./output-store.ts";
import { patternWatch } from "./pattern-watch.ts";
import { signalTree } from "./process-tree.ts";
import { spawnable } from "./spawnable.ts";

export interface ProgramSetup {
  readonly system: System;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Record<string, string | undefined>;
  readonly forSeconds: number | null;
  readonly until: RegExp | null;
  /** Standard input is a terminal, which sends Ctrl-C to the program itself. */
  readonly terminal: boolean;
  /** Aborted at the first Ctrl-C: it is the program's. */
  readonly interrupt: AbortSignal;
  /** Aborted when the run must end now. */
  readonly signal: AbortSignal;
  /** Called when the program has been started. */
  onStart(): void;
  /** May answer a promise: reading waits for it, so that a slow terminal fills no memory. */
  onOutput(stream: "stdout" | "stderr", bytes: Buffer): void | Promise<void>;
}

/** What became of it, and all it printed. */
export interface EndedProgram
  extends Pick<
    RunValue,
    | "exitCode"
    | "signal"
    | "durationMs"
    | "notStarted"
    | "stoppedBy"
    | "stoppedAtMs"
    | "interruptedAtMs"
    | "stopSignals"
    | "leftBehind"
  > {
  readonly startedAt: Date;
  readonly stdout: OutputStore;
  readonly stderr: OutputStore;
}

/** Ctrl-C, as long as a trading program needs to log out; then what `kill` sends; then the end. */
const LADDER = [
  { signal: "SIGINT", patienceMs: 5_000 },
  { signal: "SIGTERM", patienceMs: 3_000 },
  { signal: "SIGKILL", patienceMs: 2_000 },
] as const;
/** When somebody wants us to end now. */
const SHORT_LADDER = [
  { signal: "SIGTERM", patienceMs: 700 },
  { signal: "SIGKILL", patienceMs: 1_000 },
] as const;
/** How long output may still come from those the program left behind, without `--for`. */
const LEFT_BEHIND_MS = 2_000;

/** Runs the program to its end, or to the end it is given. Resolves always, within the patience above. */
export function runProgram(setup: ProgramSetup): Promise<EndedProgram> {
  const { system, terminal } = setup;
  const stores = { stdout: createOutputStore(), stderr: createOutputStore() };
  const startedAt = system.now();
  const zero = system.monotonicMs();
  const nowMs = () => Math.round((system.monotonicMs() - zero) * 1000) / 1000;
  const ownGroup = !terminal && system.platform !== "win32";
  const stopSignals: string[] = [];
  let exit: { exitCode: number | null; signal: string | null; atMs: number } | null = null;
  let notStarted: string | null = null;
  let stoppedBy: EndedProgram["stoppedBy"] = null;
  let stoppedAtMs: number | null = null;
  let interruptedAtMs: number | null = null;
  let timeLimit: NodeJS.Timeout | undefined;

  return new Promise((resolve) => {
    let child: ChildProcess;
    let over = false;
    /** Streams that wait until what they gave has been shown. */
    let showing = 0;
    const finish = (leftBehind: boolean) => {
      if (over) return;
      over = true;
      clearTimeout(timeLimit);
      setup.signal.removeEventListener("abort", endNow);
      setup.interrupt.removeEventListener("abort", passOn);
      child?.stdout?.destroy();
      child?.stderr?.destroy();
      const { exitCode = null, signal = null } = exit ?? {};
      const durationMs = exit?.atMs ?? nowMs();
      resolve({
        ...{ startedAt, exitCode, signal, durationMs, notStarted, stoppedBy, stoppedAtMs },
        ...{ interruptedAtMs, stopSignals, leftBehind, ...stores },
      });
    };

    const stop = async (
      reason: NonNullable<typeof stoppedBy>,
      ladder: typeof LADDER | typeof SHORT_LADDER,
    ) => {
      if (over || (stoppedBy !== null && ladder === LADDER)) return;
      stoppedBy ??= reason;
      stoppedAtMs ??= nowMs();
      for (const { signal, patienceMs } of ladder) {
        if (over) return;
        stopSignals.push(signal);
        if (child.pid !== undefined) await signalTree({ system, pid: child.pid, ownGroup, signal });
        await closedWithin(patienceMs);
        if (over) return;
        // What is left then are strangers to the program's own end, and they have had all signals.
        if (exit !== null && signal === "SIGKILL") break;
      }
      finish(true);
    };
    const endNow = () => void stop("interrupt", SHORT_LADDER);
    const passOn = () => {
      interruptedAtMs = nowMs();
      if (!terminal && child.pid !== undefined)
        void signalTree({ system, pid: child.pid, ownGroup, signal: "SIGINT" });
    };
    // A slow reader of ours is no sign of somebody left behind.
    const leave = () => (showing > 0 ? void setTimeout(leave, LEFT_BEHIND_MS) : finish(true));
    const closedWithin = (ms: number) =>
      new Promise<void>((done) => {
        if (over) return done();
        const timer = setTimeout(done, ms);
        child.once("close", () => {
          clearTimeout(timer);
          done();
        });
      });

    const refuse = (error: NodeJS.ErrnoException) => {
      if (exit !== null || child?.pid !== undefined) return;
      notStarted = error.code ?? error.message;
      finish(false);
    };
    if (setup.interrupt.aborted || setup.signal.aborted) {
      // Somebody who wants the end does not want a program that only begins.
      stoppedBy = "interrupt";
      stoppedAtMs = nowMs();
      notStarted = "interrupted";
      finish(false);
      return;
    }
    try {
      const { file, args, options } = spawnable(system, setup.command);
      child = spawn(file, args, {
        ...{ cwd: setup.cwd, env: setup.env, detached: ownGroup, windowsHide: true, ...options },
        stdio: ["inherit", "pipe", "pipe"],
      });
    } catch (error) {
      // Arguments with a zero byte, a folder that cannot be one.
      notStarted = error instanceof Error && "code" in error ? String(error.code) : String(error);
      finish(false);
      return;
    }
    child.on("error", refuse);
    child.once("spawn", () => setup.onStart());
    child.once("exit", (exitCode, signal) => {
      exit = { exitCode, signal, atMs: nowMs() };
      // With a time limit, what the program left behind is what the user came to see.
      if (setup.forSeconds === null && stoppedBy === null) setTimeout(leave, LEFT_BEHIND_MS);
    });
    child.once("close", () => finish(false));

    const watch = setup.until === null ? null : patternWatch(setup.until, () => void stop("pattern", LADDER));
    for (const name of ["stdout", "stderr"] as const) {
      const stream = child[name];
      stream?.on("error", () => {});
      stream?.on("data", (bytes: Buffer) => {
        stores[name].push(bytes, nowMs());
        watch?.(name, bytes);
        const shown = setup.onOutput(name, bytes);
        if (shown === undefined) return;
        stream.pause();
        showing += 1;
        void shown
          .catch(() => {})
          .then(() => {
            showing -= 1;
            stream.resume();
          });
      });
    }

    if (setup.forSeconds !== null)
      timeLimit = setTimeout(() => void stop("time-limit", LADDER), setup.forSeconds * 1000);
    setup.signal.addEventListener("abort", endNow, { once: true });
    setup.interrupt.addEventListener("abort", passOn, { once: true });
  });
}
