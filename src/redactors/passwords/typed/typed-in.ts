import type { Span, Window } from "../../../model/redactor.ts";
import { decodedBase64 } from "../../assignments/announced-code.ts";
import { isCommonWord } from "../../words/common-words.ts";
import { isPlaceholder } from "../../words/placeholder.ts";
import { looksRandom } from "../../words/value-shape.ts";
import type { Place } from "./word.ts";

/** Trigger → how a password stands around it, as a person or a script types it. */
export type Patterns = ReadonlyMap<string, readonly RegExp[]>;

export function patternsOf(places: readonly Place[]): Patterns {
  const patterns = new Map<string, RegExp[]>();
  for (const [trigger, pattern] of places) patterns.set(trigger, [...(patterns.get(trigger) ?? []), pattern]);
  return patterns;
}

/** What the patterns of a trigger find around it. */
export function typedIn(patterns: Patterns, { text, at, end }: Window): Span[] {
  const trigger = text.slice(at, end).toLowerCase();
  const spans: Span[] = [];
  for (const pattern of patterns.get(trigger) ?? []) {
    for (const match of text.matchAll(pattern)) {
      if (match.index > end || match.index + match[0].length < at) continue;
      spans.push(...spansOf(match));
    }
    if (spans.length > 0 && trigger === "net use ") break;
  }
  return spans;
}

function spansOf(match: RegExpMatchArray & { indices?: RegExpIndicesArray }): Span[] {
  const spans: Span[] = [];
  for (const [name, range] of Object.entries(match.indices?.groups ?? {})) {
    const value = match.groups?.[name];
    if (name === "mark" || range === undefined || value === undefined || isPlaceholder(value)) continue;
    if (name === "user" && isCommonWord(value.toLowerCase())) continue;
    // A short name such as `fred` stands in too many words to be looked for elsewhere.
    const learn = value.length >= 6;
    const kind = name === "user" || name === "code" ? { kind: name } : {};
    const meant = name === "encoded" ? decodedBase64(value) : {};
    if (name === "encoded" && !("canonical" in meant) && !looksRandom(value)) continue;
    spans.push({ start: range[0], end: range[1], learn, ...kind, ...meant });
  }
  return spans;
}
