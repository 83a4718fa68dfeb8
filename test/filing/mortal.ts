import type { Files, System } from "../../src/model/system.ts";
import { createSystem } from "../../src/system/index.ts";

/** A process that can be killed at any step: a step is one request, or one change on disk. */
export interface Mortal {
  readonly system: System;
  /** Settles when it died. */
  readonly died: Promise<void>;
  /** Names of the steps taken so far. */
  readonly steps: readonly string[];
  /** Gives the real `fetch` back. */
  release(): void;
}

/** Dies right after its step number `dieAfter`: that step has happened, but its result is never seen, and nothing follows. */
export function createMortal(env: Record<string, string>, dieAfter: number): Mortal {
  const steps: string[] = [];
  let dead = false;
  let die = () => {};
  const died = new Promise<void>((done) => {
    die = done;
  });
  const never = new Promise<never>(() => {});
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (dead) return never;
    const mine = steps.push(name);
    if (mine > dieAfter) {
      dead = true;
      die();
      return never;
    }
    const result = work();
    if (mine < dieAfter) return result;
    dead = true;
    await result.catch(() => {});
    die();
    return never;
  };
  const system = createSystem({ env });
  const { files } = system;
  const mortal: Files = {
    ...files,
    writeAtomic: (path, content) =>
      // The heart-beat of the lock comes by the clock; as a step it would make the count a matter of chance.
      /[\\/]lock[\\/]/.test(path) && String(content).includes('"released":false')
        ? dead
          ? never
          : files.writeAtomic(path, content)
        : step(`write ${place(path)}`, () => files.writeAtomic(path, content)),
    create: (path, content) => step(`create ${place(path)}`, () => files.create(path, content)),
    remove: (path) => step(`remove ${place(path)}`, () => files.remove(path)),
  };
  const real = globalThis.fetch;
  globalThis.fetch = (url, options) =>
    step(`${options?.method} ${new URL(String(url)).pathname}`, () => real(url, options));
  const release = () => {
    globalThis.fetch = real;
  };
  return { system: { ...system, files: mortal }, died, steps, release };
}

function place(path: string): string {
  return path.split(/[\\/]/).slice(-2)[0] ?? path;
}
