import { matchAt } from "../words/sticky.ts";
import { meaningOf } from "./key-name.ts";

/** A value of a connection string in braces; without a digit or a mark it is the name of a variable. */
const BRACES = /\{((?=[^{}\n]{0,100}[^A-Za-z_{}\n])[^{}\n]{3,200})\}/y;
/** A login name, told by its digits; other words in brackets are variables. */
const NAME = /[[({]([a-z]{3,30}\d{2,6})[\])}](?![\w.([])/y;
/** A password as people choose it. */
const CHOSEN =
  /[[({]((?=\D{0,60}\d\D{0,60}\d)(?=[^A-Z]{0,60}[A-Z])(?=[^a-z]{0,60}[a-z])[^\s()[\]{}"'`,;$:=]{8,64})[\])}](?![\w.([])/y;
/** A text of Lua, in which quotes and marks mean nothing: `[[…]]`, `[==[…]==]`. */
const LONG_BRACKETS = /\[(={0,4})\[(?![\s"'[{])([^\n]{3,400}?)\]\1\](?!\])/y;
/** What a program or shell puts something else for; in it may stand blanks, quotes, marks. */
const TEMPLATE =
  /((?:[#$]\{\{?[^{}\n]{1,160}\}\}?|\{\{[^{}\n]{1,160}\}\}|\$\([^()\n]{1,160}\)|<%[^%\n]{1,100}%>|%\w{1,60}%))(?=[\s"'`;&,)\]}]|$)/y;

/** An unquoted value in brackets, `user=[dolmar77]`, or a whole template, which stands for one; `null` when it is neither. */
export function bracketedValue(
  text: string,
  at: number,
  { key, inRow }: { key: string; inRow: boolean },
): { start: number; end: number; quoted: boolean } | null {
  if (inRow) {
    const inner = innerOf(BRACES, text, at);
    if (inner !== null) return { ...inner, quoted: true };
  }
  const long = matchAt(LONG_BRACKETS, text, at);
  if (long?.[2] !== undefined) {
    const start = at + 2 + (long[1]?.length ?? 0);
    return { start, end: start + long[2].length, quoted: true };
  }
  const inner = innerOf(meaningOf(key) === "user" ? NAME : CHOSEN, text, at);
  if (inner !== null) return { ...inner, quoted: true };
  const template = innerOf(TEMPLATE, text, at);
  return template === null ? null : { ...template, quoted: false };
}

function innerOf(pattern: RegExp, text: string, at: number): { start: number; end: number } | null {
  const match = matchAt(pattern, text, at);
  const inner = match?.[1];
  if (match === null || inner === undefined) return null;
  const start = at + match[0].indexOf(inner);
  return { start, end: start + inner.length };
}
