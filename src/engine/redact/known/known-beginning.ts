import type { Place, Redactor, Span, Window } from "../../../model/redactor.ts";
import { hashOf } from "./known-look.ts";
import { addTo, type Known, knownSpan, SECRETS } from "./known-value.ts";

/** So much of a value a program has to show before its dots; less tells nothing, and stands in other words. */
const SHORTEST = 6;
const LONGEST = 64;
/** The end of a value behind the dots is shown as well: `sJzH2w…rDn`. */
const LONGEST_END = 12;
const CUT = /\.{2,6}|\xe2\x80\xa6|\*{3,40}/y;

/**
 * Finds known values of which a program shows the beginning only: `key=sJzH2w0mMf...`, `sJzH2w***`. Names and accounts
 * are words and short: `trading...` is no host.
 */
export function knownBeginnings(values: readonly Known[]): Redactor | null {
  const byHead = new Map<string, Known[]>();
  const heads = new Set<number>();
  for (const known of values) {
    if (!SECRETS.has(known.kind) || known.value.length <= SHORTEST) continue;
    const head = known.value.slice(0, SHORTEST);
    addTo(byHead, head, known);
    heads.add(hashOf(Buffer.from(head, "latin1"), 0, SHORTEST));
  }
  if (byHead.size === 0) return null;
  return {
    id: "known-value",
    kind: "secret",
    title: "Values known to be secret, cut off behind their beginning",
    triggers: ["...", "\xe2\x80\xa6", "***"],
    peek: (bytes, place) => holdsHead(bytes, place, heads),
    before: LONGEST + 1,
    after: 64,
    find: (window) => beginningBefore(window, byHead),
    examples: { hide: [], keep: [] },
  };
}

/** Whether one of the words' beginnings before the dots is that of a value. */
function holdsHead(bytes: Uint8Array, { at }: Place, heads: ReadonlySet<number>): boolean {
  for (let start = at - 1; start >= 0 && at - start <= LONGEST; start--) {
    if ((bytes[start] as number) <= 0x20) return false;
    if (at - start >= SHORTEST && heads.has(hashOf(bytes, start, start + SHORTEST))) return true;
  }
  return false;
}

function beginningBefore({ text, at }: Window, byHead: ReadonlyMap<string, readonly Known[]>): Span[] {
  for (let start = Math.max(0, at - LONGEST); start <= at - SHORTEST; start++) {
    if (/[A-Za-z0-9]/.test(text[start - 1] ?? "")) continue;
    const shown = text.slice(start, at);
    const known = byHead.get(shown.slice(0, SHORTEST))?.find(({ value }) => value.startsWith(shown));
    if (known === undefined || known.value.length === shown.length || saysNothing(shown)) continue;
    return [knownSpan(known, start, endOf(text, at, known.value) ?? at)];
  }
  return [];
}

/** A word, or the prefix of a vendor: `password***`, `sk-proj-...`. */
function saysNothing(shown: string): boolean {
  return /^(?:[A-Za-z]?[a-z]+|[A-Z]+)$|^[a-z\d]+(?:[-_][a-z\d]+)*[-_]$/.test(shown);
}

/** Where the end of the value stands behind the dots. */
function endOf(text: string, at: number, value: string): number | null {
  CUT.lastIndex = at;
  CUT.test(text);
  const from = CUT.lastIndex;
  for (let length = LONGEST_END; length >= 2; length--) {
    const end = from + length;
    if (value.endsWith(text.slice(from, end)) && end <= text.length && !/\w/.test(text[end] ?? ""))
      return end;
  }
  return null;
}
