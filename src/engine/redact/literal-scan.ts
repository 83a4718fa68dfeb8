import type { Automaton } from "./automaton.ts";

/** Where literals end in a stream, in order; the caller takes them off the front. */
export interface LiteralHits {
  /** Document offset behind the literal's last byte. */
  ends: Float64Array;
  /** The final state reached there. */
  states: Uint16Array;
  first: number;
  count: number;
}

export interface LiteralScan {
  readonly hits: LiteralHits;
  /** Goes on over `buffer[from, to)`, whose first byte stands at `base + from` of the document. */
  advance(buffer: Uint8Array, span: { from: number; to: number; base: number }): void;
}

/** Shorter stretches are not worth four streams. */
const WORTH_SPLITTING = 4096;
/** Behind so many bytes a document is worth the wide table. */
const LONG_DOCUMENT = 1 << 18;

/**
 * Runs the automaton over a stream. Of a long document each stretch is cut in four and walked at once, because one walk waits
 * for memory most of the time; a later quarter starts early enough that its state is right when it begins to count.
 */
export function scanLiterals(automaton: Automaton): LiteralScan {
  const { classes, next, shift, firstFinal, lengths } = automaton;
  const warmUp = Math.max(1, ...lengths);
  const hits: LiteralHits = {
    ends: new Float64Array(1024),
    states: new Uint16Array(1024),
    first: 0,
    count: 0,
  };
  /** The hits of each quarter, written side by side and put in order afterwards. */
  let lanes = createLanes(0);
  let state = 0;

  const add = (end: number, reached: number) => {
    if (hits.count === hits.ends.length) makeRoom(hits);
    hits.ends[hits.count] = end;
    hits.states[hits.count++] = reached;
  };
  const walk = (buffer: Uint8Array, from: number, to: number, base: number) => {
    let s = state;
    for (let at = from; at < to; at++) {
      s = next[(s << shift) | (classes[buffer[at] as number] as number)] as number;
      if (s >= firstFinal) add(base + at + 1, s);
    }
    state = s;
  };
  const settleAt = (buffer: Uint8Array, at: number) => {
    let s = 0;
    for (let from = at - warmUp; from < at; from++)
      s = next[(s << shift) | (classes[buffer[from] as number] as number)] as number;
    return s;
  };
  const walkFour = (buffer: Uint8Array, from: number, quarter: number, base: number) => {
    const [two, three, four] = [from + quarter, from + 2 * quarter, from + 3 * quarter];
    let a = state;
    let b = settleAt(buffer, two);
    let c = settleAt(buffer, three);
    let d = settleAt(buffer, four);
    const wide = automaton.wide();
    if (lanes.room < quarter) lanes = createLanes(quarter);
    const [atA, atB, atC, atD] = lanes.steps;
    const [stateA, stateB, stateC, stateD] = lanes.states;
    let [countA, countB, countC, countD] = [0, 0, 0, 0];
    for (let step = 0; step < quarter; step++) {
      a = wide[(a << 8) | (buffer[from + step] as number)] as number;
      b = wide[(b << 8) | (buffer[two + step] as number)] as number;
      c = wide[(c << 8) | (buffer[three + step] as number)] as number;
      d = wide[(d << 8) | (buffer[four + step] as number)] as number;
      if (a >= firstFinal) {
        atA[countA] = step;
        stateA[countA++] = a;
      }
      if (b >= firstFinal) {
        atB[countB] = step;
        stateB[countB++] = b;
      }
      if (c >= firstFinal) {
        atC[countC] = step;
        stateC[countC++] = c;
      }
      if (d >= firstFinal) {
        atD[countD] = step;
        stateD[countD++] = d;
      }
    }
    state = d;
    for (const [lane, count] of [countA, countB, countC, countD].entries()) {
      const { [lane]: steps } = lanes.steps;
      const { [lane]: states } = lanes.states;
      const behind = base + from + lane * quarter + 1;
      for (let index = 0; index < count; index++)
        add(behind + (steps?.[index] as number), states?.[index] as number);
    }
  };
  return {
    hits,
    advance(buffer, { from, to, base }) {
      const quarter = (to - from) >> 2;
      if (base + to < LONG_DOCUMENT || to - from < WORTH_SPLITTING || quarter <= warmUp) {
        walk(buffer, from, to, base);
        return;
      }
      walkFour(buffer, from, quarter, base);
      walk(buffer, from + 4 * quarter, to, base);
    },
  };
}

type Four<Kind> = readonly [Kind, Kind, Kind, Kind];

interface Lanes {
  readonly room: number;
  readonly steps: Four<Uint32Array>;
  readonly states: Four<Uint16Array>;
}

function createLanes(room: number): Lanes {
  const steps = () => new Uint32Array(room);
  const states = () => new Uint16Array(room);
  return {
    room,
    steps: [steps(), steps(), steps(), steps()],
    states: [states(), states(), states(), states()],
  };
}

/** Forgets hits that were taken off the front; doubles the room when that does not help. */
function makeRoom(hits: LiteralHits): void {
  const left = hits.count - hits.first;
  const roomy = left * 2 <= hits.ends.length;
  const ends = roomy ? hits.ends : new Float64Array(hits.ends.length * 2);
  const states = roomy ? hits.states : new Uint16Array(hits.states.length * 2);
  ends.set(hits.ends.subarray(hits.first, hits.count));
  states.set(hits.states.subarray(hits.first, hits.count));
  hits.ends = ends;
  hits.states = states;
  hits.first = 0;
  hits.count = left;
}
