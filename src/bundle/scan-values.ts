import type { LearnedValue } from "../model/redacted.ts";

type Search = (text: string, visit: (at: number, rule: string) => void) => void;

/** Bytes that decide whether a place is looked at closely. */
const WINDOW = 6;
const SIEVE_BITS = 20;

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
      const hash = hashOf(sought.text, 0);
      sieve[hash & ((1 << SIEVE_BITS) - 1)] = 1;
      const list = long.get(hash);
      if (list) list.push(sought);
      else long.set(hash, [sought]);
    }
  }
  const shortPattern =
    short.length === 0 ? null : new RegExp(`(?<![A-Za-z0-9])(?:${short.join("|")})(?![A-Za-z0-9])`, "g");
  return (text, visit) => {
    if (long.size > 0) searchLong(text, sieve, long, visit);
    if (shortPattern) for (const match of text.matchAll(shortPattern)) visit(match.index, "learned-value");
  };
}

/** How a value may stand in a file; latin1, one character a byte. */
function writings(kind: string, value: string): Sought[] {
  const bytes = Buffer.from(value, "utf8");
  const raw = bytes.toString("latin1");
  const foldCase = kind === "user" || kind === "host" || kind === "email";
  const whole = foldCase || raw.length < WINDOW || /^[A-Za-z]+$/.test(raw);
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

function searchLong(
  text: string,
  sieve: Uint8Array,
  long: ReadonlyMap<number, readonly Sought[]>,
  visit: (at: number, rule: string) => void,
): void {
  const mask = (1 << SIEVE_BITS) - 1;
  for (let at = 0; at + WINDOW <= text.length; at++) {
    const hash = hashOf(text, at);
    if (sieve[hash & mask] === 0) continue;
    for (const { text: wanted, rule, foldCase, whole } of long.get(hash) ?? []) {
      const here = text.slice(at, at + wanted.length);
      if ((foldCase ? here.toLowerCase() : here) !== wanted) continue;
      if (whole && (isWord(text[at - 1]) || isWord(text[at + wanted.length]))) continue;
      visit(at, rule);
    }
  }
}

/** Case is folded here and compared later. */
function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let index = 0; index < WINDOW; index++)
    hash = (Math.imul(hash, 37) + (text.charCodeAt(at + index) | 0x20)) | 0;
  return hash ^ (hash >>> 15);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
