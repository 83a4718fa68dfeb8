import type { LearnedValue } from "../model/redacted.ts";

/** `text` is `bytes` in latin1. */
type Search = (bytes: Uint8Array, text: string, visit: (at: number, rule: string) => void) => void;

/** Bytes that decide whether a place is looked at closely. */
const WINDOW = 6;
const SIEVE_BITS = 18;

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
    for (const sought of writings(kind, value)) {
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

/** How a value may stand in a file; latin1, one character a byte. */
function writings(kind: string, value: string): Sought[] {
  const bytes = Buffer.from(value, "utf8");
  const raw = bytes.toString("latin1");
  const foldCase = kind === "user" || kind === "host" || kind === "email";
  const whole = foldCase || raw.length < WINDOW || /^(?:[A-Za-z]+|\d+)$/.test(raw);
  const rule = `learned-${kind}`;
  const found = new Map<string, Sought>();
  const add = (text: string, exact: boolean) => {
    if (text.length >= 3 && !found.has(text))
      found.set(text, {
        text: foldCase && exact ? text.toLowerCase() : text,
        rule,
        foldCase: foldCase && exact,
        whole: whole && exact,
      });
  };
  add(raw, true);
  add(Buffer.from(JSON.stringify(value).slice(1, -1), "utf8").toString("latin1"), true);
  try {
    add(encodeURIComponent(value), true);
  } catch {
    // A lone surrogate has no percent encoding.
  }
  if (bytes.length >= 5) add(bytes.toString("hex"), false);
  for (let before = 0; before < 3; before++) {
    const code = Buffer.concat([Buffer.alloc(before, 32), bytes]).toString("base64");
    // Only the characters that nothing before or after the value can change.
    const inner = code
      .replace(/=+$/, "")
      .slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
    if (inner.length >= 8) add(inner, false);
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
  return !whole || !(isWord(text[at - 1]) || isWord(text[at + wanted.length]));
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
