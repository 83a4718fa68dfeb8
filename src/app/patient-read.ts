import type { Artifact } from "../model/artifact.ts";

/** A network drive that has gone answers never; a slow one answers within this time. */
const LONGEST_WAIT_MS = 20_000;

/** The artifact, whose reading fails when nothing comes for a while: a hang would hold up the whole report. */
export function patient(artifact: Artifact, waitMs = LONGEST_WAIT_MS): Artifact {
  return { ...artifact, open: () => read(artifact.open(), waitMs) };
}

async function* read(source: AsyncIterable<Uint8Array>, waitMs: number): AsyncGenerator<Uint8Array> {
  const parts = source[Symbol.asyncIterator]();
  let hangs = false;
  try {
    for (;;) {
      const next = await within(parts.next(), waitMs);
      if (next === null) {
        hangs = true;
        throw new Error(`nothing more of it came within ${waitMs / 1000} s`);
      }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // What hangs does not answer to its end either.
    const ended = parts.return?.();
    if (hangs) ended?.catch(() => {});
    else await ended;
  }
}

async function within<T>(work: Promise<T>, waitMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), waitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
