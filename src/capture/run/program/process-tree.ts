import type { System } from "../../../model/system.ts";

const PS_MS = 2_000;
const KILL_MS = 5_000;

/** Sends a signal to the program and all it started, as far as they can be found. Windows knows ending only. */
export async function signalTree(setup: {
  system: System;
  pid: number;
  /** The program leads a process group of its own. */
  ownGroup: boolean;
  signal: NodeJS.Signals;
}): Promise<void> {
  const { system, pid, ownGroup, signal } = setup;
  if (system.platform === "win32") {
    await endOnWindows(system, pid, signal);
    return;
  }
  // Ctrl-C reaches a terminal's whole group; a politer signal is the program's to pass on.
  const others = signal === "SIGKILL" ? await descendants(system, pid) : [];
  if (ownGroup) send(-pid, signal);
  else send(pid, signal);
  for (const child of others) send(child, signal);
}

async function endOnWindows(system: System, pid: number, signal: NodeJS.Signals): Promise<void> {
  const taskkill = await system.programs.find("taskkill");
  if (taskkill === null) return;
  const force = signal === "SIGKILL" ? ["/F"] : [];
  await system.programs.run(taskkill, ["/PID", String(pid), "/T", ...force], { timeoutMs: KILL_MS });
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/** Also those that left the group. Children of processes that have ended are no longer found. */
async function descendants(system: System, root: number): Promise<number[]> {
  const ps = await system.programs.find("ps");
  if (ps === null) return [];
  const { stdout } = await system.programs.run(ps, ["-A", "-o", "pid=,ppid="], { timeoutMs: PS_MS });
  const children = new Map<number, number[]>();
  for (const line of stdout.split("\n")) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid && parent) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    for (const child of children.get(pid) ?? []) {
      found.push(child);
      open.push(child);
    }
  }
  return found;
}
