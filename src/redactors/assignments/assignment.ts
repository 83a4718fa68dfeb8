import type { Window } from "../../model/redactor.ts";
import { bracketedValue } from "./bracketed-value.ts";
import { meaningOf } from "./key-name.ts";
import { readSettingLine } from "./setting-line.ts";
import { bareEnd, blockEnd, closingQuote, lineBelow } from "./value-end.ts";
import { readXmlValue, xmlValueEnd } from "./xml-value.ts";

/** A name and the value given to it, in whatever syntax. */
export interface Assigned {
  readonly key: string;
  readonly operator: "=" | ":" | "xml" | "comma" | "cell" | "space" | "is" | "call";
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The key stands behind `--` or `-`. */
  readonly option: boolean;
  /** One of several in a row, as in a connection string or a query: no variable of a program. */
  readonly inRow: boolean;
  /** `KEY=value` on a line of its own: a bare word there is a value and no variable. */
  readonly tight: boolean;
  /** Where an unquoted value ends when it takes the rest of its line; `null` when it is one word. */
  readonly restEnd: number | null;
  /** A setting whose value is whatever stands on its line. */
  readonly ownLine: boolean;
  /** Behind the scheme of an `Authorization` header. */
  readonly scheme: boolean;
  /** The first word after a command that sets a variable: `setx KEY value`. */
  readonly commanded: boolean;
  /** The quote (with its backslashes) around the key, when this looks like JSON. */
  readonly jsonQuote: string | null;
}

const KEY = /[A-Za-z0-9_.$\x80-\xff-]/;
const LONGEST_KEY = 90;
const MORE_WORDS = /[ \t](?:key|token|code|value|phrase|string|access key|password|name|id)s?\b(?![\w.-])/iy;
const CLOSERS = /(?:\\{0,7}["'`]|\\{1,7}u0022|&quot;|&#34;|%22|\]|\)|\*\*|\[\d{0,4}\]){0,3}/y;
const TYPE = String.raw`(?:(?:typing\.)?(?:Optional\[)?(?:str|string|String|SecretStr|bytes|any|&str)\]?(?: \| None)?)`;
/** What may stand between a name and its value, in order of trial; the first column lists the characters that may begin it. */
const OPERATORS: readonly (readonly [begins: string, Assigned["operator"], RegExp])[] = [
  [", \t", "=", /,?[ \t]{0,8}(?:text|keys)[ \t]{0,4}=[ \t]{0,4}(?=["'][^\s"']{0,60}\d[^\s"']{0,60}["'])/iy],
  [
    ", \t\r\n\\\"'vsVS",
    "=",
    /,?\s{0,40}\\{0,3}["']?\b(?:secret_)?val(?:ue)?\\{0,3}["']?\s{0,4}[:=]>?\s{0,4}/iy,
  ],
  // A serialized array of PHP: `s:8:"password";s:7:"…"`.
  [";", "=", /;s:\d{1,4}:(?=\\{0,3}")/y],
  [" \t\r\n{", "=", /\s{0,4}\{\s{0,40}default\s{0,8}=\s{0,8}/iy],
  [" \t:", "=", new RegExp(String.raw`[ \t]{0,8}:[ \t]{0,8}${TYPE}[ \t]{0,8}=[ \t]{0,8}`, "y")],
  [
    " \t:.=?+!<-%&\\",
    "=",
    /[ \t]{0,40}(?::{1,3}=|\.=|=>|\?=|\+=|={1,3}|!={1,2}|<-|->|%3D|%3d|&#61;|\\u003d)[ \t]{0,40}/y,
  ],
  [" \t:%", ":", /[ \t]{0,40}(?::|%3A|%3a)(?!:)[ \t]{0,40}/y],
  [
    " \t",
    "=",
    /[ \t]{1,8}(?:As[ \t]{1,4})?(?:N?VARCHAR|TEXT|STRING)(?:\(\w{1,5}\))?[ \t]{0,8}:?=[ \t]{0,8}/iy,
  ],
  // `pwd::s3cr3t99`; `password::hash` and `Token::V1` are names in a program.
  [
    " \t:",
    "=",
    /[ \t]{0,40}::[ \t]{0,40}(?=[^\s:;,(){}<>]{0,60}\d[^\s:;,(){}<>]{0,60}\d)(?!\w{1,60}(?:::|[(<]))/y,
  ],
  [" \t", "is", /[ \t]for[ \t][^\n]{1,40}?(?:[ \t](?:is|was)|[ \t]?[:=])[ \t]{1,4}/iy],
  [
    " \t\xef\xe2\xe6\xe4",
    ":",
    /[ \t]{0,4}(?:\xef\xbc[\x9a\x9d]|\xe2\x86\x92|\xe6\x98\xaf|\xe4\xb8\xba)[ \t]{0,40}/y,
  ],
  [" \t.", ":", /(?:[ \t]{0,4}\.){3,60}[ \t]{0,4}:?[ \t]{1,4}/y],
  [" \t", "is", /[ \t]{1,4}(?:set |changed |field )?to[ \t]{1,4}(?=\S*\d)/iy],
  [" \t", "is", /[ \t]{1,4}(?:is|was|ist|lautet|est|es)[ \t]{0,4}:?[ \t]{1,4}/iy],
  [" \t,", "comma", /[ \t]{0,4},[ \t]{0,8}(?=[bu]?\\{0,3}["'`])/y],
  [" \t,|", "cell", /[ \t]{0,40}(?:,|\|[ \t]{0,40})(?=[\w.+/=:-]{15,400}(?:[ \t]{0,40}\||[,\s]|$))/y],
  ["(", "call", /\([ \t]{0,4}(?=\\{0,3}["'`])/y],
  [" \t", "space", /[ \t]{1,40}/y],
];
/** Before a quoted name: a call that sets it or gives its default. */
const CALL = /(?:get|set|put|env|property|define|default|option)\w*\([ \t]{0,4}["'`]$/i;
/** Full-width signs, an arrow, the Chinese "is": they end a name although they look like letters of it. */
const MARK = /\xef\xbc[\x9a\x9d]|\xe2\x86\x92|\xe6\x98\xaf|\xe4\xb8\xba/y;
const COMMAND =
  /(?:^|[\s;&|])(?:setx|setenv|set(?:[ \t]+-\w{1,3}){1,2}|ENV|requirepass|masterauth)[ \t]+["']?$/;
/** A YAML block, and its indentation. */
const BLOCK = /[|>][-+\d]{0,2}[ \t]{0,8}(?:#[^\n]{0,80})?\r?\n([ \t]{1,40})(?=\S)/y;
/** What YAML puts before a value: its type, a mark, the way it is encrypted; behind `!secret` usually stands a name. */
const TAG =
  /(?:!!(?:str|binary|int)|!(?:vault|encrypted|sops|str)(?:\/[\w.-]{1,20})?(?=[ \t]+\S)|!(?:secret|env_var|env|Ref|Sub)(?=[ \t]+(?![\w./-]{0,40}(?:[_./]|pass|secret|token|key|user|pw))\S)|&\w{1,40}(?=[ \t]+\S))[ \t]+/iy;
const SCHEME = /(?:Bearer|Basic|Token|Api-?Key|Digest|Negotiate|JWT)[ \t]{1,4}(?=[^\s"'])(?!\w+=["'])/iy;
const OPENER =
  /(?:(?![\w.:]*(?:get|env|input|read|load|prompt|ask|compile|fetch)\w*\()[A-Za-z_][\w.:]{0,40}\(\s{0,24})?(?:[bBrRuULfF@$]{0,2})(\\{0,7})("""|'''|["'`]|(?<=\\)u0022|&quot;|&#34;|%22)/y;
/** A sign that joins texts, and a name or call behind it. */
const JOINED = /^[ \t]{0,2}\+[ \t]{0,2}(?:new )?[A-Za-z_$][\w$.]*[ \t]{0,2}(?:[+([;,)]|$)/;
const FALLBACK = /[\w.[\]"'()]{1,80}[ \t]{1,4}(?:\|\||\?\?|or|\?:|:-)[ \t]{1,4}(?=["'`])/y;

/** Reads the assignment whose key holds the trigger; `null` when there is none. */
export function readAssignment({ text, at, end }: Window): Assigned | null {
  let keyStart = at;
  while (keyStart > 0 && at - keyStart < LONGEST_KEY && KEY.test(text[keyStart - 1] ?? "")) keyStart--;
  if (text[keyStart - 1] === "\\") {
    if (/[nrt]/.test(text[keyStart] ?? "") && keyStart < at) keyStart++;
    else if (text.startsWith("u0022", keyStart) && keyStart + 5 <= at) keyStart += 5;
  }
  let keyEnd = end;
  // A trigger such as `pin=` or ` pat ` reaches beyond the name.
  while (keyEnd > at + 1 && !KEY.test(text[keyEnd - 1] ?? "")) keyEnd--;
  while (
    keyEnd < text.length &&
    keyEnd - end < LONGEST_KEY &&
    KEY.test(text[keyEnd] ?? "") &&
    !matchesAt(MARK, text, keyEnd)
  )
    keyEnd++;
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
  // `scheme://USER:password@host` is no setting.
  if (meaningOf(key) === null || text.startsWith("://", keyStart - 3)) return null;
  if (
    text[keyStart - 1] === "<" &&
    /^[a-z-]+-(?:\d+|more)(?::\w+)?>/.test(text.slice(keyStart, keyStart + 60))
  )
    return null;
  return readValue(text, { key, keyStart, keyEnd, option });
}

/** A value in quotes that is given to a name elsewhere than beside it. */
export function givenTo(key: string, { start, end }: { start: number; end: number }): Assigned {
  return {
    key,
    start,
    end,
    operator: "=",
    quoted: true,
    option: false,
    inRow: false,
    tight: false,
    restEnd: null,
    ownLine: false,
    scheme: false,
    commanded: false,
    jsonQuote: null,
  };
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
  let closers = "";
  const xml = readXmlValue(text, at, text.slice(Math.max(0, keyStart - 4), keyStart));
  if (xml !== null) {
    operator = xml.operator;
    at = xml.start;
  }
  // `${PASSWORD:-value}`: what a shell takes when there is none.
  const instead = text.startsWith("${", keyStart - 2) ? /^:?[-=]/.exec(text.slice(keyEnd, keyEnd + 2)) : null;
  if (instead !== null) {
    operator = "=";
    at = keyEnd + instead[0].length;
  }
  if (operator === null) {
    CLOSERS.lastIndex = at;
    closers = CLOSERS.exec(text)?.[0] ?? "";
    at += closers.length;
    const quote = /^(\\{0,7}")$/.exec(closers);
    jsonQuote = quote?.[1] ?? null;
    const first = text[at] ?? "";
    for (const [begins, name, pattern] of OPERATORS) {
      if (!begins.includes(first)) continue;
      pattern.lastIndex = at;
      if (!pattern.test(text)) continue;
      if (name === "comma" && !/["'`]/.test(closers)) continue;
      if (name === "space" && closers !== "" && /["'`]/.test(closers)) continue;
      operator = name === "comma" && CALL.test(text.slice(Math.max(0, keyStart - 40), keyStart)) ? "=" : name;
      at = pattern.lastIndex;
      break;
    }
  }
  // `${PASSWORD:?set me}`: what a shell says when there is none.
  if (text.startsWith("${", keyStart - 2) && /^:?\?/.test(text.slice(keyEnd, keyEnd + 2))) return null;
  if (
    operator === null ||
    (operator === "call" && /(?:^|[._])(?:get|fetch|read|has|is|check|find|ask)/i.test(key))
  )
    return null;
  FALLBACK.lastIndex = at;
  if (FALLBACK.test(text)) at = FALLBACK.lastIndex;
  const head = text.slice(Math.max(0, keyStart - 40), keyStart);
  const commanded = operator === "space" && COMMAND.test(head);
  // One object, filled as more is known: this stands on the path of every setting of a log.
  const found: { -readonly [Field in keyof Assigned]: Assigned[Field] } = {
    key,
    operator,
    start: at,
    end: at,
    quoted: true,
    option,
    inRow,
    tight: false,
    restEnd: null,
    ownLine: false,
    scheme: false,
    commanded,
    jsonQuote,
  };
  if (operator === ":") {
    if (matchesAt(TAG, text, at)) at = TAG.lastIndex;
    BLOCK.lastIndex = at;
    const block = BLOCK.exec(text);
    if (block !== null) {
      found.start = BLOCK.lastIndex;
      found.end = blockEnd(text, found.start, block[1] ?? "");
      return found;
    }
    const below = lineBelow(text, keyStart, at);
    if (below !== null) return { ...found, ...below };
  }
  const scheme = /auth/i.test(key) && matchesAt(SCHEME, text, at);
  if (scheme) at = SCHEME.lastIndex;
  if (operator === "xml") {
    // `https://<user>:<password>@host`
    if (/^@[\w-]+\./.test(text.slice(at, at + 66))) return null;
    found.start = at;
    found.end = xmlValueEnd(text, at);
    return found;
  }
  found.scheme = scheme;
  if (!scheme) {
    OPENER.lastIndex = at;
    const opener = OPENER.exec(text);
    // `prompt="Password: "`: what looks like an opening quote ends the text in which the name stands.
    if (opener && xml === null && closers === "" && /["'`]/.test(previous) && opener[0] === previous)
      return null;
    if (opener) {
      // `"password = "+new Buffer(…)`: the quote ends a text, and the program goes on.
      if (xml === null && JOINED.test(text.slice(OPENER.lastIndex, OPENER.lastIndex + 80))) return null;
      const inner = innerQuote(text, OPENER.lastIndex, `${opener[1] ?? ""}${opener[2] ?? ""}`);
      found.start = inner.start;
      found.end = closingQuote(text, inner.start, inner.quote);
      return found;
    }
  }
  const bracketed =
    operator === "=" || operator === ":"
      ? bracketedValue(text, at, { key, inRow: inRow && operator === "=" })
      : null;
  if (bracketed !== null) return Object.assign(found, bracketed);
  found.quoted = false;
  found.start = at;
  found.end = operator === "cell" ? at + text.slice(at).search(/[,|\s]|$/) : bareEnd(text, keyStart, at);
  if (operator === "=" || operator === ":")
    Object.assign(found, readSettingLine(text, { key, keyStart, start: at, end: found.end }));
  return found;
}

/** A quote within a quote: `'"value"'`. */
function innerQuote(text: string, start: number, quote: string): { start: number; quote: string } {
  const second = /^\\{0,3}["']/.exec(text.slice(start, start + 4))?.[0];
  const closed = second !== undefined && text.indexOf(second, start + second.length) > start + second.length;
  return closed && second !== quote ? { start: start + second.length, quote: second } : { start, quote };
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
