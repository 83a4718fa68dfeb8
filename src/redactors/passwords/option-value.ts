/** What is given to a short option: a value, a login name, or both as `user:password`. */

import type { Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";
import { takesPair } from "./program-options.ts";

const VALUE = /(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'|;<>]{1,256}))/y;
/** `user:password`, together or each in quotes; either may be missing where the other is the key. */
const PAIR =
  /(?:(["'])([^"'\n]{1,100})\1|["']?([^\s"':,]{0,100}))[:,](?:(["'])([^"'\n]{1,256})\4|([^\s"']{1,256}))/y;
/** Both in one pair of quotes, where the password may hold blanks. */
const QUOTED_PAIR = /(["'])([^\s"':,]{1,100}):([^"'\n]{1,256})\1/y;
const LONE_KEY = /(["'])([^\s"':]{8,100}):\1/y;

export function givenValue(text: string, from: number): Span[] {
  const found = matchAt(VALUE, text, from);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || value === undefined || isPlaceholder(value) || /^(?:-|\d{1,5}:\d|\/)/.test(value))
    return [];
  const start = from + found[0].indexOf(value);
  return [{ start, end: start + value.length, learn: value.length >= 6 }];
}

/** The login name behind `-u`, `-U`, `-l`; a pair with a password is for others to read. */
export function givenUser(text: string, end: number): Span[] {
  const from = /["']/.test(text[end - 1] ?? "") ? end - 1 : skipBlank(text, end);
  return givenValue(text, from)
    .filter(({ start, end }) => !isCommonWord(text.slice(start, end).toLowerCase()))
    .map((span) => ({ ...span, kind: "user" }));
}

export function givenPair(text: string, end: number, command: string): Span[] {
  // Behind `-u"` the quote belongs to the trigger.
  const from = /["']/.test(text[end - 1] ?? "") ? end - 1 : skipBlank(text, end);
  if (!takesPair(command)) return [];
  const lone = matchAt(LONE_KEY, text, from)?.[2];
  if (lone !== undefined)
    return /\d|[a-z][A-Z][a-z]*[A-Z]/.test(lone) && !isPlaceholder(lone)
      ? [{ start: from + 1, end: from + 1 + lone.length }]
      : [];
  const quoted = matchAt(QUOTED_PAIR, text, from);
  if (quoted?.[2] !== undefined && quoted[3]?.includes(" ") && !isPlaceholder(quoted[3])) {
    const start = from + 1;
    const colon = start + quoted[2].length;
    return [
      { start, end: colon, kind: "user" },
      { start: colon + 1, end: colon + 1 + quoted[3].length },
    ];
  }
  const match = matchAt(PAIR, text, from);
  const user = match?.[2] ?? match?.[3] ?? "";
  const password = match?.[5] ?? match?.[6];
  const bare = /^\{(?=\w*\d)(\w{8,64})\}$/.exec(password ?? "")?.[1] ?? password;
  if (
    !match ||
    password === undefined ||
    bare === undefined ||
    isPlaceholder(bare) ||
    /^\$\d$/.test(password)
  )
    return [];
  if (user.startsWith("<") || /^\d+$/.test(user)) return [];
  if (match[0].includes(",") && !/\blftp\b/.test(command) && !match[0].includes(":")) return [];
  const to = PAIR.lastIndex - (match[4] === undefined ? 0 : 1);
  const hidden: Span = { start: to - password.length, end: to };
  const start = from + match[0].indexOf(user);
  return user === "" || isCommonWord(user.toLowerCase()) || /[\s:]/.test(user)
    ? [hidden]
    : [{ start, end: start + user.length, kind: "user" }, hidden];
}

export function skipBlank(text: string, at: number): number {
  let from = at;
  while (/[ \t=]/.test(text[from] ?? "")) from++;
  return from;
}
