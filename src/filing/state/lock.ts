import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { System } from "../../model/system.ts";
import { pause } from "../../sinks/github/pause.ts";
import type { Timing } from "../timing.ts";

/** One process of this machine at a time; held from `acquire` until `release`. */
export interface Lock {
  /** Whether it is still ours: a machine that slept may have lost it. */
  held(): Promise<boolean>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
  readonly released: boolean;
}

const POLL_MS = 60;

/**
 * A lock of numbered files: the highest number holds it until it says `released` or its holder is dead.
 * Taking over means creating the next number, which the file system grants to one process alone;
 * the highest is never deleted, so a latecomer can see that he is late.
 */
export async function acquireLock(
  system: System,
  state: string,
  wait: Pick<Timing, "lockMs" | "beatMs" | "deadAfterMs"> & { readonly signal: AbortSignal },
): Promise<Lock | null> {
  const { files } = system;
  const folder = join(state, "lock");
  const path = (number: number) => join(folder, String(number).padStart(12, "0"));
  const me: Holder = {
    pid: process.pid,
    host: system.hostName,
    nonce: randomBytes(8).toString("hex"),
    released: false,
  };
  await files.makeFolder(folder);
  const end = performance.now() + wait.lockMs;
  while (performance.now() < end && !wait.signal.aborted) {
    const top = await highest(system, folder);
    if (top > 0 && (await isHeld(system, path(top), wait.deadAfterMs))) {
      await pause(POLL_MS * (0.5 + Math.random()), wait.signal);
      continue;
    }
    const mine = top + 1;
    if (!(await files.create(path(mine), JSON.stringify(me)))) continue;
    if ((await highest(system, folder)) !== mine) {
      await files.remove(path(mine));
      continue;
    }
    for (const name of await files.list(folder))
      if (Number(name) < mine) await files.remove(join(folder, name));
    let beating: Promise<void> | null = null;
    const beat = setInterval(() => {
      const written = () => {
        beating = null;
      };
      beating ??= files.writeAtomic(path(mine), JSON.stringify(me)).then(written, written);
    }, wait.beatMs);
    beat.unref();
    return {
      held: async () => (await highest(system, folder)) === mine,
      async release() {
        clearInterval(beat);
        // A sign of life that is still being written must not stand over the release.
        await beating;
        await files.writeAtomic(path(mine), JSON.stringify({ ...me, released: true }));
      },
    };
  }
  return null;
}

async function highest(system: System, folder: string): Promise<number> {
  const names = await system.files.list(folder);
  return Math.max(0, ...names.filter((name) => /^\d{12}$/.test(name)).map(Number));
}

async function isHeld(system: System, path: string, deadAfterMs: number): Promise<boolean> {
  const info = await system.files.info(path);
  if (info === null) return false;
  const silent = system.now().getTime() - info.modifiedMs > deadAfterMs;
  const holder = parseHolder(await system.files.text(path));
  // Not yet written by its creator, or damaged: its age decides.
  if (holder === null) return !silent;
  if (holder.released || silent) return false;
  return holder.host !== system.hostName || holder.pid === process.pid || isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function parseHolder(text: string | null): Holder | null {
  try {
    const holder: Holder = JSON.parse(text ?? "null");
    return typeof holder?.pid === "number" ? holder : null;
  } catch {
    return null;
  }
}
