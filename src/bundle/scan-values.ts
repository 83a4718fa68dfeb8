import type { LearnedValue } from "../model/redacted.ts";
import { commonWritings, rareWritings } from "./scan-writings.ts";

/** `text` is `bytes` in latin1. */
type Search = (bytes: Uint8Array, text: string, visit: (at: number, rule: string) => void) => void;

/** Bytes that decide whether a place is looked at closely. */
const WINDOW = 6;
const SIEVE_BITS = 18;
const SHORTEST = 3;

interface Sought {
  readonly text: string;
  readonly rule: string;
  readonly foldCase: boolean;
  readonly whole: boolean;
}

/** Looks for learned values and their encodings by a sieve of hashed windows; short ones by one alternation. */
export function valueSearch(learned: readonly LearnedValue[]): Search {
  const long = new Map<number, Sought[]>();
  const short: string[] = [];
  const sieve = new Uint8Array(1 << SIEVE_BITS);
  for (const { kind, value } of learned) {
    for (const sought of soughtOf(kind, value, learned.length <= FEW)) {
      if (sought.text.length < WINDOW) {
        if (sought.whole) short.push(escapePattern(sought.text));
        continue;
      }
      const hash = hashOf(Buffer.from(sought.text, "latin1"));
      sieve[hash >>> (32 - SIEVE_BITS)] = 1;
      const list = long.get(hash);
      if (list) list.push(sought);
      else long.set(hash, [sought]);
    }
  }
  const shortPattern =
    short.length === 0 ? null : new RegExp(`(?<![A-Za-z0-9])(?:${short.join("|")})(?![A-Za-z0-9])`, "g");
  return (bytes, text, visit) => {
    if (long.size > 0)
      sift(bytes, sieve, (at, hash) => {
        for (const sought of long.get(hash) ?? []) if (isHere(text, at, sought)) visit(at, sought.rule);
      });
    if (shortPattern) for (const match of text.matchAll(shortPattern)) visit(match.index, "learned-value");
  };
}

/** Letter case does not tell secrets from other words when they are long, nor names at all. */
const LONG_ENOUGH_TO_FOLD = 8;
const ANY_CASE = new Set(["user", "host", "email", "hidden"]);
/** Between characters that are no letters or digits: names, what is short, ordinary words. */
const NAMES = new Set(["user", "host", "email"]);
/** Up to so many values are looked for in rare writings too: the fuller the sieve, the slower it is. */
const FEW = 1000;

/** How a value may stand in a file. */
function soughtOf(kind: string, value: string, thorough: boolean): Sought[] {
  const { length } = Buffer.from(value, "utf8");
  const anyCase = ANY_CASE.has(kind) || length >= LONG_ENOUGH_TO_FOLD;
  const whole =
    NAMES.has(kind) || length < WINDOW || (kind !== "hidden" && /^(?:[A-Za-z]+|\d+)$/.test(value));
  const found = new Map<string, Sought>();
  for (const writing of [...commonWritings(value), ...(thorough ? rareWritings(value) : [])]) {
    const foldCase = writing.anyCase || (anyCase && !writing.coded);
    const text = foldCase ? writing.text.toLowerCase() : writing.text;
    if (text.length >= SHORTEST && !found.has(text))
      found.set(text, { text, rule: `learned-${kind}`, foldCase, whole: whole && !writing.coded });
  }
  return [...found.values()];
}

/** Visits every window whose hash the sieve holds; the hash rolls over the bytes, with letter case folded. */
function sift(bytes: Uint8Array, sieve: Uint8Array, visit: (at: number, hash: number) => void): void {
  let early = 0;
  let late = 0;
  for (let at = 0; at < bytes.length; at++) {
    early = (early << 8) | (late >>> 24);
    late = (late << 8) | ((bytes[at] as number) | 0x20);
    const hash = mixed(early, late);
    if (sieve[hash >>> (32 - SIEVE_BITS)] !== 0 && at >= WINDOW - 1) visit(at - WINDOW + 1, hash);
  }
}

/** The hash of the last four bytes and the two before them. */
function mixed(early: number, late: number): number {
  return Math.imul(late, 0x9e3779b1) ^ Math.imul(early & 0xffff, 0x85ebca6b);
}

/** Of a value's first bytes. */
function hashOf(bytes: Buffer): number {
  const first = Buffer.from(bytes.subarray(0, WINDOW).map((byte) => byte | 0x20));
  return mixed(first.readUInt16BE(0), first.readInt32BE(2));
}

function isHere(text: string, at: number, { text: wanted, foldCase, whole }: Sought): boolean {
  const here = text.slice(at, at + wanted.length);
  if ((foldCase ? here.toLowerCase() : here) !== wanted) return false;
  return !whole || !(isInWord(text, at) || isWord(text[at + wanted.length]));
}

/** Escapes end in letters and digits that belong to no word. */
function isInWord(text: string, at: number): boolean {
  const ends = /(?:\\[nrtbf]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9A-Fa-f]{2})$/;
  return isWord(text[at - 1]) && !ends.test(text.slice(Math.max(0, at - 6), at));
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
