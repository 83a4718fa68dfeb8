import type { Redactor, RedactorExamples, Span } from "../../model/redactor.ts";
import { beginsCleanly } from "../words/boundaries.ts";
import { byteClass, holdsRun } from "../words/byte-class.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { alternation, isFileName, looksRandom } from "../words/value-shape.ts";

/** Prefix → fewest characters behind it; a negative number asks that they also look random. */
export type Prefixes = Readonly<Record<string, number>>;

const BODY = /[A-Za-z0-9_=.+/~%:-]/;
const BODY_BYTES = byteClass(BODY);
/** Shorter tokens are told by a name, not by their prefix alone. */
const SHORTEST = 8;
const LONGEST = 2048;

/** A redactor for tokens that begin with a vendor's prefix. */
export function prefixedTokens(options: {
  readonly id: string;
  readonly title: string;
  readonly prefixes: Prefixes;
  readonly examples: RedactorExamples;
}): Redactor {
  const { id, title, prefixes, examples } = options;
  const entries = Object.entries(prefixes);
  return {
    id,
    kind: "secret",
    title,
    triggers: entries.map(([prefix]) => prefix),
    bounded: true,
    peek: (bytes, { end, limit }) =>
      holdsRun(bytes, { of: BODY_BYTES, length: SHORTEST, from: end, to: Math.min(limit, end + SHORTEST) }),
    before: 8,
    after: LONGEST,
    find({ text, at }): readonly Span[] {
      if (!beginsCleanly(text, at)) return [];
      let best: Span | null = null;
      for (const [prefix, fewest] of entries) {
        if (!text.startsWith(prefix, at)) continue;
        const end = bodyEnd(text, at + prefix.length);
        const body = text.slice(at + prefix.length, end);
        if (body.length < Math.abs(fewest)) continue;
        // `secret_key=…`: the name of a setting begins so, too.
        if (/^\w{1,24}=[^=]/.test(body)) continue;
        // `key-…` also begins names of files.
        if (fewest < 0 ? !looksRandom(body, -fewest) || isFileName(body) : !isToken(body)) continue;
        if (isPlaceholder(body) || isPlaceholder(text.slice(at, end))) continue;
        if (best === null || end > best.end) best = { start: at, end };
      }
      return best === null ? [] : [best];
    },
    examples,
  };
}

function bodyEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < LONGEST && BODY.test(text[end] ?? "")) end++;
  while (end > from && /[.:/%~+]/.test(text[end - 1] ?? "")) end--;
  return end;
}

/** Not merely words: `sk_test_key_goes_here` is none. */
function isToken(body: string): boolean {
  return (
    /\d/.test(body) ||
    /[A-Z]{8}|[a-z]{12}/.test(body) ||
    /[a-z][A-Z][a-z][A-Z]|[A-Z]{2}[a-z]{1,2}[A-Z]/.test(body) ||
    alternation(body) >= 0.45 ||
    looksRandom(body, 16)
  );
}
