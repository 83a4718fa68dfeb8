import type { System } from "../../model/system.ts";
import { type AddressNames, childEnvironment } from "./program/child-environment.ts";
import { createHookFolder, type HookFolder } from "./program/hook-folder.ts";
import { runProgram } from "./program/run-program.ts";
import { readRecorder } from "./recorder/read-recorder.ts";
import { type RunResult, runResult } from "./run-result.ts";
import { startTap, type Tap } from "./tap/tap.ts";
import type { Endpoint, WireConnection } from "./wire-value.ts";

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
  return runResult({ options, ended, tap, recorder, environment, startedAtMs });
}

/** Whether the newest connection of that moment had received next valid id, or TWS had ended it. */
function wasOver(connections: readonly WireConnection[], atMs: number): boolean {
  const newest = connections.findLast(({ openedAtMs }) => openedAtMs <= atMs);
  if (newest === undefined) return false;
  const hungUp = newest.twsEnd !== null && newest.closedFirst === "tws" && newest.twsEnd.atMs <= atMs;
  return hungUp || newest.messages.some(({ name, atMs: at }) => name === "nextValidId" && at <= atMs);
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
