import type { Redactor, Span, Window } from "../../model/redactor.ts";
import { type Variant, variantsOf } from "./encodings.ts";
import { foldText } from "./program.ts";

/** A value to be hidden wherever it stands; `value` in latin1. */
export interface Known {
  readonly value: string;
  readonly kind: string;
  readonly label: string | null;
}

interface Candidate extends Variant {
  readonly known: Known;
  /** Stands only between characters that are no letters and digits. */
  readonly bounded: boolean;
}

const BASE64 = /[A-Za-z0-9+/_=-]/;
const HEX = /[0-9A-Fa-f]/;
/** Up to so many values are looked for in rare writings too. */
const FEW = 200;
/** Of the 65,535 that the automaton can number; the redactors' own triggers need a few thousand. */
const AFFORDABLE_STATES = 56_000;
/** How far a run of base64 or hexadecimal around a value is followed. */
const SPREAD = 512;

/** Redactors for values known beforehand, in all their encodings: their triggers are the values' first characters. */
export function knownValueRedactors(values: readonly Known[]): Redactor[] {
  const thorough = values.length <= FEW;
  const plain: Candidate[] = [];
  const anyCase: Candidate[] = [];
  const coded: Candidate[] = [];
  for (const known of values) {
    const name = known.kind === "host" || known.kind === "user" || known.kind === "email";
    for (const variant of variantsOf(known.value, thorough)) {
      const bounded =
        variant.text.length < 40 && (name || known.value.length < 6 || /^[a-z]+$/i.test(known.value));
      if (variant.spread !== null) coded.push({ ...variant, known, bounded: false });
      else (name ? anyCase : plain).push({ ...variant, known, bounded });
    }
  }
  const longestHead = affordableHead([...plain, ...anyCase, ...coded]);
  return [
    finder("known-value", plain, { longestHead, fold: (text) => text }),
    finder("known-name", anyCase, { longestHead, fold: foldCase }),
    finder("known-code", coded, { longestHead, fold: (text) => text }),
  ].filter(({ triggers }) => triggers.length > 0);
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

function finder(id: string, candidates: readonly Candidate[], { longestHead, fold }: Finding): Redactor {
  /** Folded head → length of the whole → the whole: one look-up for each length, however many values there are. */
  const byHead = new Map<string, Map<number, Map<string, Candidate>>>();
  let longest = 0;
  let spread = 1;
  for (const candidate of candidates) {
    const head = foldText(candidate.text.slice(0, longestHead));
    const lengths = byHead.get(head) ?? new Map<number, Map<string, Candidate>>();
    byHead.set(head, lengths);
    const wholes = lengths.get(candidate.text.length) ?? new Map<string, Candidate>();
    lengths.set(candidate.text.length, wholes);
    const whole = fold(candidate.text);
    if (!wholes.has(whole)) wholes.set(whole, candidate);
    longest = Math.max(longest, candidate.text.length);
    if (candidate.spread !== null) spread = SPREAD;
  }
  const find = ({ text, at, end }: Window): readonly Span[] => {
    const spans: Span[] = [];
    for (const [length, wholes] of byHead.get(foldText(text.slice(at, end))) ?? []) {
      const stop = at + length;
      const candidate = wholes.get(fold(text.slice(at, stop)));
      if (candidate === undefined) continue;
      if (candidate.bounded && (isWord(text[at - 1]) || isWord(text[stop]))) continue;
      let from = at;
      let to = stop;
      if (candidate.spread !== null) {
        const run = candidate.spread === "hex" ? HEX : BASE64;
        while (from > 0 && run.test(text[from - 1] ?? "")) from--;
        while (to < text.length && run.test(text[to] ?? "")) to++;
      }
      const { kind, label, value } = candidate.known;
      spans.push({
        start: from,
        end: to,
        kind,
        canonical: value,
        learn: false,
        ...(label === null ? {} : { label }),
      });
    }
    return spans;
  };
  return {
    id,
    kind: "secret",
    title: "Values known to be secret, in any encoding",
    triggers: [...byHead.keys()],
    before: spread,
    after: Math.min(16_384, longest + spread),
    find,
    examples: { hide: [], keep: [] },
  };
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}

function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
