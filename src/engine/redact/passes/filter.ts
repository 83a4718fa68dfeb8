import { createTakenColours } from "../text/taken-colours.ts";
import { textOf } from "../text/text-of.ts";
import { learnHidden, learnInner, startLearning } from "./learn.ts";
import { type Rewriting, startRewriting } from "./rewrite.ts";
import type { Session } from "./session.ts";

/** So much of a stream that can be read only once is learned from before anything of it is written. */
const FIRST_BLOCK = 8 << 20;
/** After so much more, and so much for every known value, what was found since is looked for too: to begin anew takes time. */
const STEP = 4 << 20;
const STEP_PER_VALUE = 16 << 10;

/** Both passes over a stream that can be read only once. */
export async function* filter(
  session: Session,
  input: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<Uint8Array> {
  const { knowledge } = session;
  const waiting: Buffer[] = [];
  const seen = learnHidden(session);
  const taken = session.keepsColours ? createTakenColours() : null;
  let length = 0;
  let until = FIRST_BLOCK;
  let current: Rewriting | null = null;
  let programs = knowledge.shapes();
  const begin = (whole: number): Rewriting => {
    const learning = startLearning(session);
    for (const part of waiting) learning.push(part);
    learning.end();
    programs = knowledge.everything(whole);
    return startRewriting(session, where, whole, { seen, taken });
  };
  /** Rewrites what has waited, part by part, so that it is not held twice. */
  function* takeUp({ scan, output }: Rewriting): Generator<Uint8Array> {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      scan.push(part);
      yield* output.take(false);
    }
  }
  const goOn = ({ scan }: Rewriting) => {
    learnInner(session);
    const known = knowledge.everything(Number.POSITIVE_INFINITY);
    if (known[0] !== programs[0]) scan.use(known);
    programs = known;
  };
  for await (const part of textOf(input, taken))
    for (let at = 0; at < part.length; ) {
      // Cut at the same places whatever pieces it comes in.
      const piece = part.subarray(at, at + until - length);
      at += piece.length;
      length += piece.length;
      if (current === null) waiting.push(Buffer.from(piece));
      else current.scan.push(piece);
      if (length === until) {
        if (current !== null) goOn(current);
        else {
          current = begin(Number.POSITIVE_INFINITY);
          yield* takeUp(current);
        }
        until += STEP + STEP_PER_VALUE * knowledge.size();
      }
      if (current !== null) yield* current.output.take(false);
    }
  current ??= begin(length);
  yield* takeUp(current);
  current.scan.end();
  yield* current.output.take(true);
}
