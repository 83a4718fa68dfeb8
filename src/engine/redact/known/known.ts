import type { Redactor } from "../../../model/redactor.ts";
import { foldText } from "../search/program.ts";
import { foldCase } from "../text/latin1.ts";
import { dumpedValues } from "./dumped/index.ts";
import { variantsOf } from "./encodings.ts";
import { type Anchored, anchored } from "./escapes.ts";
import { byHarm, hasShape } from "./harm.ts";
import { knownBeginnings } from "./known-beginning.ts";
import { accountDigits } from "./known-digits.ts";
import { escapedValues, type Sought } from "./known-escaped.ts";
import { type Candidate, spanOf, writingsFinder } from "./known-finder.ts";
import { splitValues } from "./known-split.ts";
import { CASELESS, type Known } from "./known-value.ts";

/** What is written in any case. */
const NAMES = new Set([...CASELESS, "person"]);
/** What somebody asked to have hidden, within words as well. */
const ASKED_FOR = "hidden";
const ANY_CASE = new Set([...NAMES, ASKED_FOR, "account", "iban", "mac"]);
/** From this length on, a secret in other case is that secret and no other word. */
const LONG_ENOUGH_TO_FOLD = 8;
/** Up to so many values are looked for in rare writings, in parts and in dumps too. */
const FEW = 300;
/** With escaped signs, in base64 and in hexadecimal, so many: each costs ten times what the value itself does. */
const MANY = 1000;
/** The automaton could number 65,535 states, but a larger table leaves the processor's cache: measured, a third slower at 56,000. */
const AFFORDABLE_STATES = 20_000;
const [SHORTEST_HEAD, LONGEST_HEAD] = [3, 10];

/** Redactors for values known beforehand, in all their encodings; of many values, the most harmful in more than others. */
export function knownValueRedactors(learned: readonly Known[]): Redactor[] {
  const values = learned.length <= FEW ? learned : byHarm(learned);
  const few = values.slice(0, FEW);
  const plain: Candidate[] = [];
  const numbers: Candidate[] = [];
  const anyCase: Candidate[] = [];
  const codes: Candidate[] = [];
  const escaped: Sought[] = [];
  for (const [rank, known] of values.entries()) {
    const folded = ANY_CASE.has(known.kind) || known.value.length >= LONG_ENOUGH_TO_FOLD;
    const place = rank < MANY ? anchored(known.value) : null;
    if (place !== null) escaped.push(soughtEscaped(known, place, folded));
    const coded = rank < FEW || (rank < MANY && !hasShape(known));
    const writings = { coded, rare: rank < FEW, escapes: place === null };
    for (const variant of variantsOf(known.value, known.kind, writings)) {
      const bounded = isBounded(known, variant.text);
      if (variant.spread !== null) codes.push({ ...variant, known, bounded: false });
      else if (bounded && isNumber(variant.text)) numbers.push({ ...variant, known, bounded });
      else (folded ? anyCase : plain).push({ ...variant, known, bounded });
    }
  }
  const longestHead = affordableHead([...plain, ...anyCase, ...codes]);
  return [
    // First, for it knows the quotes that a name needs in a list.
    ...dumpedValues(few),
    writingsFinder("known-value", plain, { longestHead, fold: (text) => text }),
    { ...writingsFinder("known-value", numbers, { longestHead, fold: (text) => text }), wholeNumbers: true },
    writingsFinder("known-value", anyCase, { longestHead, fold: foldCase }),
    writingsFinder("known-code", codes, { longestHead, fold: (text) => text }),
    escapedValues(escaped),
    knownBeginnings(values),
    accountDigits(values),
    ...splitValues(few),
  ].filter((one): one is Redactor => one !== null && (one.triggers.length > 0 || one.runs !== undefined));
}

/** Whether a value stands only between characters that are no letters and digits. */
function isBounded({ kind, value }: Known, written: string): boolean {
  if (written.length >= 40 || (kind === ASKED_FOR && value.length >= 6)) return false;
  return NAMES.has(kind) || value.length < 6 || /^(?:[a-z]+|\d+)$/i.test(value);
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
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

/** The longest head (a longer one is more selective) for which the automaton stays within its states: one for each beginning. */
function affordableHead(candidates: readonly Candidate[]): number {
  const beginnings = new Uint32Array(LONGEST_HEAD + 1);
  let before = "";
  // In order, what a text shares with the one before is counted already.
  for (const text of candidates.map((one) => foldText(one.text.slice(0, LONGEST_HEAD))).sort()) {
    let shared = 0;
    while (shared < text.length && text[shared] === before[shared]) shared++;
    for (let length = shared + 1; length <= text.length; length++)
      beginnings[length] = (beginnings[length] as number) + 1;
    before = text;
  }
  let states = 0;
  for (let head = 1; head <= LONGEST_HEAD; head++) {
    states += beginnings[head] as number;
    if (states > AFFORDABLE_STATES) return Math.max(SHORTEST_HEAD, head - 1);
  }
  return LONGEST_HEAD;
}
