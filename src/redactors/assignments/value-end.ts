/** Where values end, in the syntaxes that logs and programs write them in. */

import { matchAt } from "../words/sticky.ts";
import { WIDE_MARK } from "../words/wide-mark.ts";
import { meaningOf } from "./key-name.ts";

/** The lines of a YAML block: those that are indented as the first one, or empty. */
export function blockEnd(text: string, start: number, indent: string): number {
  let end = start;
  for (;;) {
    const stop = text.indexOf("\n", end);
    if (stop === -1) return text.length;
    const next = stop + 1;
    if (!text.startsWith(indent, next)) return stop;
    end = next;
  }
}

/** A value alone on its line, in quotes or not. */
const ALONE = String.raw`(?:(?<quote>["'])(?<quoted>[^"'\r\n]{3,200})\k<quote>|(?<bare>[^\s"'\x60#&*!|>%@{[<(-][^\s]{2,200}))[ \t]{0,20}(?=\r?\n|$|#)`;
const BELOW = new RegExp(String.raw`\\?\r?\n(?<indent>[ \t]{0,40})(?<dash>- )?${ALONE}`, "y");
const NEXT_ITEM = new RegExp(
  String.raw`["']?[ \t]{0,20}(?:#[^\n]{0,80})?\r?\n(?<indent>[ \t]{0,40})- ${ALONE}`,
  "y",
);

interface LineValue {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** A value alone on the line below its name, further in than that, as in YAML and INI; `null` when `at` is not the end of the name's line. */
export function lineBelow(text: string, keyStart: number, at: number): LineValue | null {
  const match = matchAt(BELOW, text, at);
  const head = text.slice(text.lastIndexOf("\n", keyStart - 1) + 1, keyStart);
  const indent = /^[ \t]*(?:- )?["']?$/.exec(head)?.[0].replace(/["']/, "").length;
  if (match === null || indent === undefined) return null;
  const { indent: own = "", dash, quoted, bare } = match.groups ?? {};
  // The items of a list may stand below the name itself.
  if ((quoted ?? bare)?.endsWith(":") || (dash === undefined ? own.length <= indent : own.length < indent))
    return null;
  return valueAlone(match);
}

/** The item of a YAML list below the one that ends at `end`, at the same indentation; `null` when that was the last, or none. */
export function itemBelow(text: string, start: number, end: number): LineValue | null {
  const head = /^([ \t]{0,40})- ["']?$/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  const match = head === null ? null : matchAt(NEXT_ITEM, text, end);
  return match === null || match.groups?.["indent"] !== head?.[1] ? null : valueAlone(match);
}

function valueAlone(match: RegExpExecArray): LineValue {
  const { quoted, bare = "" } = match.groups ?? {};
  const value = quoted ?? bare;
  const start = match.index + match[0].lastIndexOf(value);
  return { start, end: start + value.length, quoted: quoted !== undefined };
}

const LONGEST_TEXT = 4096;

/** What stands in three quotes, over several lines if need be; `null` when they are not closed. */
export function linesInQuotes(
  text: string,
  at: number,
  quote: string,
): { start: number; end: number } | null {
  if (quote.length !== 3) return null;
  const gap = /^\\?[ \t]{0,8}\r?\n[ \t]{0,40}/.exec(text.slice(at, at + 56));
  const start = at + (gap?.[0].length ?? 0);
  const end = text.indexOf(quote, start);
  return end === -1 || end - start > LONGEST_TEXT ? null : { start, end };
}

/** A variable in quotes as a whole, whose value is several words: `-e "IB_PASSWORD=one two 3"`; `null` when it is none. */
export function quotedVariable(
  text: string,
  keyStart: number,
  start: number,
): { start: number; end: number } | null {
  const quote = text[keyStart - 1] ?? "";
  if (!/["']/.test(quote) || !/^[A-Z][A-Z0-9_]*=$/.test(text.slice(keyStart, start))) return null;
  const end = text.indexOf(quote, start);
  const value = text.slice(start, end === -1 ? start : end);
  // A sign of assignment is that of the next variable.
  if (!/^[^\s=]+ (?![^\n]*\n)[^=]*$/.test(value)) return null;
  return /^["'](?:[\s,;)\]}]|$)/.test(text.slice(end, end + 2)) ? { start, end } : null;
}

/** Where a quoted value ends: at the same quote with the same backslashes, else where the text around it or the line does. */
export function closingQuote(text: string, start: number, quote: string): number {
  const mark = /^(\\*)(["'`])$/.exec(quote);
  const escapes = mark?.[1]?.length ?? 0;
  let backslashes = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\n") return text[at - 1] === "\r" ? at - 1 : at;
    if (character === "\\") {
      // A quote that is itself written as an escape: `\u0022`.
      if (mark === null && text.startsWith(quote, at) && text[at - 1] !== "\\") return at;
      backslashes++;
      continue;
    }
    if (mark === null) {
      if (backslashes % 2 === 0 && text.startsWith(quote, at)) return at;
      if (character === '"' && !/["']/.test(quote)) return at - backslashes;
    } else if (character === mark[2] && backslashes < escapes) {
      // The text in which the quoted one stands is at its end.
      return at - backslashes;
    } else if (character === mark[2] && backslashes % (2 * escapes + 2) === escapes) {
      // Each level of quoting doubles the backslashes of the one before and adds one: `\"` within `\"…\"` is `\\\"`.
      if (isDoubled(text, at, character) || isBackticked(text, at, character)) at++;
      else if (escapes > 0 || !goesOn(text, at, character)) return at - escapes;
    }
    backslashes = 0;
  }
  return text.length;
}

/** `'it''s'` is one text in YAML and SQL; `''` behind which nothing of a word stands is an end and another quote. */
function isDoubled(text: string, at: number, quote: string): boolean {
  return (
    quote === "'" &&
    /^''[^\s,;:)\]}'"]/.test(text.slice(at, at + 3)) &&
    /[^\s=:([{,]/.test(text[at - 1] ?? "")
  );
}

/** `PASSWORD='it's-hard9'`: a quote within a word, and the one that ends the line, is how people write it and then ask why it fails. */
function goesOn(text: string, at: number, quote: string): boolean {
  if (!/[\w!#$%&*@^~+-]/.test(text[at + 1] ?? "")) return false;
  const rest = /^[^\s,;:=()[\]{}<>]{1,80}(?=[ \t]*(?:[,;]?\r?(?:\n|$)|#))/.exec(
    text.slice(at + 1, at + 84),
  )?.[0];
  return rest?.endsWith(quote) === true && /[^\s=:([{,+]/.test(text[at - 1] ?? "");
}

/** "it`"s" in PowerShell; a quote behind which nothing of a word stands ends the text. */
function isBackticked(text: string, at: number, quote: string): boolean {
  return quote === '"' && text[at - 1] === "`" && /^"[^\s,;:)\]}'"]/.test(text.slice(at, at + 2));
}

/**
 * Before the name of one setting of several in a row: `?`, or `;` and no sentence between. A password may hold these marks
 * as well, and `I typed A?b&c as my password: A?b&c` is no query.
 */
const IN_ROW = /\?[\w.-]*$|;[ \t]?(?:[\w.-]+ )?[\w.-]*$|;[^;]*=[^;]*$/;

/** Where an unquoted value ends: at white space, or at what separates settings in the syntax around it. */
export function bareEnd(text: string, keyStart: number, start: number): number {
  const previous = text[keyStart - 1] ?? "";
  const percent = /%(?:26|3F|3f)$/.test(text.slice(Math.max(0, keyStart - 3), keyStart));
  const stops = percent
    ? /[\s\0&"'<>#`]|%26|\\u0026/
    : previous === "&" || previous === "?" || previous === "#"
      ? // In a query `%26` is a sign of the value, unless another setting follows as in one that is escaped as a whole.
        /[\s\0&"'<>#`]|%26(?=[\w.-]{1,40}%3D)|\\u0026(?=[\w.-]{1,40}(?:=|\\u003d))/i
      : previous === ";"
        ? /[\s\0;"']/
        : /["'`]/.test(previous)
          ? /[\s\0"'`<]|\\["n]/
          : previous === "("
            ? // `(user=a)(password=b)`: settings of which each has its brackets.
              /[\s\0<]|\\n|\\["']|["'](?=[\s,;)\]}]|$)|\)(?:\(|\){1,4}(?:\s|$))/
            : previous === ","
              ? /[\s\0,"']|\\n/
              : /[\s\0]|<(?=[/!?A-Za-z])|(?:\\r)?\\n|\\["']|"(?=[\s,;)\]}]|$)|'(?=[\s,;)\]}]|$)/;
  const found = text.slice(start).search(stops);
  let end = found === -1 ? text.length : start + found;
  const mark = text.slice(start, end).search(WIDE_MARK);
  if (mark > 0) end = start + mark;
  const lineStart = text.lastIndexOf("\n", keyStart) + 1;
  const head = text.slice(lineStart, keyStart);
  if (IN_ROW.test(head) || /;\w[\w ]*=/.test(text.slice(start, end))) {
    const separator = text.slice(start, end).search(/[;&]/);
    if (separator > 0) end = start + separator;
  } else if (/[?&][^ ]*$/.test(head)) {
    const separator = text.slice(start, end).indexOf("&");
    if (separator > 0) end = start + separator;
  } else {
    // A form: `user=a&password=b`. In a password the mark and a word after it may be part of it.
    const form = /^([^\s&]+)&([A-Za-z_][\w.-]*)=/.exec(text.slice(start, end));
    if (form?.[1] && (/["']/.test(previous) || meaningOf(form[2] ?? "") !== null))
      end = start + form[1].length;
  }
  return trimTail(text, start, end, head);
}

/** Takes off closing punctuation that belongs to what is around the value. */
function trimTail(text: string, start: number, from: number, head: string): number {
  let end = from;
  const value = text.slice(start, end);
  const compact = /^[^,]*[A-Za-z0-9_],[ ]?["']?[A-Za-z_][\w-]*["']?[=:]/.exec(value);
  if (compact) end = start + value.indexOf(",");
  for (;;) {
    const last = text[end - 1] ?? "";
    const open = last === ")" ? "(" : last === "]" ? "[" : last === "}" ? "{" : null;
    const inner = text.slice(start, end - 1);
    if (end - 1 <= start) return end;
    if (last === "," || last === ";" || last === '"' || last === "'" || last === "`" || last === "\\") end--;
    else if (last === "." && !/[.]/.test(inner)) end--;
    // Behind a number or a word of a language a bracket is one of JSON, however far before it was opened.
    else if (
      open !== null &&
      count(inner, open) <= count(inner, last) &&
      (head.includes(open) || /^(?:-?\d+(?:\.\d+)?|[Nn]one|[Nn]ull|[Tt]rue|[Ff]alse)[\]}]*$/.test(inner))
    )
      end--;
    else return end;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
