/** Finds many literals at once in bytes: an Aho-Corasick automaton (letter case, digits and other scripts folded). */
export interface Automaton {
  /** `next[(state << SHIFT) | CLASSES[byte]]` is the following state. */
  readonly next: Uint16Array;
  /** States from here on end a literal. */
  readonly firstFinal: number;
  /** For each final state (minus `firstFinal`): the literals that end there, longest first. */
  readonly found: readonly (readonly number[])[];
}

const MAX_STATES = 65_535;

/**
 * The symbol of a byte: letters lose their case (and brackets become braces, as their numbers have it), digits become `#`,
 * control characters a line feed, the bytes of other scripts one of four: so there are 62, and a state's row is short.
 */
export function fold(byte: number): number {
  if (byte < 0x20) return 0x0a;
  if (byte >= 0x41 && byte <= 0x5d) return byte + 0x20;
  if (byte >= 0x80) return 0x80 | (byte & 3);
  return byte >= 0x30 && byte <= 0x39 ? 0x23 : byte;
}

/** The place of a byte's symbol in a row. */
export const CLASSES = new Uint8Array(256);
/** A row has `1 << SHIFT` places. */
export const SHIFT = 6;
const WIDTH = 1 << SHIFT;
const symbols = [...new Set(Array.from(CLASSES, (_, byte) => fold(byte)))];
for (let byte = 0; byte < 256; byte++) CLASSES[byte] = symbols.indexOf(fold(byte));

/**
 * Compiles folded literals (latin1), which are distinct and sorted; `null` when there would be too many states.
 *
 * Character by character of all literals: a missing edge is that of the longest suffix that begins some literal, whose row
 * is copied whole, once all edges to states of its length are there. States that end a literal get the highest numbers, so
 * that one comparison per byte tells a hit.
 */
export function compileAutomaton(literals: readonly string[]): Automaton | null {
  // Characters of texts cost more than bytes until V8 has compiled this.
  const bytes = Buffer.from(literals.join(""), "latin1");
  const starts = startsOf(literals);
  const shared = sharedWithLast(bytes, starts);
  let states = 1 + bytes.length;
  for (let index = 0; index < shared.length; index++) states -= shared[index] as number;
  if (states > MAX_STATES) return null;
  const next = new Uint16Array(states << SHIFT);
  const found: number[][] = [];
  /** The state that each literal has come to. */
  const reached = new Uint16Array(literals.length);
  let plain = 1;
  let unfinished = literals.map((_, index) => index);
  for (let at = 0; unfinished.length > 0; at++) {
    const goOn: number[] = [];
    /** States and their suffixes, in turn. */
    const added: number[] = [];
    let state = 0;
    for (let place = 0; place < unfinished.length; place++) {
      const index = unfinished[place] as number;
      const from = (starts[index] as number) + at;
      const isLast = from + 1 === starts[index + 1];
      if ((shared[index] as number) <= at) {
        const slot = ((reached[index] as number) << SHIFT) | (CLASSES[bytes[from] as number] as number);
        const suffix = next[slot] as number;
        const inherited = found[states - 1 - suffix];
        if (isLast) state = states - found.push(inherited ? [index, ...inherited] : [index]);
        else state = inherited ? states - found.push(inherited) : plain++;
        next[slot] = state;
        added.push(state, suffix);
      }
      reached[index] = state;
      if (!isLast) goOn.push(index);
    }
    for (let place = 0; place < added.length; place += 2) {
      const row = (added[place + 1] as number) << SHIFT;
      next.copyWithin((added[place] as number) << SHIFT, row, row + WIDTH);
    }
    unfinished = goOn;
  }
  return { next, firstFinal: plain, found: found.reverse() };
}

/** Where each literal begins when all stand in a row, and where the last one ends. */
function startsOf(literals: readonly string[]): Uint32Array {
  const starts = new Uint32Array(literals.length + 1);
  for (let index = 0; index < literals.length; index++)
    starts[index + 1] = (starts[index] as number) + (literals[index] as string).length;
  return starts;
}

/** How many characters each literal begins like the one before it. */
function sharedWithLast(bytes: Uint8Array, starts: Uint32Array): Uint16Array {
  const shared = new Uint16Array(starts.length - 1);
  for (let index = 1; index < shared.length; index++) {
    const [last, start] = [starts[index - 1] as number, starts[index] as number];
    let length = 0;
    while (last + length < start && bytes[last + length] === bytes[start + length]) length++;
    shared[index] = length;
  }
  return shared;
}
