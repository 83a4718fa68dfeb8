/** Values that stand before their name: `if ("value" == password)`, `<add value="…" name="password"/>`. */

import type { Span, Window } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { meaningOf } from "./key-name.ts";

/** The value before the name that holds the trigger; `null` when none stands there. */
export function valueBefore(window: Window): Span | null {
  return readComparison(window) ?? readAttribute(window);
}

const COMPARISON = /(["'`])((?:(?!\1)[^\n]){3,200})\1[ \t]?[!=]={1,2}[ \t]?[\w.]{0,40}$/;

/** `if ("value" == password)`: the value stands before its name. */
function readComparison({ text, at, end }: Window): Span | null {
  const tail = text.slice(Math.max(0, at - 45), at);
  if (!tail.includes("==") && !tail.includes("!=")) return null;
  const before = COMPARISON.exec(text.slice(Math.max(0, at - 90), at));
  const value = before?.[2];
  if (!before || value === undefined || isPlaceholder(value) || isCommonWord(value.toLowerCase()))
    return null;
  const name = `${/[\w.]*$/.exec(text.slice(0, at))?.[0] ?? ""}${text.slice(at, end)}${/^[\w]*/.exec(text.slice(end, end + 40))?.[0] ?? ""}`;
  if (meaningOf(name) !== "secret") return null;
  const start = at - before[0].length + 1;
  return { start, end: start + value.length };
}

const ATTRIBUTE =
  /<[\w:.-]{1,60}\s[^<>\n]{0,80}?value\s{0,4}=\s{0,4}(["'])([^"'<>\n]{3,200})\1\s{1,8}(?:name|key|id)\s{0,4}=\s{0,4}["'][\w.-]{0,40}$/;

/** `<add value="…" name="password"/>`: the value stands before its name. */
function readAttribute({ text, at, end }: Window): Span | null {
  const head = text.slice(Math.max(0, at - 160), at);
  if (!/["'][\w.-]{0,40}$/.test(head) || !head.includes("value")) return null;
  const value = ATTRIBUTE.exec(head)?.[2];
  if (value === undefined || isPlaceholder(value) || !/\d|[^\w\s]/.test(value)) return null;
  const name = `${/[\w.-]*$/.exec(head)?.[0] ?? ""}${/^[\w.-]*/.exec(text.slice(at, end + 40))?.[0] ?? ""}`;
  const meaning = meaningOf(name.replace(/_(?:attribute|att|tag)$/, ""));
  if (meaning !== "secret" && meaning !== "token") return null;
  const quote = head.lastIndexOf(value, head.search(/(?:name|key|id)\s{0,4}=\s{0,4}["'][\w.-]{0,40}$/));
  return { start: at - head.length + quote, end: at - head.length + quote + value.length };
}
