import { isDigit } from "../text/byte-kinds.ts";
import { isInsideWord } from "../text/inside-word.ts";
import { type Automaton, CLASSES, SHIFT } from "./automaton.ts";
import { type Pairs, reserve } from "./pairs.ts";
import type { Program } from "./program.ts";

export interface LiteralScan {
  /** The automaton's state where the walk stands; whoever knows it without walking may set it. */
  state: number;
  /** Goes on over `buffer[from, to)`. */
  advance(buffer: Uint8Array, from: number, to: number): void;
}

/** So much is walked over at once. */
const STRETCH = 4096;

/** Runs the automaton over a stream. Adds to `hits` where a literal ends and the final state reached there. */
export function scanLiterals({ automaton, numbers }: Program, hits: Pairs): LiteralScan {
  const scan: LiteralScan = {
    state: 0,
    advance(buffer, from, to) {
      for (let at = from; at < to; at += STRETCH) {
        const stop = Math.min(to, at + STRETCH);
        // Room for a hit at every byte.
        reserve(hits, stop - at);
        const { count } = hits;
        scan.state = walk(automaton, buffer, { state: scan.state, from: at, to: stop, hits });
        takeOutParts(buffer, hits, count);
      }
    },
  };
  /** Takes out, from the given hit on, the numbers that stand within a longer one; behind an escape such as `%20` none does. */
  const takeOutParts = (buffer: Uint8Array, { places, values }: Pairs, from: number) => {
    let kept = from;
    for (let index = from; index < hits.count; index++) {
      const end = places[index] as number;
      const state = values[index] as number;
      const digits = numbers[state - automaton.firstFinal] as number;
      const start = end - digits;
      if (digits !== 0 && isDigit(buffer[start - 1]) && isInsideWord(buffer, start)) continue;
      places[kept] = end;
      values[kept++] = state;
    }
    hits.count = kept;
  };
  return scan;
}

/** Offsets are made whole numbers (`| 0`) for V8, which compiles the loop anew whenever one comes as a fraction might. */
function walk(
  { next, firstFinal }: Automaton,
  buffer: Uint8Array,
  { state: before, from, to, hits }: { state: number; from: number; to: number; hits: Pairs },
): number {
  const { places, values } = hits;
  let { count } = hits;
  let state = before;
  const end = to | 0;
  for (let at = from | 0; at < end; at++) {
    state = next[(state << SHIFT) | (CLASSES[buffer[at] as number] as number)] as number;
    if (state >= firstFinal) {
      places[count] = at + 1;
      values[count++] = state;
    }
  }
  hits.count = count;
  return state;
}
