import { isDigit } from "../text/byte-kinds.ts";
import { isInsideWord } from "../text/inside-word.ts";
import type { Automaton } from "./automaton.ts";
import { type Pairs, reserve } from "./pairs.ts";
import type { Program } from "./program.ts";

export interface LiteralScan {
  /** The automaton's state where the walk stands; whoever knows it without walking may set it. */
  state: number;
  /** Goes on over `buffer[from, to)`. */
  advance(buffer: Uint8Array, from: number, to: number): void;
}

/** Shorter stretches are not worth four streams. */
const WORTH_SPLITTING = 4096;

/**
 * Runs the automaton over a stream. Long stretches are cut in four and walked at once, because one walk waits for memory
 * most of the time; a later quarter starts early enough that its state is right when it begins to count.
 * Adds to `hits` where a literal ends and the final state reached there.
 */
export function scanLiterals({ automaton, numbers }: Program, hits: Pairs): LiteralScan {
  const warmUp = Math.max(1, ...automaton.lengths);
  const lanes = [createLane(), createLane(), createLane(), createLane()] as const;
  const [one] = lanes;
  const take = (buffer: Uint8Array, { steps, states, count }: Lane, behind: number) => {
    reserve(hits, count);
    for (let index = 0; index < count; index++) {
      const end = behind + (steps[index] as number);
      const state = states[index] as number;
      const digits = numbers[state - automaton.firstFinal] as number;
      const start = end - digits;
      // Within a longer number; behind an escape such as `%20` it is none.
      if (digits !== 0 && isDigit(buffer[start - 1]) && isInsideWord(buffer, start)) continue;
      hits.places[hits.count] = end;
      hits.values[hits.count++] = state;
    }
  };
  const scan: LiteralScan = {
    state: 0,
    advance(buffer, from, to) {
      one.state = scan.state;
      const quarter = (to - from) >> 2;
      let rest = from;
      if (to - from >= WORTH_SPLITTING && quarter > warmUp) {
        for (const [index, lane] of lanes.entries()) {
          makeLong(lane, quarter);
          if (index > 0) lane.state = stateAt(automaton, buffer, { at: from + index * quarter, warmUp });
        }
        walkFour(automaton, buffer, { from, quarter, lanes });
        for (const [index, lane] of lanes.entries()) take(buffer, lane, from + index * quarter + 1);
        one.state = lanes[3].state;
        rest = from + 4 * quarter;
      }
      makeLong(one, to - rest);
      walk(automaton, buffer, { from: rest, to, lane: one });
      take(buffer, one, rest + 1);
      scan.state = one.state;
    },
  };
  return scan;
}

/** One walk through the automaton: its state, and the hits of one stretch, counted from the beginning of the stretch. */
interface Lane {
  state: number;
  steps: Uint32Array;
  states: Uint16Array;
  count: number;
}

function createLane(): Lane {
  return { state: 0, steps: new Uint32Array(0), states: new Uint16Array(0), count: 0 };
}

/** Room for a hit at every byte. */
function makeLong(lane: Lane, length: number): void {
  lane.count = 0;
  if (lane.steps.length >= length) return;
  lane.steps = new Uint32Array(length);
  lane.states = new Uint16Array(length);
}

/** The state at a place, from so many bytes before it as the longest literal has. */
function stateAt(
  { classes, next, shift }: Automaton,
  buffer: Uint8Array,
  { at, warmUp }: { at: number; warmUp: number },
): number {
  let state = 0;
  for (let from = at - warmUp; from < at; from++)
    state = next[(state << shift) | (classes[buffer[from] as number] as number)] as number;
  return state;
}

function walk(
  { classes, next, shift, firstFinal }: Automaton,
  buffer: Uint8Array,
  { from, to, lane }: { from: number; to: number; lane: Lane },
): void {
  const { steps, states } = lane;
  const start = from | 0;
  const length = (to - from) | 0;
  let { state } = lane;
  let count = 0;
  for (let step = 0; step < length; step++) {
    state = next[(state << shift) | (classes[buffer[start + step] as number] as number)] as number;
    if (state >= firstFinal) {
      steps[count] = step;
      states[count++] = state;
    }
  }
  lane.state = state;
  lane.count = count;
}

/** Offsets are made whole numbers (`| 0`) for V8, which compiles the loop anew whenever one comes as a fraction might. */
function walkFour(
  { classes, next, shift, firstFinal }: Automaton,
  buffer: Uint8Array,
  { from, quarter, lanes }: { from: number; quarter: number; lanes: readonly [Lane, Lane, Lane, Lane] },
): void {
  const [laneA, laneB, laneC, laneD] = lanes;
  const [one, two, three, four] = [
    from | 0,
    (from + quarter) | 0,
    (from + 2 * quarter) | 0,
    (from + 3 * quarter) | 0,
  ];
  const { steps: stepsA, states: statesA } = laneA;
  const { steps: stepsB, states: statesB } = laneB;
  const { steps: stepsC, states: statesC } = laneC;
  const { steps: stepsD, states: statesD } = laneD;
  let [a, b, c, d] = [laneA.state, laneB.state, laneC.state, laneD.state];
  let [countA, countB, countC, countD] = [0, 0, 0, 0];
  for (let step = 0; step < quarter; step++) {
    a = next[(a << shift) | (classes[buffer[one + step] as number] as number)] as number;
    b = next[(b << shift) | (classes[buffer[two + step] as number] as number)] as number;
    c = next[(c << shift) | (classes[buffer[three + step] as number] as number)] as number;
    d = next[(d << shift) | (classes[buffer[four + step] as number] as number)] as number;
    if (a >= firstFinal) {
      stepsA[countA] = step;
      statesA[countA++] = a;
    }
    if (b >= firstFinal) {
      stepsB[countB] = step;
      statesB[countB++] = b;
    }
    if (c >= firstFinal) {
      stepsC[countC] = step;
      statesC[countC++] = c;
    }
    if (d >= firstFinal) {
      stepsD[countD] = step;
      statesD[countD++] = d;
    }
  }
  for (const [lane, state, count] of [
    [laneA, a, countA],
    [laneB, b, countB],
    [laneC, c, countC],
    [laneD, d, countD],
  ] as const) {
    lane.state = state;
    lane.count = count;
  }
}
