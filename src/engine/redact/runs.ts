/** 0: no token character; 1: letter; 2: digit; 3: `_`, `-`, `+`. */
const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const character = String.fromCharCode(byte);
  KINDS[byte] = /[A-Za-z]/.test(character)
    ? 1
    : /[0-9]/.test(character)
      ? 2
      : /[_+-]/.test(character)
        ? 3
        : 0;
}

/** A run without digits is shown from this length on. */
const LETTERS_ALONE = 30;
/** A longer run is handed on in pieces of this length. */
export const LONGEST_RUN = 4096;

export interface RunFinder {
  /** Calls `visit` with document offsets for every run that ends in what has arrived; the rest is found next time. */
  find(
    buffer: Uint8Array,
    base: number,
    filled: number,
    atEnd: boolean,
    visit: (start: number, end: number) => void,
  ): void;
}

/**
 * Finds runs of at least `shortest` token characters that hold letters and digits.
 * Such a run covers two of the places half its length apart, so these are looked at first, the farther one before the nearer:
 * most of a text is never read.
 */
export function findRuns(shortest: number): RunFinder {
  const half = Math.max(1, shortest >> 1);
  const quarter = half >> 1;
  /** The next offset to look at, and where the last run ended. */
  let probe = half - 1;
  let floor = 0;
  return {
    find(buffer, base, filled, atEnd, visit) {
      const available = base + filled;
      while (probe + half < available) {
        const near = probe - base;
        if (KINDS[buffer[near + half] as number] === 0) {
          probe += 2 * half;
          continue;
        }
        if (KINDS[buffer[near] as number] === 0 || KINDS[buffer[near + quarter] as number] === 0) {
          probe += half;
          continue;
        }
        let end = probe + 1;
        const inside = probe + half;
        while (end < inside && KINDS[buffer[end - base] as number] !== 0) end++;
        if (end < inside) {
          probe += half;
          continue;
        }
        let start = probe;
        while (start > floor && start > base && KINDS[buffer[start - 1 - base] as number] !== 0) start--;
        const limit = Math.min(available, start + LONGEST_RUN);
        while (end < limit && KINDS[buffer[end - base] as number] !== 0) end++;
        if (end === available && !atEnd && end - start < LONGEST_RUN) return;
        floor = end;
        if (end - start >= shortest && isMixed(buffer, start - base, end - base)) visit(start, end);
        probe = end + half - 1;
      }
    },
  };
}

function isMixed(buffer: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let letters = 0;
  let changes = 0;
  let last = 0;
  for (let at = start; at < end; at++) {
    const byte = buffer[at] as number;
    const kind = KINDS[byte] as number;
    if (kind === 1) letters++;
    else if (kind === 2) digits++;
    else continue;
    // Upper and lower case count as different here.
    const texture = kind === 1 ? byte & 0x20 : 1;
    if (texture !== last) changes++;
    last = texture;
  }
  if (digits === 0) return letters >= LETTERS_ALONE;
  return letters > 1 && changes * 8 > digits + letters;
}
