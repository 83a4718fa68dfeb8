import type { Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { isKnownServer } from "../words/server-name.ts";
import { matchAt } from "../words/sticky.ts";

const MACHINE =
  /machine\s{1,8}(\S{1,200})\s{1,20}login\s{1,8}(\S{1,200})(?:\s{1,20}password\s{1,8}(\S{1,400}))?/iy;

/** Host, login name and password of an entry of a netrc file. */
export function netrc(text: string, at: number): Span[] {
  const match = matchAt(MACHINE, text, at);
  if (match === null) return [];
  const spans: Span[] = [];
  let from = at + "machine".length;
  for (const [index, kind] of [
    [1, "host"],
    [2, "user"],
    [3, "secret"],
  ] as const) {
    const value = match[index];
    if (value === undefined) continue;
    const start = text.indexOf(value, from);
    from = start + value.length;
    if (kind === "host" && isKnownServer(value)) continue;
    if (!isPlaceholder(value) && !(kind === "user" && isCommonWord(value)))
      spans.push({ start, end: from, kind, learn: kind === "secret" });
  }
  return spans;
}
