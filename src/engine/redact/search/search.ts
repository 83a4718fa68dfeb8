import {
  giveBack,
  type LineShapes,
  noteOf,
  readShape,
  recall,
  remember,
  takeLineShapes,
} from "./line-shapes.ts";
import { scanLiterals } from "./literal-scan.ts";
import { createPairs, type Pairs, shift } from "./pairs.ts";
import { type Program, shortestRun } from "./program.ts";
import { findRuns } from "./runs.ts";

/** Finds the places a program's redactors are asked about; the caller takes them off the front. */
export interface Search {
  /** Where literals end, and the final state of the automaton there. */
  readonly literals: Pairs;
  /** Where runs begin, and how long they are. */
  readonly runs: Pairs;
  /** Goes on from `from`, where the last call ended, to the end of what has arrived. */
  advance(buffer: Buffer, from: number, to: number, atEnd: boolean): void;
  /** Reads what another search has read, to go on behind it; what was found there is the other's. */
  catchUp(buffer: Buffer, from: number, to: number): void;
  /** The buffer's first bytes are gone. */
  shift(gone: number): void;
  /** It will not go on: others may use its memory. What it found can still be taken off. */
  end(): void;
}

/** Up to so many bytes are read without a memory for shapes, which would not pay. */
const WORTH_REMEMBERING = 1 << 20;
const LINE_FEED = 0x0a;

export function startSearch(program: Program): Search {
  const literals = createPairs();
  const runs = createPairs();
  const walk = scanLiterals(program, literals);
  const finder = program.runOwners.length > 0 ? findRuns(shortestRun(program.runOwners), runs) : null;
  let shapes: LineShapes | null = null;
  let read = 0;
  /** Whether the search stands at the beginning of a line. */
  let fresh = true;
  const readPlain = (buffer: Buffer, from: number, to: number, atEnd: boolean) => {
    walk.advance(buffer, from, to);
    finder?.find(buffer, to, atEnd);
  };
  /** What a line holds, from the note of its shape or by reading it. */
  const readLine = (memory: LineShapes, buffer: Buffer, from: number, to: number) => {
    const { state } = walk;
    const note = noteOf(memory, state);
    if (note !== 0) {
      walk.state = recall(memory, note, from, literals, runs);
      if (finder) finder.begin = to;
      return;
    }
    const waiting = [literals.count - literals.first, runs.count - runs.first] as const;
    readPlain(buffer, from, to, false);
    remember(
      memory,
      { state, nextState: walk.state, from },
      { pairs: literals, last: literals.count - literals.first - waiting[0] },
      { pairs: runs, last: runs.count - runs.first - waiting[1] },
    );
  };
  const readLines = (memory: LineShapes, buffer: Buffer, from: number, to: number) => {
    const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
    let at = from;
    while (at < to) {
      // A line that began before this piece, or ends behind it, is read like any text.
      const end = fresh ? readShape(memory, view, at, to) : 0;
      if (end !== 0) {
        readLine(memory, buffer, at, end);
        at = end;
        continue;
      }
      const feed = buffer.indexOf(LINE_FEED, at);
      fresh = feed !== -1 && feed < to;
      const stop = fresh ? feed + 1 : to;
      readPlain(buffer, at, stop, false);
      at = stop;
    }
  };
  return {
    literals,
    runs,
    advance(buffer, from, to, atEnd) {
      read += to - from;
      if (read > WORTH_REMEMBERING) shapes ??= takeLineShapes();
      if (shapes) readLines(shapes, buffer, from, to);
      else {
        readPlain(buffer, from, to, atEnd);
        fresh = buffer[to - 1] === LINE_FEED;
      }
      if (atEnd) finder?.find(buffer, to, true);
    },
    catchUp(buffer, from, to) {
      if (finder) finder.begin = from;
      readPlain(buffer, from, to, false);
      fresh = buffer[to - 1] === LINE_FEED;
      literals.first = literals.count;
      runs.first = runs.count;
    },
    shift(gone) {
      shift(literals, gone);
      shift(runs, gone);
      if (finder) finder.begin -= gone;
    },
    end() {
      if (shapes) giveBack(shapes);
      shapes = null;
    },
  };
}
