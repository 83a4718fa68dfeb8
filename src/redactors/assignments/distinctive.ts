/** Whether a value is worth looking for elsewhere: what is learned from a sentence or a program would be hidden all over a log. */

import { isCommonWord } from "../words/common-words.ts";
import { isWordy } from "../words/fluency.ts";
import type { Assigned } from "./assigned.ts";
import type { KeyMeaning } from "./key-name.ts";

export function isDistinctive(value: string, meaning: KeyMeaning, assigned: Assigned, text: string): boolean {
  if (value.length > 1024 || isCommonWord(value.toLowerCase())) return false;
  if (isWordy(value) && !isSetting(assigned, text) && !isToldPassword(value, meaning, assigned)) return false;
  if (meaning === "user" || meaning === "host") return value.length >= 3;
  // A date may stand anywhere.
  return value.length >= 5 && !/^(?:19|20)\d{6}$/.test(value);
}

/** From this length on a word that somebody calls a password stands nowhere else. */
const LONG_WORD = 8;

/** `my old password was sommerregen`, `{user: bot, passwd: sommerregen}` */
function isToldPassword(value: string, meaning: KeyMeaning, { operator }: Assigned): boolean {
  return meaning === "secret" && value.length >= LONG_WORD && /^(?:is|space|:)$/.test(operator);
}

/** Whether the value is given as settings are: no comparison, no argument, no variable, no word of a sentence. */
function isSetting(
  { key, operator, option, commanded, tight, inRow, quoted, start, end }: Assigned,
  text: string,
): boolean {
  if (option || commanded || tight || operator === "xml") return true;
  const before = text.slice(Math.max(0, start - 6), start);
  if (/[=!]==?\s*["'`]?$/.test(before)) return false;
  if (operator === "=" || operator === ":") {
    if (quoted || inRow) return true;
    // `scope user:email`, `{user: conn, …}`
    if (/\S:$/.test(before) || /^[,)}\]]/.test(text.slice(end, end + 1))) return false;
    // In a description what gives the value is called something else: `default: …`.
    return operator === ":" || /:[ \t]*$/.test(before) || !isStatement(key, text, start);
  }
  return false;
}

/** `self.user = owner`, or indented, as in a program; without blanks it is a line of properties: `user.name=somebody`. */
function isStatement(key: string, text: string, start: number): boolean {
  if (text[start - 1] === "=") return false;
  const line = text.slice(Math.max(text.lastIndexOf("\n", start) + 1, start - 200), start);
  return /^(?:self|this|cls)\.|\w\./.test(key) || /^[ \t]/.test(line);
}
