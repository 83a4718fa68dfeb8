import type { Notation } from "./notations.ts";
import type { Place, WrittenByte } from "./written-bytes.ts";

const LINE = /[^\n]*/y;
const MOST_ON_A_LINE = 128;

/** A line of a dump: its bytes, where each is written, and the number of the first. */
interface DumpLine {
  readonly codes: readonly number[];
  readonly places: readonly Place[];
  readonly offset: string;
  /** `[start, end)` in the text, without its line feed. */
  readonly start: number;
  readonly end: number;
}

/** The bytes of a dump; `first` of them stand on its first line. */
export interface Dump {
  readonly bytes: readonly WrittenByte[];
  readonly first: number;
}

/** Reads the line at `start`, and `enough` bytes more if that is worth it; up to a line that is none of a dump. */
export function readDump(
  text: string,
  start: number,
  notation: Notation,
  { enough, isWorthIt }: { enough: number; isWorthIt: (codes: readonly number[]) => boolean },
): Dump {
  const bytes: WrittenByte[] = [];
  let first = 0;
  let line = readLine(text, start, notation);
  if (!isWorthIt(line.codes)) return { bytes, first };
  for (let number = 0; line.codes.length > 0; number++) {
    const next = readLine(text, line.end + 1, notation);
    bytes.push(...writtenOn(text, line, { number, next: next.offset }));
    if (number === 0) first = bytes.length;
    if (bytes.length >= first + enough) break;
    line = next;
  }
  return { bytes, first };
}

function readLine(text: string, start: number, { offset: before, unit, width, read }: Notation): DumpLine {
  const codes: number[] = [];
  const places: Place[] = [];
  before.lastIndex = start;
  const offset = before.exec(text)?.[1];
  LINE.lastIndex = start;
  const end = LINE.test(text) ? LINE.lastIndex : start;
  const line = { codes, places, offset: offset ?? "", start, end };
  unit.lastIndex = before.lastIndex;
  while (offset !== undefined && codes.length < MOST_ON_A_LINE) {
    const digits = unit.exec(text)?.[1];
    if (digits === undefined || unit.lastIndex > end) break;
    let from = unit.lastIndex - digits.length;
    for (const code of read(digits)) {
      codes.push(code);
      places.push([from, width === undefined ? unit.lastIndex : from + width]);
      from += width ?? 0;
    }
  }
  return line;
}

function writtenOn(
  text: string,
  line: DumpLine,
  { number, next }: { number: number; next: string },
): WrittenByte[] {
  const { offset, start, end } = line;
  const count = onLine(line.codes.length, offset, next);
  const codes = line.codes.slice(0, count);
  const beside = columnBeside(text, { from: line.places[count - 1]?.[1] ?? start, end }, codes);
  return codes.map((code, index) => {
    const place = line.places[index] as Place;
    return { code, line: number, places: beside === null ? [place] : [place, beside(index)] };
  });
}

/** How many of the numbers are no text beside them: the offsets tell, which `od` writes in base 8. */
function onLine(read: number, offset: string, next: string): number {
  const told = [16, 8].map((base) => Number.parseInt(next, base) - Number.parseInt(offset, base));
  return Math.max(...told.filter((count) => count > 0 && count <= read), 0) || read;
}

/**
 * Where a byte stands in the text at a line's end, which has a character for each, may have a blank in the middle, and may
 * have lost the blanks at its end.
 */
function columnBeside(
  text: string,
  { from, end }: { from: number; end: number },
  codes: readonly number[],
): ((index: number) => Place) | null {
  for (let start = from; start < end; start++)
    for (const gap of [0, 1]) {
      const place = (index: number) => start + index + (index >= 8 ? gap : 0);
      const stands = (code: number, index: number) =>
        place(index) >= end ? code <= 0x20 : isShownAs(code, text.charCodeAt(place(index)));
      if (codes.every(stands)) return (index) => [place(index), Math.min(end, place(index) + 1)];
    }
  return null;
}

/** Other characters stand for what cannot be shown. */
function isShownAs(code: number, shown: number): boolean {
  return code <= 0x20 || code >= 0x7f ? shown > 0x0d : shown === code;
}
