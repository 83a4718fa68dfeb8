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
  readonly anyCase: boolean;
}

const LONGEST_HEAD = 12;
const BASE64 = /[A-Za-z0-9+/_=-]/;
const HEX = /[0-9A-Fa-f]/;

/** A redactor for values known beforehand, in all their encodings: its triggers are their first characters. */
export function knownValuesRedactor(values: readonly Known[], longestHead = LONGEST_HEAD): Redactor {
  const byHead = new Map<string, Candidate[]>();
  let longest = 0;
  for (const known of values) {
    for (const variant of variantsOf(known.value)) {
      const head = foldText(variant.text.slice(0, longestHead));
      const anyCase = known.kind === "host" || known.kind === "user" || known.kind === "email";
      const plain = variant.spread === null && variant.text.length < 40;
      const bounded =
        plain &&
        (known.value.length < 6 ||
          known.kind === "user" ||
          known.kind === "host" ||
          /^[a-z]+$/i.test(known.value));
      const list = byHead.get(head);
      const candidate: Candidate = {
        ...variant,
        text: anyCase ? foldCase(variant.text) : variant.text,
        known,
        bounded,
        anyCase,
      };
      if (list) list.push(candidate);
      else byHead.set(head, [candidate]);
      longest = Math.max(longest, variant.text.length);
    }
  }
  const find = ({ text, at, end }: Window): readonly Span[] => {
    const spans: Span[] = [];
    for (const candidate of byHead.get(foldText(text.slice(at, end))) ?? []) {
      const stop = at + candidate.text.length;
      const here = text.slice(at, stop);
      if ((candidate.anyCase ? foldCase(here) : here) !== candidate.text) continue;
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
    id: "known-value",
    kind: "secret",
    title: "Values known to be secret, in any encoding",
    triggers: [...byHead.keys()],
    before: 1024,
    after: Math.min(16_384, longest + 1024),
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
