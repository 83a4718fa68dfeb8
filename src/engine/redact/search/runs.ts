import { add, type Pairs } from "./pairs.ts";

/** 0: no token character; 1: letter; 2: digit; 3: `_`, `-`, `+`; 4: a slash, which separates runs but may stand in a key. */
const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const character = String.fromCharCode(byte);
  KINDS[byte] = /[A-Za-z]/.test(character)
    ? 1
    : /[0-9]/.test(character)
      ? 2
      : /[_+-]/.test(character)
        ? 3
        : character === "/"
          ? 4
          : 0;
}

const IS_TOKEN = KINDS.map((kind) => (kind === 0 ? 0 : 1));

/** A run without digits is shown from this length on. */
const LETTERS_ALONE = 30;
/** From this length on a run with slashes is shown as a whole, besides the runs between them: a key in base64 may hold some. */
const WITH_SLASHES = 40;
const SLASH = 0x2f;
/** A longer run is handed on in pieces of this length. */
export const LONGEST_RUN = 4096;

export interface RunFinder {
  /** Where the next run can begin; whoever knows that without reading may set it. */
  begin: number;
  /** Finds every run that ends before `filled`; one that may go on is found next time. */
  find(buffer: Uint8Array, filled: number, atEnd: boolean): void;
}

/** So many places of a stretch are looked at before it is read. */
const PLACES = 7;
const ALL = (1 << PLACES) - 1;

/**
 * Finds runs of at least `shortest` token characters that hold letters and digits.
 * A stretch of that length is looked at in seven places first; the last that holds another character tells where the next
 * run can begin. Most of a text is never read, and there is one branch that the processor can foresee.
 * Adds to `runs` where one begins and its length.
 */
export function findRuns(shortest: number, runs: Pairs): RunFinder {
  const apart = Math.max(1, Math.floor((shortest - 1) / (PLACES - 1)));
  const places = Array.from({ length: PLACES }, (_, place) => Math.max(0, shortest - 1 - place * apart));
  const [p0, p1, p2, p3, p4, p5, p6] = places as [number, number, number, number, number, number, number];
  /** A bit for each place with a token character → how far on the next run can begin. */
  const skips = new Uint16Array(ALL + 1).map((_, held) => {
    const first = places.find((_place, bit) => (held & (1 << bit)) === 0);
    return first === undefined ? 0 : first + 1;
  });
  const finder: RunFinder = {
    begin: 0,
    find(buffer, filled, atEnd) {
      let start = finder.begin | 0;
      while (start + shortest <= filled) {
        const held =
          isToken(buffer, start + p0) |
          (isToken(buffer, start + p1) << 1) |
          (isToken(buffer, start + p2) << 2) |
          (isToken(buffer, start + p3) << 3) |
          (isToken(buffer, start + p4) << 4) |
          (isToken(buffer, start + p5) << 5) |
          (isToken(buffer, start + p6) << 6);
        const next =
          held === ALL
            ? readRun(buffer, start, { shortest, filled, atEnd, runs })
            : start + (skips[held] as number);
        if (next === start) break;
        start = next;
      }
      finder.begin = start;
    },
  };
  return finder;
}

interface Reading {
  readonly shortest: number;
  readonly filled: number;
  readonly atEnd: boolean;
  readonly runs: Pairs;
}

/** Reads a run that may begin at `start`: the offset behind it, or behind what it is not; `start` itself if it may go on. */
function readRun(buffer: Uint8Array, start: number, reading: Reading): number {
  const { shortest, filled, atEnd } = reading;
  let at = start + shortest - 1;
  while (at >= start && isToken(buffer, at)) at--;
  if (at >= start) return at + 1;
  const limit = Math.min(filled, start + LONGEST_RUN);
  let end = start + shortest;
  while (end < limit && isToken(buffer, end)) end++;
  if (end === filled && !atEnd && end - start < LONGEST_RUN) return start;
  addPieces(buffer, start, end, reading);
  return end;
}

/** The mixed runs between the slashes of a longer one, and the whole when it has slashes. */
function addPieces(buffer: Uint8Array, start: number, end: number, { shortest, runs }: Reading): void {
  let piece = start;
  let isWhole = false;
  for (let at = start; at <= end; at++) {
    if (at < end && buffer[at] !== SLASH) continue;
    if (at - piece >= shortest && isMixed(buffer, piece, at)) {
      add(runs, piece, at - piece);
      isWhole = piece === start && at === end;
    }
    piece = at + 1;
  }
  if (!isWhole && end - start >= WITH_SLASHES && isMixed(buffer, start, end)) add(runs, start, end - start);
}

function isToken(buffer: Uint8Array, at: number): number {
  return IS_TOKEN[buffer[at] as number] as number;
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
