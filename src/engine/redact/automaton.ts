/** Finds many literals at once in bytes: an Aho-Corasick automaton over classes of bytes (letter case and digits folded). */
export interface Automaton {
  /** Byte → class. */
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

/** The symbol of a byte: letters lose their case, digits become `#`. */
export function fold(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte >= 0x30 && byte <= 0x39 ? 0x23 : byte;
}

/** Compiles literals given as latin1 text; `null` when there would be too many states. */
export function compileAutomaton(literals: readonly string[]): Automaton | null {
  const { classes, count } = classify(literals);
  const shift = Math.max(1, Math.ceil(Math.log2(count)));
  const width = 1 << shift;
  let total = 1;
  for (const literal of literals) total += literal.length;
  const tree = new Int32Array(Math.min(total, MAX_STATES) * width);
  const ends: (number[] | undefined)[] = [[]];
  const limit = tree.length >> shift;
  let states = 1;
  for (let index = 0; index < literals.length; index++) {
    const literal = literals[index] ?? "";
    let state = 0;
    for (let at = 0; at < literal.length; at++) {
      const slot = (state << shift) | (classes[literal.charCodeAt(at)] ?? 0);
      let child = tree[slot] ?? 0;
      if (child === 0) {
        if (states >= limit) return null;
        child = states++;
        tree[slot] = child;
      }
      state = child;
    }
    const list = ends[state];
    if (list) list.push(index);
    else ends[state] = [index];
  }
  link(tree, shift, states, ends);
  return renumber({ tree, shift, states, ends, classes, lengths: literals.map((one) => one.length) });
}

function classify(literals: readonly string[]): { classes: Uint8Array; count: number } {
  const used = new Uint8Array(256);
  for (const literal of literals)
    for (let at = 0; at < literal.length; at++) used[fold(literal.charCodeAt(at))] = 1;
  const classes = new Uint8Array(256);
  const ofSymbol = new Uint8Array(256);
  let count = 1;
  for (let byte = 0; byte < 256; byte++) {
    const symbol = fold(byte);
    if (used[symbol] === 0) continue;
    if (ofSymbol[symbol] === 0) ofSymbol[symbol] = count++;
    classes[byte] = ofSymbol[symbol] ?? 0;
  }
  return { classes, count };
}

/** Turns the tree into a complete automaton: missing edges follow the longest suffix that is a prefix of some literal. */
function link(tree: Int32Array, shift: number, states: number, ends: (number[] | undefined)[]): void {
  const width = 1 << shift;
  const fail = new Int32Array(states);
  const queue = new Int32Array(states);
  let head = 0;
  let tail = 0;
  for (let symbol = 0; symbol < width; symbol++) {
    const child = tree[symbol] ?? 0;
    if (child !== 0) queue[tail++] = child;
  }
  while (head < tail) {
    const state = queue[head++] ?? 0;
    const back = fail[state] ?? 0;
    const inherited = ends[back];
    if (inherited && inherited.length > 0) ends[state] = [...(ends[state] ?? []), ...inherited];
    const row = state << shift;
    const backRow = back << shift;
    for (let symbol = 0; symbol < width; symbol++) {
      const child = tree[row | symbol] ?? 0;
      if (child === 0) tree[row | symbol] = tree[backRow | symbol] ?? 0;
      else {
        fail[child] = tree[backRow | symbol] ?? 0;
        queue[tail++] = child;
      }
    }
  }
}

interface Linked {
  readonly tree: Int32Array;
  readonly shift: number;
  readonly states: number;
  readonly ends: readonly (number[] | undefined)[];
  readonly classes: Uint8Array;
  readonly lengths: readonly number[];
}

/** Gives final states the highest numbers, so that one comparison per byte tells a hit. */
function renumber({ tree, shift, states, ends, classes, lengths }: Linked): Automaton {
  const isFinal = (state: number) => state > 0 && (ends[state]?.length ?? 0) > 0;
  const name = new Int32Array(states);
  const found: number[][] = [];
  let plain = 0;
  for (let state = 0; state < states; state++) if (!isFinal(state)) name[state] = plain++;
  const firstFinal = plain;
  for (let state = 0; state < states; state++) {
    if (!isFinal(state)) continue;
    name[state] = firstFinal + found.length;
    found.push(ends[state] ?? []);
  }
  const width = 1 << shift;
  const next = new Uint16Array(states << shift);
  for (let state = 0; state < states; state++) {
    const from = state << shift;
    const to = (name[state] ?? 0) << shift;
    for (let symbol = 0; symbol < width; symbol++) next[to | symbol] = name[tree[from | symbol] ?? 0] ?? 0;
  }
  return { classes, next, shift, firstFinal, found, lengths };
}
