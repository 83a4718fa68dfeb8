import { type Pairs, reserve } from "./pairs.ts";

/** The beginning of a note: its number of shape words, the automaton's state before and behind the line, counts of hits and runs. */
const WORDS = 0;
const STATE = 1;
const NEXT_STATE = 2;
const LITERALS = 3;
const RUNS = 4;
const SHAPE = 5;

/** Room for notes, in numbers of four bytes, and for so many of them; when either is used up all are forgotten. */
const ROOM = 1 << 20;
const MOST_NOTES = 1 << 14;
const SLOTS = 4 * MOST_NOTES;
/** A longer line has no shape. */
const LONGEST_LINE = 4096;
/** An odd number with its bits scattered: multiplying by it stirs a hash. */
const MIX = 0x2c1b3c6d;

/**
 * What was found in lines of one shape. Logs write the same lines over and over with other numbers; two lines that differ
 * in nothing but digits are the same to the automaton and to the search for runs, so neither has to read the second.
 */
export interface LineShapes {
  /** Each note: the head above, the shape's words, then place and value of every literal and run. */
  readonly notes: Int32Array;
  /** Hash of shape and state → where its note begins; 0 is none. */
  readonly slots: Int32Array;
  /** The shape of the line that was read last: four bytes to a word, digits made zeros. */
  readonly shape: Int32Array;
  words: number;
  hash: number;
  used: number;
  count: number;
}

/** One that nobody uses: of each document and of each set of programs it takes a new one, which is large. */
let spare: LineShapes | null = null;

export function takeLineShapes(): LineShapes {
  const shapes = spare ?? createLineShapes();
  spare = null;
  forget(shapes);
  return shapes;
}

export function giveBack(shapes: LineShapes): void {
  spare = shapes;
}

function forget(shapes: LineShapes): void {
  shapes.slots.fill(0);
  shapes.used = 1;
  shapes.count = 0;
}

function createLineShapes(): LineShapes {
  return {
    notes: new Int32Array(ROOM),
    slots: new Int32Array(SLOTS),
    shape: new Int32Array(LONGEST_LINE / 4 + 4),
    words: 0,
    hash: 0,
    used: 1,
    count: 0,
  };
}

/**
 * Reads the shape of the line that begins at `from`: the offset behind its line feed; 0 if there is none before `to`, or the
 * line is too long. There are three bytes more than `to` in `bytes`.
 */
export function readShape(shapes: LineShapes, bytes: DataView, from: number, to: number): number {
  const { shape } = shapes;
  const limit = Math.min(to, from + LONGEST_LINE) | 0;
  let hash = 0;
  let words = 0;
  let at = from | 0;
  let feed = 0;
  let word = 0;
  for (; at < limit; at += 4) {
    word = bytes.getInt32(at, true);
    feed = lineFeedsIn(word);
    if (feed !== 0) break;
    word = withoutDigits(word);
    shape[words++] = word;
    hash = Math.imul(hash ^ word, MIX);
  }
  // The lowest bit that is set is that of the first line feed; what stands behind it belongs to the next line.
  const bits = 32 - Math.clz32(feed & -feed);
  const end = at + (bits >> 3);
  if (feed === 0 || end > limit) return 0;
  word = withoutDigits(bits === 32 ? word : word & ((1 << bits) - 1));
  shape[words++] = word;
  hash = Math.imul(hash ^ word, MIX);
  // Zeros up to the next four words, which are compared at once.
  while ((words & 3) !== 0) shape[words++] = 0;
  shapes.words = words;
  shapes.hash = hash;
  return end;
}

/** The highest bit of the first of four bytes that is a line feed, and maybe of later ones: taking a one borrows where a byte is zero. */
function lineFeedsIn(word: number): number {
  const differs = word ^ 0x0a0a0a0a;
  return (differs - 0x01010101) & ~differs & 0x80808080;
}

/**
 * Makes zeros of the digits among four bytes, all at once: two sums carry into a byte's highest bit where it is at least `0`
 * and where it is beyond `9`; from that bit come the four low bits to be cleared.
 */
function withoutDigits(word: number): number {
  const low = word & 0x7f7f7f7f;
  const digits = (low + 0x50505050) & ~(low + 0x46464646) & ~word & 0x80808080;
  return word & ~((digits >>> 3) - (digits >>> 7));
}

/** The note of a line that had the shape read last and began in this state; 0 if there is none. */
export function noteOf(shapes: LineShapes, state: number): number {
  return shapes.slots[slotOf(shapes, state)] as number;
}

function slotOf(shapes: LineShapes, state: number): number {
  const { slots } = shapes;
  let slot = Math.imul(shapes.hash ^ state, 0x9e3779b1) >>> 16;
  for (let note = slots[slot] as number; note !== 0; note = slots[slot] as number) {
    if (isNoteOf(shapes, note, state)) break;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return slot;
}

function isNoteOf({ notes, shape, words }: LineShapes, note: number, state: number): boolean {
  if (notes[note + WORDS] !== words || notes[note + STATE] !== state) return false;
  let at = (note + SHAPE) | 0;
  let differs = 0;
  for (let index = 0; index < words && differs === 0; index += 4, at += 4)
    differs =
      ((notes[at] as number) ^ (shape[index] as number)) |
      ((notes[at + 1] as number) ^ (shape[index + 1] as number)) |
      ((notes[at + 2] as number) ^ (shape[index + 2] as number)) |
      ((notes[at + 3] as number) ^ (shape[index + 3] as number));
  return differs === 0;
}

/** Adds what a note tells of a line that begins at `from`; the automaton's state behind the line. */
export function recall(
  { notes }: LineShapes,
  note: number,
  from: number,
  literals: Pairs,
  runs: Pairs,
): number {
  const first = note + SHAPE + (notes[note + WORDS] as number);
  const second = copyOut(notes, first, notes[note + LITERALS] as number, literals, from);
  copyOut(notes, second, notes[note + RUNS] as number, runs, from);
  return notes[note + NEXT_STATE] as number;
}

function copyOut(notes: Int32Array, first: number, pairs: number, to: Pairs, from: number): number {
  if (pairs === 0) return first;
  reserve(to, pairs);
  const { places, values } = to;
  let { count } = to;
  let at = first | 0;
  for (const end = count + pairs; count < end; count++, at += 2) {
    places[count] = (notes[at] as number) + from;
    values[count] = notes[at + 1] as number;
  }
  to.count = count;
  return at;
}

/** Notes the last so many literals and runs as those of the line read last, which begins at `from`. */
export function remember(
  shapes: LineShapes,
  { state, nextState, from }: { state: number; nextState: number; from: number },
  literals: { pairs: Pairs; last: number },
  runs: { pairs: Pairs; last: number },
): void {
  const { notes, slots, words } = shapes;
  const length = SHAPE + words + 2 * (literals.last + runs.last);
  if (shapes.used + length > ROOM || shapes.count === MOST_NOTES) forget(shapes);
  const note = shapes.used;
  notes[note + WORDS] = words;
  notes[note + STATE] = state;
  notes[note + NEXT_STATE] = nextState;
  notes[note + LITERALS] = literals.last;
  notes[note + RUNS] = runs.last;
  notes.set(shapes.shape.subarray(0, words), note + SHAPE);
  let at = note + SHAPE + words;
  for (const { pairs, last } of [literals, runs])
    for (let index = pairs.count - last; index < pairs.count; index++) {
      notes[at++] = (pairs.places[index] as number) - from;
      notes[at++] = pairs.values[index] as number;
    }
  slots[slotOf(shapes, state)] = note;
  shapes.used += length;
  shapes.count++;
}
