import type { Redactor, Span, Window } from "../../../model/redactor.ts";
import { foldText } from "../search/program.ts";
import { foldCase } from "../text/latin1.ts";
import { dumpedValues } from "./dumped/index.ts";
import { type Variant, variantsOf } from "./encodings.ts";
import { type Anchored, anchored } from "./escapes.ts";
import { mostHarmful } from "./harm.ts";
import { knownBeginnings } from "./known-beginning.ts";
import { accountDigits } from "./known-digits.ts";
import { escapedValues, type Sought } from "./known-escaped.ts";
import { lookForWholes, type Wholes } from "./known-look.ts";
import { splitValues } from "./known-split.ts";
import { CASELESS, type Known, knownSpan } from "./known-value.ts";

interface Candidate extends Variant {
  readonly known: Known;
  /** Stands only between characters that are no letters and digits. */
  readonly bounded: boolean;
}

/** What is written in any case. */
const NAMES = new Set([...CASELESS, "person"]);
/** What somebody asked to have hidden, within words as well. */
const ASKED_FOR = "hidden";
const ANY_CASE = new Set([...NAMES, ASKED_FOR, "account", "iban", "mac"]);
/** From this length on, a secret in other case is that secret and no other word. */
const LONG_ENOUGH_TO_FOLD = 8;
const BASE64 = /[A-Za-z0-9+/_=-]/;
const HEX = /[0-9A-Fa-f]/;
/** With escaped signs, so many: each costs but one trigger. */
const MOST_ESCAPED = 1000;
/** The automaton could number 65,535 states, but a larger table leaves the processor's cache: measured, a third slower at 56,000. */
const AFFORDABLE_STATES = 20_000;
/** The hexadecimal of an account id (8 bytes) may consist of digits alone. */
const DIGITS_HEAD = 16;
/** Escapes end in letters and digits that belong to no word. */
const LONGEST_ESCAPE = 6;
const ESCAPE = /(?:\\[nrtbf]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9A-Fa-f]{2})$/;
/** How far a run of base64 or hexadecimal around a value is followed. */
const SPREAD = 512;

/** Redactors for values known beforehand, in all their encodings: their triggers are the values' first characters. */
export function knownValueRedactors(values: readonly Known[]): Redactor[] {
  const few = mostHarmful(values);
  const thorough = new Set(few);
  const plain: Candidate[] = [];
  const anyCase: Candidate[] = [];
  const coded: Candidate[] = [];
  const escaped: Sought[] = [];
  for (const known of values) {
    const folded = ANY_CASE.has(known.kind) || known.value.length >= LONG_ENOUGH_TO_FOLD;
    const place = escaped.length < MOST_ESCAPED ? anchored(known.value) : null;
    if (place !== null) escaped.push(soughtEscaped(known, place, folded));
    for (const variant of variantsOf(known.value, known.kind, {
      rare: thorough.has(known),
      escapes: place === null,
    })) {
      const bounded = isBounded(known, variant.text);
      if (variant.spread !== null) coded.push({ ...variant, known, bounded: false });
      else (folded ? anyCase : plain).push({ ...variant, known, bounded });
    }
  }
  const longestHead = affordableHead([...plain, ...anyCase, ...coded]);
  return [
    // First, for it knows the quotes that a name needs in a list.
    ...dumpedValues(few),
    finder("known-value", plain, { longestHead, fold: (text) => text }),
    finder("known-value", anyCase, { longestHead, fold: foldCase }),
    finder("known-code", coded, { longestHead, fold: (text) => text }),
    escapedValues(escaped),
    knownBeginnings(values),
    accountDigits(values),
    splitValues(few),
  ].filter((one): one is Redactor => one !== null && (one.triggers.length > 0 || one.runs !== undefined));
}

/** Whether a value stands only between characters that are no letters and digits. */
function isBounded({ kind, value }: Known, written: string): boolean {
  if (written.length >= 40 || (kind === ASKED_FOR && value.length >= 6)) return false;
  return NAMES.has(kind) || value.length < 6 || /^(?:[a-z]+|\d+)$/i.test(value);
}

function soughtEscaped(known: Known, place: Anchored, foldCase: boolean): Sought {
  const bounded = isBounded(known, known.value);
  return {
    place,
    foldCase,
    span: (text, from, to) =>
      spanOf({ text: text.slice(from, to), spread: null, bounded, known }, text, from),
  };
}

/** The longest head (a longer one is more selective) for which the automaton stays within its states. */
function affordableHead(candidates: readonly Candidate[]): number {
  for (let head = 10; head > 3; head--) {
    const states = candidates.reduce((sum, { text }) => sum + Math.min(head, text.length), 0);
    if (states <= AFFORDABLE_STATES) return head;
  }
  return 3;
}

interface Finding {
  readonly longestHead: number;
  readonly fold: (text: string) => string;
}

type Values = Wholes<Candidate>;

function finder(id: string, candidates: readonly Candidate[], { longestHead, fold }: Finding): Redactor {
  const byHead = new Map<string, Values>();
  let longest = 0;
  let spread = LONGEST_ESCAPE;
  for (const candidate of candidates) {
    const { text } = candidate;
    const offset = candidate.spread === "hex" ? tellingOffset(text, longestHead) : 0;
    const head = headOf(text.slice(offset), longestHead);
    const wholes = entryOf(entryOf(entryOf(byHead, head), offset), text.length) as Map<string, Candidate>;
    const whole = fold(text);
    if (!wholes.has(whole)) wholes.set(whole, candidate);
    longest = Math.max(longest, text.length);
    if (candidate.spread !== null) spread = SPREAD;
  }
  const find = (window: Window): readonly Span[] => {
    const spans: Span[] = [];
    const head = foldText(window.ahead(window.end - window.at));
    for (const [offset, lengths] of byHead.get(head) ?? []) {
      const from = window.at - offset;
      if (from < 0) continue;
      const ahead = offset === 0 ? window.ahead(Math.max(...lengths.keys())) : null;
      for (const [length, wholes] of lengths) {
        const here = ahead === null ? window.text.slice(from, from + length) : ahead.slice(0, length);
        const candidate = wholes.get(fold(here));
        if (candidate) spans.push(...spanOf(candidate, window.text, from));
      }
    }
    return spans;
  };
  return {
    id,
    kind: "secret",
    title: "Values known to be secret, in any encoding",
    triggers: [...byHead.keys()],
    verifies: true,
    peek: lookForWholes(byHead),
    before: spread,
    after: Math.min(16_384, longest + spread),
    find,
    examples: { hide: [], keep: [] },
  };
}

function spanOf({ spread, bounded, text, known }: Candidate, around: string, at: number): Span[] {
  let from = at;
  let to = at + text.length;
  if (bounded && (isInWord(around, from) || isWord(around[to]))) return [];
  if (spread !== null) {
    const run = spread === "hex" ? HEX : BASE64;
    // An equals sign before it gives it to a name, behind it it is its padding.
    while (from > 0 && around[from - 1] !== "=" && run.test(around[from - 1] ?? "")) from--;
    while (to < around.length && run.test(around[to] ?? "")) to++;
  }
  return [knownSpan(known, from, to)];
}

/** Digits alone are no telling head: of them it takes more, so that order ids and times do not trigger a look-up. */
function headOf(text: string, longestHead: number): string {
  const head = foldText(text.slice(0, longestHead));
  return /^#+$/.test(head) ? foldText(text.slice(0, DIGITS_HEAD)) : head;
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

function entryOf<Key, Inner>(map: Map<Key, Inner>, key: Key): Inner {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = new Map() as Inner;
  map.set(key, made);
  return made;
}

function isInWord(text: string, at: number): boolean {
  return isWord(text[at - 1]) && !ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at));
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}
