import type { Span } from "../../../../model/redactor.ts";
import { foldCase } from "../../text/latin1.ts";
import { type Known, knownSpan } from "../known-value.ts";

/** `[from, to)` in the text. */
export type Place = readonly [from: number, to: number];

/** A byte, and where it is written: twice, if its text stands beside the dump. */
export interface WrittenByte {
  readonly code: number;
  readonly places: readonly Place[];
  /** What is written on one line is hidden in one piece. */
  readonly line: number;
}

/** Known values as a dump may hold them: in small letters, a byte a character. */
export type Needles = ReadonlyMap<string, Known>;

/** Shorter values stand in any dump. */
const SHORTEST = 5;
/** Longer values are looked for no further. */
export const LONGEST = 512;

export function needlesOf(values: readonly Known[]): Needles {
  const needles = new Map<string, Known>();
  for (const known of values) {
    const { value } = known;
    if (value.length < SHORTEST || value.length > LONGEST) continue;
    const folded = foldCase(value);
    for (const needle of [folded, [...folded].join("\0")])
      if (!needles.has(needle)) needles.set(needle, known);
  }
  return needles;
}

/** Tells whether one of the values may begin among some bytes: most of a dump need not be read any further. */
export function beginningsOf(needles: Needles): (codes: readonly number[]) => boolean {
  const pairs = new Uint8Array(1 << 16);
  const firsts = new Uint8Array(1 << 8);
  for (const needle of needles.keys()) {
    firsts[needle.charCodeAt(0)] = 1;
    pairs[(needle.charCodeAt(0) << 8) | needle.charCodeAt(1)] = 1;
  }
  const folded = (code: number) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
  return (codes) => {
    const last = codes.length - 1;
    for (let at = 0; at < last; at++)
      if (pairs[(folded(codes[at] as number) << 8) | folded(codes[at + 1] as number)] === 1) return true;
    return last >= 0 && firsts[folded(codes[last] as number)] === 1;
  };
}

/** The known values that begin among the first `count` of the bytes, wherever they are written. */
export function valuesIn(bytes: readonly WrittenByte[], needles: Needles, count: number): Span[] {
  if (count === 0) return [];
  const text = foldCase(bytes.map(({ code }) => String.fromCharCode(code)).join(""));
  const spans: Span[] = [];
  for (const [needle, known] of needles)
    for (let at = text.indexOf(needle); at !== -1 && at < count; at = text.indexOf(needle, at + 1))
      spans.push(...spansOf(bytes.slice(at, at + needle.length), known));
  return spans;
}

function spansOf(bytes: readonly WrittenByte[], known: Known): Span[] {
  const pieces = new Map<string, { from: number; to: number }>();
  for (const { line, places } of bytes)
    for (const [column, [from, to]] of places.entries()) {
      const key = `${line} ${column}`;
      const piece = pieces.get(key);
      pieces.set(key, { from: Math.min(from, piece?.from ?? from), to: Math.max(to, piece?.to ?? to) });
    }
  return [...pieces.values()].map(({ from, to }) => knownSpan(known, from, to));
}
