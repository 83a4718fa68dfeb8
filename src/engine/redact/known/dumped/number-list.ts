import type { Redactor } from "../../../../model/redactor.ts";
import { quotesInList } from "../../json-quotes.ts";
import { isDigit } from "../../text/byte-kinds.ts";
import type { WrittenByte } from "./written-bytes.ts";

/** A byte in the list of a program, as Java signs it too: `75, 101`, `0x4b,`, `(byte) 0x4b`. */
const ITEM = /\s{0,40}(?:\(byte\)\s?)?(0[xX][0-9a-fA-F]{1,2}|-?\d{1,3})[uU]?\s{0,40}(,|(?=[\])}]))/y;
const MOST = 4096;

/** The bytes that a list is made of, `start` standing behind its bracket. */
export function readList(text: string, start: number): WrittenByte[] {
  const bytes: WrittenByte[] = [];
  let line = 0;
  let last = start;
  for (ITEM.lastIndex = start; bytes.length < MOST; ) {
    const found = ITEM.exec(text);
    if (found === null) break;
    const digits = found[1] as string;
    const from = text.indexOf(digits, last);
    if (text.slice(last, from).includes("\n")) line++;
    last = from + digits.length;
    bytes.push({ code: Number(digits) & 0xff, line, places: [[from, last]] });
    if (found[2] === "") break;
  }
  return bytes;
}

/** How far back the key of a list is looked for. */
export const KEY_BEFORE = 64;

/** What a name takes around it in the list whose bracket stands at `at`. */
export function quotesWithin(text: string, at: number): string {
  if (text[at] !== "[") return "";
  const from = Math.max(0, at - KEY_BEFORE);
  return quotesInList(Buffer.from(text.slice(from, at + 1), "latin1"), at - from);
}

/** How lists begin, as the automaton sees it. */
export const LIST_TRIGGERS = [
  "[#",
  "[-#",
  "[ #",
  "[\n",
  "[0x",
  "[(byte",
  "{0x",
  "{ 0x",
  "{\n",
  "{(byte",
  "{ (byte",
];

/** Whether what begins there may be a list of bytes: a bracket, and soon a number with a comma, and another. */
export const looksListed: NonNullable<Redactor["peek"]> = (bytes, { at, limit }) => {
  let numbers = 0;
  let digits = 0;
  for (let place = at + 1; place < limit && place - at < 200; place++) {
    const byte = bytes[place] as number;
    if (isDigit(byte)) digits++;
    else if (byte === 0x2c && digits > 0) {
      digits = 0;
      if (++numbers === 3) return true;
    } else if (!BETWEEN.includes(byte)) return false;
    if (digits > 4) return false;
  }
  return false;
};

const BETWEEN = Buffer.from(" \t\r\n-xXabcdefABCDEFyt()uU");
