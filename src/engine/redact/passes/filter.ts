import { textOf } from "../text/text-of.ts";
import { startLearning } from "./learn.ts";
import { type Rewriting, startRewriting } from "./rewrite.ts";
import type { Session } from "./session.ts";

/** So much of a stream that can be read only once is learned from before anything of it is written. */
const FIRST_BLOCK = 8 << 20;

/** Both passes over a stream that can be read only once. */
export async function* filter(
  session: Session,
  input: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<Uint8Array> {
  let waiting: Buffer[] = [];
  let length = 0;
  let current: Rewriting | null = null;
  const begin = (whole: number): Rewriting => {
    const learning = startLearning(session);
    for (const part of waiting) learning.push(part);
    learning.end();
    const rewriting = startRewriting(session, where, whole);
    for (const part of waiting) rewriting.scan.push(part);
    waiting = [];
    return rewriting;
  };
  for await (const part of textOf(input)) {
    if (current === null) {
      waiting.push(Buffer.from(part));
      length += part.length;
      if (length < FIRST_BLOCK) continue;
      current = begin(Number.POSITIVE_INFINITY);
    } else current.scan.push(part);
    yield* current.output.take(false);
  }
  current ??= begin(length);
  current.scan.end();
  yield* current.output.take(true);
}
