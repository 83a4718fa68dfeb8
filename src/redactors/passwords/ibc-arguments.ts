import type { Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

const WHO_AND_WHAT = String.raw`(?:"(?<quotedUser>[^"\n]{1,64})"|(?<user>[^\s"]{1,64}))[ \t]{1,4}(?:"(?<quotedPassword>[^"\n]{1,128})"|(?<password>[^\s"]{1,128}))`;
/** IBC takes user and password as plain arguments behind its settings file, the mode of trading last. */
export const IBC_ARGUMENTS = new RegExp(
  String.raw`(?:Ibc\w{1,12}|IB\w{0,8}Controller)"?[ \t]{1,4}(?:"[^"\n]{1,200}"|[^\s"]{1,200})[ \t]{1,4}${WHO_AND_WHAT}`,
  "dy",
);
/** The same as start scripts print it, without the program. */
export const SETTINGS_ARGUMENTS = new RegExp(
  String.raw`[ \t]{0,4}${WHO_AND_WHAT}(?=[ \t]{1,4}"?(?:paper|live)\b)`,
  "dy",
);

/** User and password as one of these patterns finds them at a place. */
export function positional(pattern: RegExp, text: string, from: number): Span[] {
  const { user, quotedUser, password, quotedPassword } = matchAt(pattern, text, from)?.indices?.groups ?? {};
  const spans: Span[] = [];
  for (const [kind, range] of [
    ["user", user ?? quotedUser],
    ["secret", password ?? quotedPassword],
  ] as const) {
    if (range === undefined) return [];
    const [start, end] = range;
    const value = text.slice(start, end);
    if (/^(?:paper|live)$|^-/.test(value)) return spans;
    if (!isPlaceholder(value) && !(kind === "user" && isCommonWord(value.toLowerCase())))
      spans.push({ start, end, kind });
  }
  return spans;
}
