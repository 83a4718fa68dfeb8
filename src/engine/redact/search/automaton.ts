/** Finds many literals at once in bytes: an Aho-Corasick automaton (letter case, digits and other scripts folded). */
export interface Automaton {
  /** Byte → class: bytes that mean the same to all literals share one. */
  readonly classes: Uint8Array;
  /** `next[(state << shift) | class]` is the following state. */
  readonly next: Uint16Array;
  readonly shift: number;
  /** States from here on end a literal. */
  readonly firstFinal: number;
  /** For each final state (minus `firstFinal`): the literals that end there, longest first. */
  readonly found: readonly (readonly number[])[];
  /** Length of each literal. */
  readonly lengths: readonly number[];
}

const MAX_STATES = 65_535;

/**
 * The symbol of a byte: letters lose their case (and brackets become braces, as their numbers have it), digits become `#`,
 * control characters a line feed, the bytes of other scripts one of four: so there are 61 at most, and with 63 the table is half as large as with more.
 */
export function fold(byte: number): number {
  if (byte < 0x20) return 0x0a;
  if (byte >= 0x41 && byte <= 0x5d) return byte + 0x20;
  if (byte >= 0x80) return 0x80 | (byte & 3);
  return byte >= 0x30 && byte <= 0x39 ? 0x23 : byte;
}

/** Compiles folded literals (latin1); `null` when there would be too many states. */
export function compileAutomaton(literals: readonly string[]): Automaton | null {
  const { classes, count } = classify(literals);
  const tree = plant(literals, classes);
  if (tree === null) return null;
  const shift = Math.max(1, Math.ceil(Math.log2(count)));
  return {
    ...connect(tree, shift),
    classes,
    shift,
    lengths: literals.map((one) => one.length),
  };
}

function classify(literals: readonly string[]): { classes: Uint8Array; count: number } {
  const ofSymbol = new Uint8Array(256);
  let count = 1;
  for (const literal of literals) {
    for (let at = 0; at < literal.length; at++) {
      const symbol = literal.charCodeAt(at);
      if (ofSymbol[symbol] === 0) ofSymbol[symbol] = count++;
    }
  }
  const classes = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) classes[byte] = ofSymbol[fold(byte)] as number;
  return { classes, count };
}

/** The literals as a tree: a state's children are a linked list of siblings. */
interface Tree {
  readonly states: number;
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  readonly symbol: Uint8Array;
  /** The literals that end in a state. */
  readonly ends: (number[] | undefined)[];
}

function plant(literals: readonly string[], classes: Uint8Array): Tree | null {
  let room = 1;
  for (const literal of literals) room += literal.length;
  const firstChild = new Int32Array(room);
  const sibling = new Int32Array(room);
  const symbol = new Uint8Array(room);
  const ends: (number[] | undefined)[] = [];
  let states = 1;
  for (let index = 0; index < literals.length; index++) {
    const literal = literals[index] as string;
    let state = 0;
    for (let at = 0; at < literal.length; at++) {
      const wanted = classes[literal.charCodeAt(at)] as number;
      let child = firstChild[state] as number;
      while (child !== 0 && symbol[child] !== wanted) child = sibling[child] as number;
      if (child === 0) {
        child = states++;
        symbol[child] = wanted;
        sibling[child] = firstChild[state] as number;
        firstChild[state] = child;
      }
      state = child;
    }
    const list = ends[state];
    if (list) list.push(index);
    else ends[state] = [index];
  }
  return states > MAX_STATES ? null : { states, firstChild, sibling, symbol, ends };
}

/**
 * Makes it complete: a missing edge is that of the longest suffix that begins some literal, whose row is copied whole.
 * States that end a literal get the highest numbers, so that one comparison per byte tells a hit.
 */
function connect(
  { states, firstChild, sibling, symbol, ends }: Tree,
  shift: number,
): Pick<Automaton, "next" | "firstFinal" | "found"> {
  const width = 1 << shift;
  const next = new Uint16Array(states << shift);
  /** State of the tree → its number, and that of its suffix, which is shorter and has its number before. */
  const names = new Uint16Array(states);
  const suffixes = new Uint16Array(states);
  const found: number[][] = [];
  const queue = new Int32Array(states);
  let plain = 1;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const state = queue[head] as number;
    const row = (names[state] as number) << shift;
    const back = (suffixes[state] as number) << shift;
    if (state !== 0) next.copyWithin(row, back, back + width);
    for (let child = firstChild[state] as number; child !== 0; child = sibling[child] as number) {
      const slot = row | (symbol[child] as number);
      const suffix = next[slot] as number;
      const own = ends[child];
      const inherited = found[states - 1 - suffix];
      const name = own || inherited ? states - found.push([...(own ?? []), ...(inherited ?? [])]) : plain++;
      suffixes[child] = suffix;
      names[child] = name;
      next[slot] = name;
      queue[tail++] = child;
    }
  }
  return { next, firstFinal: plain, found: found.reverse() };
}
