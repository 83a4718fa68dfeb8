import type { Window } from "../../model/redactor.ts";
import { matchAt, matchesAt } from "../words/sticky.ts";
import type { Assigned } from "./assigned.ts";
import { type AssignedName, readAssignedName } from "./assigned-name.ts";
import { bracketedValue } from "./bracketed-value.ts";
import { type Giving, readOperator } from "./operator.ts";
import { readSettingLine } from "./setting-line.ts";
import { bareEnd, blockEnd, closingQuote, lineBelow, linesInQuotes, quotedVariable } from "./value-end.ts";
import { xmlValueEnd } from "./xml-value.ts";

const COMMAND =
  /(?:^|[\s;&|])(?:setx|setenv|set(?:[ \t]+-\w{1,3}){1,2}|ENV|requirepass|masterauth)[ \t]+["']?$/;
/** A YAML block, and its indentation. */
const BLOCK = /[|>][-+\d]{0,2}[ \t]{0,8}(?:#[^\n]{0,80})?\r?\n([ \t]{1,40})(?=\S)/y;
/** What YAML puts before a value: its type, a mark, the way it is encrypted; behind `!secret` usually stands a name. */
const TAG =
  /(?:!!(?:str|binary|int)|!(?:vault|encrypted|sops|str)(?:\/[\w.-]{1,20})?(?=[ \t]+\S)|!(?:secret|env_var|env|Ref|Sub)(?=[ \t]+(?![\w./-]{0,40}(?:[_./]|pass|secret|token|key|user|pw))\S)|&\w{1,40}(?=[ \t]+\S))[ \t]+/iy;
const SCHEME = /(?:Bearer|Basic|Token|Api-?Key|Digest|Negotiate|JWT)[ \t]{1,4}(?=[^\s"'])(?!\w+=["'])/iy;
const OPENER =
  /(?:<%=?[ \t]{0,4})?(?:(?![\w.:]*(?:get|env|input|read|load|prompt|ask|compile|fetch|encode|decode|split)\w*\()[A-Za-z_][\w.:]{0,40}\(\s{0,24}(?:default\s?=\s?)?)?(?:raw|[bBrRuULfF@$]{0,2})(\\{0,7})("""|'''|["'`]|(?<=\\)u0022|&quot;|&#34;|%22)/y;
/** What a debugger shows before a text: where it is kept, in which members of a string of C++, how long it is. */
const ADDRESS =
  /\s{0,20}string\(\d{1,4}\) (?=")|(?:\{[^"\n]{0,240}_M_p[ \t]{0,2}=[ \t]{0,2})?0x[0-9a-f]{2,16}[ \t]{1,2}(?:<[^<>\n]{1,80}>:?[ \t]{1,2})?(?=["'])/iy;
/** A text of several lines in Terraform and shells, of which the first is meant. */
const HEREDOC = /<<[-~]?["']?[A-Z][A-Z_]{1,11}["']?[ \t]{0,8}\r?\n[ \t]{0,40}/y;
/** A sign that joins texts, and a name or call behind it. */
const JOINED = /^[ \t]{0,2}\+[ \t]{0,2}(?:new )?[A-Za-z_$][\w$.]*[ \t]{0,2}(?:[+([;,)]|$)/;
const FALLBACK =
  /(?:[\w.]{0,20}\.)?(?:get)?env\([ \t]{0,2}["'][\w.]{1,60}["'],[ \t]{0,4}(?=["'`])|[\w.[\]"'()]{1,80}[ \t]{1,4}(?:\|\||\?\?|or|\?:|:-)[ \t]{1,4}(?=["'`])/y;

/** Reads the assignment whose key holds the trigger; `null` when there is none. */
export function readAssignment(window: Window): Assigned | null {
  const name = readAssignedName(window);
  if (name === null) return null;
  const giving = readOperator(window.text, name);
  if (giving === null || isCondition(window.text, name.keyStart, giving)) return null;
  if (
    giving.closers.endsWith(")") &&
    ASSERTION.test(window.text.slice(Math.max(0, name.keyStart - 80), name.keyStart))
  )
    return null;
  // `def login(password: SecretStr) -> Session:`
  if (giving.closers.endsWith(")") && /->[ \t]{0,40}$/.test(window.text.slice(0, giving.end))) return null;
  return readValue(window.text, name, giving);
}

/** `assert os.getenv("PASSWORD"), "set it"`: what is said when it fails. */
const ASSERTION = /(?:^|\n)[ \t]*assert[ \t][^\n]*$/;
const CONDITION =
  /(?:^|\n)[ \t]*(?:if|elif|while)[ \t]+(?:not[ \t]+)?(?:[\w.]{1,40}[ \t]+(?:and|or)[ \t]+(?:not[ \t]+)?){0,3}(?:[\w.]{1,60}[([]["'])?$/;
const STATEMENT =
  /(?:raise|return|continue|break|pass|yield|await|del|assert)(?!\w)|[A-Za-z_][\w.]{0,60}(?:\(|\[|[ \t]?\+?=)/y;

/** `if not password: raise …`: the sign ends the condition of a program, and a statement follows. */
function isCondition(text: string, keyStart: number, { operator, end }: Giving): boolean {
  return (
    operator === ":" &&
    matchesAt(STATEMENT, text, end) &&
    CONDITION.test(text.slice(Math.max(0, keyStart - 160), keyStart))
  );
}

function readValue(text: string, name: AssignedName, giving: Giving): Assigned | null {
  const { key, keyStart, option } = name;
  const { operator, closers, inXml } = giving;
  // `API_KEY=<YOUR_KEY>` and a line behind it are no element, which is closed.
  if (inXml && /^your[-_ ]/i.test(key) && !text.includes(`</${key}`, giving.end)) return null;
  const inRow = /[;&?]$|[)=]\($/.test(text.slice(Math.max(0, keyStart - 2), keyStart));
  let at = matchesAt(FALLBACK, text, giving.end) ? FALLBACK.lastIndex : giving.end;
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
    commanded: operator === "space" && COMMAND.test(text.slice(Math.max(0, keyStart - 40), keyStart)),
  };
  if (operator === ":") {
    if (matchesAt(TAG, text, at)) at = TAG.lastIndex;
    const block = matchAt(BLOCK, text, at);
    if (block !== null) {
      found.start = BLOCK.lastIndex;
      found.end = blockEnd(text, found.start, block[1] ?? "");
      return found;
    }
  }
  if (operator === ":" || operator === "=") {
    const below = lineBelow(text, keyStart, at);
    if (below !== null) return { ...found, ...below };
  }
  if (operator === "=" && matchesAt(HEREDOC, text, at))
    return Object.assign(found, { start: HEREDOC.lastIndex, end: endOfLine(text, HEREDOC.lastIndex) });
  if (operator === "=" && matchesAt(ADDRESS, text, at)) at = ADDRESS.lastIndex;
  const scheme = /auth/i.test(key) && matchesAt(SCHEME, text, at);
  if (scheme) at = SCHEME.lastIndex;
  if (operator === "xml") {
    // `https://<user>:<password>@host`
    if (/^@[\w-]+(?:[./:"'\s]|$)/.test(text.slice(at, at + 66))) return null;
    found.start = at;
    found.end = xmlValueEnd(text, at);
    // "a `<CryptoKey>` object": no element, for nothing closes it.
    const isClosed = /^(?:<[/!]|&lt;\/|\]\]>)/.test(text.slice(found.end, found.end + 5));
    return !isClosed && /^`|\s/.test(text.slice(at, found.end)) ? null : found;
  }
  found.scheme = scheme;
  // A field of a form: the whole line.
  if (operator === "=" && /\n\r?\n$/.test(text.slice(at - 3, at)))
    return { ...found, end: at + text.slice(at).search(/\r?\n|$/), start: at };
  if (!scheme) {
    const opener = matchAt(OPENER, text, at);
    // `prompt="Password: "`: what looks like an opening quote ends the text in which the name stands.
    if (opener && !inXml && closers === "" && opener[0] === quoteBefore(text, keyStart)) return null;
    if (opener) {
      // `"password = "+new Buffer(…)`: the quote ends a text, and the program goes on.
      if (!inXml && JOINED.test(text.slice(OPENER.lastIndex, OPENER.lastIndex + 80))) return null;
      const lines = linesInQuotes(text, OPENER.lastIndex, opener[2] ?? "");
      if (lines !== null) return Object.assign(found, lines);
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
  const variable = operator === "=" ? quotedVariable(text, keyStart, at) : null;
  if (variable !== null) return Object.assign(found, variable);
  found.quoted = false;
  found.start = at;
  found.end = operator === "cell" ? at + text.slice(at).search(/[,|\s`]|$/) : bareEnd(text, keyStart, at);
  if (operator === "=" || operator === ":")
    Object.assign(found, readSettingLine(text, { key, keyStart, start: at, end: found.end }));
  return found;
}

function endOfLine(text: string, from: number): number {
  return from + text.slice(from).search(/[ \t]*(?:\r?\n|$)/);
}

/** The quote that stands open before a name, perhaps with words between: `"IBKR Password: "`. */
function quoteBefore(text: string, keyStart: number): string | undefined {
  return /(\\{0,3}["'`])(?:[\w.()-]{1,20}[ ]){0,4}$/.exec(
    text.slice(Math.max(0, keyStart - 90), keyStart),
  )?.[1];
}

/** A quote within a quote: `'"value"'`. */
function innerQuote(text: string, start: number, quote: string): { start: number; quote: string } {
  const second = /^\\{0,3}["']/.exec(text.slice(start, start + 4))?.[0];
  const closed = second !== undefined && text.indexOf(second, start + second.length) > start + second.length;
  return closed && second !== quote ? { start: start + second.length, quote: second } : { start, quote };
}
