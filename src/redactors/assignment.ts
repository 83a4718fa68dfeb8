import type { Window } from "../model/redactor.ts";
import { meaningOf } from "./key-name.ts";

/** A name and the value given to it, in whatever syntax. */
export interface Assigned {
  readonly key: string;
  readonly operator: "=" | ":" | "xml" | "comma" | "space" | "is" | "call";
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The key stands behind `--` or `-`. */
  readonly option: boolean;
  /** One of several in a row, as in a connection string or a query: no variable of a program. */
  readonly inRow: boolean;
  /** The quote (with its backslashes) around the key, when this looks like JSON. */
  readonly jsonQuote: string | null;
}

const KEY = /[A-Za-z0-9_.$\x80-\xff-]/;
const LONGEST_KEY = 90;
const MORE_WORDS = /[ \t](?:key|token|code|value|phrase|string|access key|password|name|id)s?\b(?![\w.-])/iy;
const CLOSERS = /(?:\\{0,7}["'`]|&quot;|&#34;|%22|\]|\)|\*\*|\[\d{0,4}\]){0,3}/y;
const TYPE = String.raw`(?:(?:typing\.)?(?:Optional\[)?(?:str|string|String|SecretStr|bytes|any|&str)\]?(?: \| None)?)`;
const OPERATORS: readonly (readonly [Assigned["operator"], RegExp])[] = [
  ["=", /,?\s{0,40}\\{0,3}["']?\b(?:secret_)?value\\{0,3}["']?\s{0,4}[:=]>?\s{0,4}/iy],
  ["=", /\s{0,4}\{\s{0,40}default\s{0,8}=\s{0,8}/iy],
  ["=", new RegExp(String.raw`[ \t]{0,8}:[ \t]{0,8}${TYPE}[ \t]{0,8}=[ \t]{0,8}`, "y")],
  ["=", /[ \t]{0,40}(?::=|=>|\?=|\+=|={1,3}|!={1,2}|<-|->|%3D|%3d|&#61;|\\u003d)[ \t]{0,40}/y],
  [":", /[ \t]{0,40}(?::|%3A|%3a)(?!:)[ \t]{0,40}/y],
  ["is", /[ \t]for[ \t][^\n]{1,40}?[ \t](?:is|was|[:=])[ \t]{1,4}/iy],
  ["is", /[ \t]{1,4}(?:is|was)[ \t]{0,4}:?[ \t]{1,4}/iy],
  ["comma", /[ \t]{0,4},\s{0,8}(?=\\{0,3}["'`])/y],
  ["call", /\([ \t]{0,4}(?=\\{0,3}["'`])/y],
  ["space", /[ \t]{1,40}/y],
];
/** Before a quoted name: a call that sets it or gives its default. */
const CALL = /(?:get|set|put|env|property|define|default|option)\w*\([ \t]{0,4}["'`]$/i;
const XML_ELEMENT = /[^<>]{0,100}>\s{0,80}/y;
const OPENER =
  /(?:(?!\w*(?:get|env|input|read|load|prompt|ask)\w*\()[A-Za-z_][\w.]{0,40}\([ \t]{0,4})?(?:[bBrRuULfF@$]{0,2})(\\{0,7})(["'`]|&quot;|&#34;|%22)/y;
const FALLBACK = /[\w.[\]"'()]{1,80}[ \t]{1,4}(?:\|\||\?\?|or|\?:|:-)[ \t]{1,4}(?=["'`])/y;

/** Reads the assignment whose key holds the trigger; `null` when there is none. */
export function readAssignment({ text, at, end }: Window): Assigned | null {
  let keyStart = at;
  while (keyStart > 0 && at - keyStart < LONGEST_KEY && KEY.test(text[keyStart - 1] ?? "")) keyStart--;
  if (/[nrt]/.test(text[keyStart] ?? "") && text[keyStart - 1] === "\\" && keyStart < at) keyStart++;
  let keyEnd = end;
  // A trigger such as `pin=` or ` pat ` reaches beyond the name.
  while (keyEnd > at + 1 && !KEY.test(text[keyEnd - 1] ?? "")) keyEnd--;
  while (keyEnd < text.length && keyEnd - end < LONGEST_KEY && KEY.test(text[keyEnd] ?? "")) keyEnd++;
  MORE_WORDS.lastIndex = keyEnd;
  if (MORE_WORDS.test(text)) keyEnd = MORE_WORDS.lastIndex;
  const dashes = /^[-.$]*/.exec(text.slice(keyStart, keyEnd))?.[0] ?? "";
  const option =
    dashes.startsWith("-") && /(?:^|[\s"'`=[,(])$/.test(text.slice(Math.max(0, keyStart - 1), keyStart));
  keyStart += dashes.length;
  let key = text.slice(keyStart, keyEnd).replace(/[.-]+$/, "");
  keyEnd = keyStart + key.length;
  if (/^(?:key|id|code|number|name)s?\b/i.test(key)) {
    const before = /([A-Za-z]+)[ \t]$/.exec(text.slice(Math.max(0, keyStart - 24), keyStart));
    if (before?.[1]) key = `${before[1]} ${key}`;
  }
  if (meaningOf(key) === null) return null;
  if (
    text[keyStart - 1] === "<" &&
    /^[a-z-]+-(?:\d+|more)(?::\w+)?>/.test(text.slice(keyStart, keyStart + 60))
  )
    return null;
  return readValue(text, { key, keyStart, keyEnd, option });
}

interface Key {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly option: boolean;
}

function readValue(text: string, { key, keyStart, keyEnd, option }: Key): Assigned | null {
  const previous = text[keyStart - 1] ?? "";
  const inRow = /[;&?]/.test(previous);
  let at = keyEnd;
  let operator: Assigned["operator"] | null = null;
  let jsonQuote: string | null = null;
  if (previous === "<" || previous === ":") {
    XML_ELEMENT.lastIndex = at;
    if (previous === "<" && XML_ELEMENT.test(text)) {
      operator = "xml";
      at = XML_ELEMENT.lastIndex;
    }
  }
  if (operator === null) {
    CLOSERS.lastIndex = at;
    const closers = CLOSERS.exec(text)?.[0] ?? "";
    at += closers.length;
    const quote = /^(\\{0,7}")$/.exec(closers);
    jsonQuote = quote?.[1] ?? null;
    for (const [name, pattern] of OPERATORS) {
      pattern.lastIndex = at;
      if (!pattern.test(text)) continue;
      if (name === "comma" && !/["'`]/.test(closers)) continue;
      if (name === "space" && closers !== "" && /["'`]/.test(closers)) continue;
      operator = name === "comma" && CALL.test(text.slice(Math.max(0, keyStart - 40), keyStart)) ? "=" : name;
      at = pattern.lastIndex;
      break;
    }
    if (operator === null && /["']/.test(closers) && text[at] === ">") {
      operator = "xml";
      at = skipSpace(text, at + 1);
    }
  }
  if (operator === null) return null;
  FALLBACK.lastIndex = at;
  if (FALLBACK.test(text)) at = FALLBACK.lastIndex;
  if (operator !== "xml") {
    OPENER.lastIndex = at;
    const opener = OPENER.exec(text);
    if (opener) {
      const start = OPENER.lastIndex;
      let inner = { start, quote: `${opener[1] ?? ""}${opener[2] ?? ""}` };
      // A quote within a quote: `'"value"'`.
      const second = /^\\{0,3}["']/.exec(text.slice(start, start + 4));
      if (
        second &&
        second[0] !== inner.quote &&
        text.indexOf(second[0], start + second[0].length) > start + second[0].length
      )
        inner = { start: start + second[0].length, quote: second[0] };
      const end = closingQuote(text, inner.start, inner.quote);
      return { key, operator, start: inner.start, end, quoted: true, option, inRow, jsonQuote };
    }
  }
  const end = operator === "xml" ? xmlEnd(text, at) : bareEnd(text, keyStart, at);
  return { key, operator, start: at, end, quoted: operator === "xml", option, inRow, jsonQuote };
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text[end] ?? "")) end++;
  return end;
}

/** Where a quoted value ends: at the same quote with the same backslashes, else at the end of the line. */
function closingQuote(text: string, start: number, quote: string): number {
  const escaped = quote.startsWith("\\");
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\n") return text[at - 1] === "\r" ? at - 1 : at;
    if (text.startsWith(quote, at)) return at;
    if (!escaped && text[at] === "\\" && text[at + 1] !== "\n") at++;
  }
  return text.length;
}

function xmlEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== "<" && text[end] !== "\n") end++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return end;
}

/** Where an unquoted value ends: at white space, or at what separates settings in the syntax around it. */
function bareEnd(text: string, keyStart: number, start: number): number {
  const previous = text[keyStart - 1] ?? "";
  const percent = /%(?:26|3F|3f)$/.test(text.slice(Math.max(0, keyStart - 3), keyStart));
  const stops =
    previous === "&" || previous === "?" || previous === "#" || percent
      ? /[\s&"'<>#`]|%26|\\u0026/
      : previous === ";"
        ? /[\s;"']/
        : /["'`]/.test(previous)
          ? /[\s"'`<]|\\["n]/
          : previous === ","
            ? /[\s,"']|\\n/
            : /[\s<]|\\n|\\["']|"(?=[\s,;)\]}]|$)|'(?=[\s,;)\]}]|$)/;
  const found = text.slice(start).search(stops);
  let end = found === -1 ? text.length : start + found;
  const lineStart = text.lastIndexOf("\n", keyStart) + 1;
  const head = text.slice(lineStart, keyStart);
  if (/[;?][\w .-]*$|;[^;]*=[^;]*$/.test(head) || /;\w[\w ]*=/.test(text.slice(start, end))) {
    const separator = text.slice(start, end).search(/[;&]/);
    if (separator > 0) end = start + separator;
  } else if (/[?&][^ ]*$/.test(head)) {
    const separator = text.slice(start, end).indexOf("&");
    if (separator > 0) end = start + separator;
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
    else if (open !== null && count(inner, open) <= count(inner, last) && head.includes(open)) end--;
    else return end;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
