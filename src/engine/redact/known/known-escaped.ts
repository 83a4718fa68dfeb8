import type { Place, Redactor, Span, Window } from "../../../model/redactor.ts";
import { foldText, MOST_BEFORE } from "../search/program.ts";
import { foldCase, utf8 } from "../text/latin1.ts";
import { type Anchored, findEscaped, LONGEST_ESCAPE } from "./escapes.ts";
import { addTo } from "./known-value.ts";

/** A value to look for, and what is hidden where it stands between `from` and `to` of a text. */
export interface Sought {
  readonly place: Anchored;
  readonly foldCase: boolean;
  span(text: string, from: number, to: number): readonly Span[];
}

/** What begins an escape, or may stand for a sign. */
const ESCAPES = Buffer.from("%&\\=+'\"$^`");

/** Finds known values whose signs are escaped, however: by the letters and digits between them, which no syntax changes. */
export function escapedValues(sought: readonly Sought[]): Redactor | null {
  const byAnchor = new Map<string, Sought[]>();
  let longest = 0;
  for (const one of sought) {
    const { before, anchor, after } = one.place;
    addTo(byAnchor, foldCase(anchor), one);
    longest = Math.max(longest, before.length + anchor.length + after.length);
  }
  if (byAnchor.size === 0) return null;
  return {
    id: "known-value",
    kind: "secret",
    title: "Values known to be secret, in any encoding",
    triggers: [...new Set([...byAnchor.keys()].map(foldText))],
    verifies: true,
    peek: lookForAnchors(byAnchor),
    before: MOST_BEFORE,
    after: Math.min(16_384, LONGEST_ESCAPE * longest),
    find: ({ text, at, end }: Window) =>
      (byAnchor.get(foldCase(text.slice(at, end))) ?? []).flatMap(({ place, foldCase, span }) => {
        const found = findEscaped(place, text, at, foldCase);
        return found === null ? [] : span(text, found.from, found.to);
      }),
    examples: { hide: [], keep: [] },
  };
}

/** Decides from the byte behind an anchor and from the anchor itself whether a value may stand around it. */
function lookForAnchors(
  byAnchor: ReadonlyMap<string, readonly Sought[]>,
): (bytes: Uint8Array, place: Place) => boolean {
  const followers = new Map([...byAnchor].map(([anchor, list]) => [anchor, followersOf(list)] as const));
  const any = new Uint8Array(256);
  for (const one of followers.values())
    for (let byte = 0; byte < 256; byte++) any[byte] = (any[byte] as number) | (one[byte] as number);
  return (bytes, { at, end, limit }) => {
    const next = end < limit ? (bytes[end] as number) : NOTHING;
    if (any[next] === 0) return false;
    const anchor = foldCase(String.fromCharCode(...bytes.subarray(at, end)));
    return followers.get(anchor)?.[next] === 1;
  };
}

const NOTHING = 0x0a;

/** A table of the bytes that may follow an anchor: the next sign of a value, or the beginning of its escape. */
function followersOf(list: readonly Sought[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const { place } of list) {
    // The value ends there.
    if (place.after === "") return table.fill(1);
    const first = [...utf8(place.after)][0] ?? "";
    for (const one of [first, first.toLowerCase(), first.toUpperCase(), first.normalize("NFD")])
      for (const written of [one.toLowerCase(), one.toUpperCase()]) table[Buffer.from(written)[0] ?? 0] = 1;
    for (const byte of ESCAPES) table[byte] = 1;
    if (first >= "\x80") table.fill(1, 0x80);
  }
  return table;
}
