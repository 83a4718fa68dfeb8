import type { Redactor, Span } from "../../../model/redactor.ts";
import { foldText } from "../search/program.ts";
import type { Variant } from "./encodings.ts";
import { type Around, aroundOf, lengthOf, lookForWritings, offsetOf, type Sought } from "./known-look.ts";
import { type Known, knownSpan } from "./known-value.ts";

/** A writing of a known value. */
export interface Candidate extends Variant {
  readonly known: Known;
  /** Stands only between characters that are no letters and digits. */
  readonly bounded: boolean;
}

interface Finding {
  /** So many of its first characters are looked for. */
  readonly longestHead: number;
  /** What two writings of the same have in common. */
  readonly fold: (text: string) => string;
}

/** Of digits it takes more; the hexadecimal of an account id (8 bytes) may consist of them alone. */
const DIGITS_HEAD = 16;
/** Escapes end in letters and digits that belong to no word. */
const LONGEST_ESCAPE = 6;
const ESCAPE = /(?:\\[nrtbf]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9A-Fa-f]{2})$/;
/** How far a run of base64 or hexadecimal around a value is followed. */
const SPREAD = 512;
const BASE64 = /[A-Za-z0-9+/_=-]/;
const HEX = /[0-9A-Fa-f]/;

/** Finds writings of known values by some of their characters. */
export function writingsFinder(
  id: string,
  candidates: readonly Candidate[],
  { longestHead, fold }: Finding,
): Redactor {
  /** Folded writing → what it is; what is the same in several kinds is that of the first. */
  const writings = new Map<string, Candidate>();
  /** Trigger → where around it a writing may stand. */
  const byHead = new Map<string, Around[]>();
  const sought: Sought[] = [];
  let longest = 0;
  let spread = LONGEST_ESCAPE;
  for (const candidate of candidates) {
    const { text } = candidate;
    const whole = fold(text);
    if (writings.has(whole)) continue;
    writings.set(whole, candidate);
    const offset = candidate.spread === "hex" ? tellingOffset(text, longestHead) : 0;
    const head = headOf(text.slice(offset), longestHead);
    const around = aroundOf(offset, text.length);
    const places = byHead.get(head);
    if (places === undefined) byHead.set(head, [around]);
    else if (!places.includes(around)) places.push(around);
    sought.push({ text, around, head: head.length });
    longest = Math.max(longest, text.length);
    if (candidate.spread !== null) spread = SPREAD;
  }
  return {
    id,
    kind: "secret",
    title: "Values known to be secret, in any encoding",
    triggers: [...byHead.keys()],
    verifies: true,
    peek: lookForWritings(sought),
    before: spread,
    after: Math.min(16_384, longest + spread),
    find(window) {
      const spans: Span[] = [];
      const { text, at, end } = window;
      for (const around of byHead.get(foldText(window.ahead(end - at))) ?? []) {
        const from = at - offsetOf(around);
        const length = lengthOf(around);
        if (from < 0) continue;
        const here = from === at ? window.ahead(length) : text.slice(from, from + length);
        const candidate = writings.get(fold(here));
        if (candidate) spans.push(...spanOf(candidate, text, from));
      }
      return spans;
    },
    examples: { hide: [], keep: [] },
  };
}

/** What is hidden of a writing that begins at `at`; nothing within a word, the whole run around a piece of code. */
export function spanOf({ spread, bounded, text, known }: Candidate, around: string, at: number): Span[] {
  let from = at;
  let to = at + text.length;
  if (bounded && (isInWord(around, from) || isWord(around[to]))) return [];
  // `U1234567` is no part of `U12345678901`, nor of a number in hexadecimal.
  if (spread === null && known.kind === "account" && isInNumber(around, from, to)) return [];
  if (spread !== null) {
    const run = spread === "hex" ? HEX : BASE64;
    // An equals sign before it gives it to a name, behind it it is its padding.
    while (from > 0 && around[from - 1] !== "=" && run.test(around[from - 1] ?? "")) from--;
    while (to < around.length && run.test(around[to] ?? "")) to++;
  }
  return [knownSpan(known, from, to)];
}

/** Digits and the signs between them are no telling head: of them it takes more, so that order ids and times do not trigger a look-up. */
function headOf(text: string, longestHead: number): string {
  const head = foldText(text.slice(0, longestHead));
  return /^#[^a-z]*$/.test(head) ? foldText(text.slice(0, DIGITS_HEAD)) : head;
}

/** Where in hexadecimal text most letters stand together: digits alone stand anywhere in a log. */
function tellingOffset(text: string, length: number): number {
  let best = 0;
  let most = 0;
  let letters = 0;
  for (let end = 0; end < Math.min(text.length, 256); end++) {
    if (text.charCodeAt(end) > 0x39) letters++;
    if (end >= length && text.charCodeAt(end - length) > 0x39) letters--;
    if (end < length - 1 || letters <= most) continue;
    most = letters;
    best = end - length + 1;
  }
  return best;
}

function isInWord(text: string, at: number): boolean {
  return isWord(text[at - 1]) && !ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at));
}

/** Whether the digits go on, or others stand before it; those of an escape do not count. */
function isInNumber(around: string, from: number, to: number): boolean {
  if (isDigit(around[to - 1]) && isDigit(around[to])) return true;
  return (
    isDigit(around[from - 1]) && !NUMBERED_ESCAPE.test(around.slice(Math.max(0, from - LONGEST_ESCAPE), from))
  );
}

const NUMBERED_ESCAPE = /(?:\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\d{1,3})|[%=][0-9A-Fa-f]{2})$/;

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}
