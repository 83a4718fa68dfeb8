import type { Place, Redactor, Span, Window } from "../../model/redactor.ts";
import { type Anchored, anchored, escapedPattern, LONGEST_ESCAPE } from "./escapes.ts";
import { foldText, MOST_BEFORE } from "./program.ts";

/** A value to look for, and what is hidden where it stands between `from` and `to` of a text. */
export interface Sought {
  readonly value: string;
  readonly foldCase: boolean;
  span(text: string, from: number, to: number): readonly Span[];
}

interface Waiting extends Sought {
  readonly place: Anchored;
  /** Made when the anchor is met for the first time. */
  pattern: RegExp | null;
}

/** What begins an escape, or may stand for a sign. */
const ESCAPE = new Set([..."%&\\=+'\"$"].map((one) => one.charCodeAt(0)));
const LONGEST = 512;

/** Finds known values whose signs are escaped, however: by the letters and digits between them, which no syntax changes. */
export function escapedValues(sought: readonly Sought[]): Redactor | null {
  const byAnchor = new Map<string, Waiting[]>();
  let longest = 0;
  for (const one of sought) {
    const place = one.value.length > LONGEST ? null : anchored(one.value);
    if (place === null) continue;
    const anchor = lower(place.anchor);
    const list = byAnchor.get(anchor) ?? [];
    byAnchor.set(anchor, list);
    list.push({ ...one, place, pattern: null });
    longest = Math.max(longest, one.value.length);
  }
  if (byAnchor.size === 0) return null;
  const neighbours = new Map([...byAnchor].map(([anchor, list]) => [anchor, followersOf(list)] as const));
  return {
    id: "known-value",
    kind: "secret",
    title: "Values known to be secret, in any encoding",
    triggers: [...new Set([...byAnchor.keys()].map(foldText))],
    verifies: true,
    peek: (bytes, place) => isFollowed(bytes, place, neighbours),
    before: MOST_BEFORE,
    after: Math.min(16_384, LONGEST_ESCAPE * longest),
    find: ({ text, at, end }: Window) =>
      (byAnchor.get(lower(text.slice(at, end))) ?? []).flatMap((one) => {
        one.pattern ??= escapedPattern(one.place, one.foldCase);
        one.pattern.lastIndex = at;
        const match = one.pattern.exec(text);
        return match === null ? [] : one.span(text, at - (match[1]?.length ?? 0), one.pattern.lastIndex);
      }),
    examples: { hide: [], keep: [] },
  };
}

/** The bytes that may follow an anchor besides the beginning of an escape; `null`: any, for a value ends there. */
function followersOf(list: readonly Waiting[]): ReadonlySet<number> | null {
  if (list.some(({ place }) => place.after === "")) return null;
  return new Set(
    list.flatMap(({ place: { after } }) =>
      [after.toLowerCase(), after.toUpperCase()].map((one) => one.charCodeAt(0)),
    ),
  );
}

function isFollowed(
  bytes: Uint8Array,
  { at, end, limit }: Place,
  neighbours: ReadonlyMap<string, ReadonlySet<number> | null>,
): boolean {
  const followers = neighbours.get(
    lower(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString("latin1")),
  );
  if (followers === undefined) return false;
  if (followers === null) return true;
  const next = bytes[end] as number;
  return end < limit && (next >= 0x80 || ESCAPE.has(next) || followers.has(next));
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
