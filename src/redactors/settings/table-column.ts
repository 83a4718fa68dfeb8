import type { Redactor, Span } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { byteClass } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { type Cell, cellsOf } from "./table-cells.ts";

const SEPARATORS: readonly RegExp[] = [/,/g, /;/g, /\t/g, /\|/g, /[ \t]{2,}/g];
const MOST_ROWS = 60;
const HEADER_CELL = /^[ \t]*(?:#[ \t]*)?["'`]?[A-Za-z][\w .-]{0,30}["'`]?[ \t]*$/;
const RULE = /^[\s|+:=-]+$/;

const LINE_FEED = 10;
const HEADS = byteClass(/[A-Za-z#"'`,;|]/);

/** Columns of tables under a heading such as `password`: CSV, tabs, Markdown, aligned by spaces. */
export const tableColumn: Redactor = {
  id: "table-column",
  kind: "secret",
  title: "Columns of tables that are headed like a secret",
  triggers: [
    "password",
    "passwd",
    "api_key",
    "api key",
    "apikey",
    "secret",
    "token",
    "username",
    "access_key",
    "access key",
    "private_key",
    "auth_token",
    "db_pass",
    "passphrase",
    "pwd",
    ...["user", "login", "pass", "ssn"].flatMap((name) => [
      `${name},`,
      `,${name}`,
      `${name};`,
      `${name}\t`,
      `${name} |`,
      `|${name}|`,
      `${name}  `,
    ]),
    ...["adminpass", "userpass", "dbpass", "benutzer", "usuario", "utilisateur", "gebruiker"],
  ],
  peek: (bytes, { at }) => mayBeHeading(bytes, at),
  glance: /(?<=[,;|\t]|\S {2})|\w{0,12}[ \t]{0,20}["'`]?(?:[ \t]{0,20}(?:[,;|\t]|\r?\n)| {2,20}\w)/y,
  before: 300,
  after: 4096,
  find({ text, at: begins, end }): readonly Span[] {
    const at = begins + text.slice(begins, end).search(/\w/);
    const lineStart = text.lastIndexOf("\n", at) + 1;
    const lineEnd = text.indexOf("\n", at);
    if (lineEnd === -1) return [];
    const header = text.slice(lineStart, lineEnd).trimEnd();
    for (const separator of SEPARATORS) {
      const cells = cellsOf(header, lineStart, separator);
      const column = cells.findIndex((cell) => cell.start <= at && at < cell.start + cell.text.length);
      // A list in a program, a name on every line, is no table.
      const named = cells.filter((cell) => cell.text.trim() !== "").length;
      if (named < 2 || column === -1 || !isHeader(cells)) continue;
      if (header.startsWith("|") && !isRuled(text, lineStart, lineEnd)) return [];
      return columnSpans(text, { from: lineEnd + 1, separator, cells, column });
    }
    return [];
  },
  examples: {
    hide: [
      ["user,password\nfred,hunter2x", "hunter2x"],
      ["| user | password |\n|---|---|\n| fred | hunter2x |", "hunter2x"],
      ["service,login,password,notes\nvnc,bot,harborlight,rotates monthly", "harborlight"],
      ['# client  server  secret  IP\nvpn  *  "one two 3"  *', "one two 3"],
      ['name,username,password,port\ngw1,bot,"a,b ""c"" 7",4002', 'a,b ""c"" 7'],
      ["name,ssn,joined\nR. Vold,443-36-3962,2019-03-02", "443-36-3962"],
      ["NAME    TOKEN\nmain    q1w2e3r4t5y6", "q1w2e3r4t5y6"],
    ],
    keep: [
      "def f(user, password):\n    user, password = g()",
      "token, count\nfoo, 3",
      "user,password\nlogin,required",
      "| setting | value |\n|---|---|\n| IB username | see below |\n| Version | 10.34.1c |",
    ],
  },
};

/** Whether the line begins as the headings of a table do: not with the time of a log. */
function mayBeHeading(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 300 && bytes[start - 1] !== LINE_FEED) start--;
  if (at - start === 300) return true;
  while (start < at && (bytes[start] as number) <= 0x20) start++;
  return HEADS[bytes[start] as number] === 1;
}

function isHeader(cells: readonly Cell[]): boolean {
  return cells.every(({ text }, index) =>
    text.trim() === "" ? index === 0 || index === cells.length - 1 : HEADER_CELL.test(text),
  );
}

/** Whether a rule stands below or above, as beside the headings of a table with bars; its rows have names as well. */
function isRuled(text: string, lineStart: number, lineEnd: number): boolean {
  const below = /^[^\n]*/.exec(text.slice(lineEnd + 1))?.[0] ?? "";
  const above = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, Math.max(0, lineStart - 1));
  return (below.includes("-") && RULE.test(below)) || above.startsWith("+") || !above.startsWith("|");
}

interface Column {
  readonly from: number;
  readonly separator: RegExp;
  readonly cells: readonly Cell[];
  readonly column: number;
}

function columnSpans(text: string, { from, separator, cells, column }: Column): Span[] {
  const name = (cells[column]?.text ?? "").replace(/["'`#]/g, "").trim();
  const meaning = /^ssn$/i.test(name) ? "ssn" : meaningOf(name);
  if (meaning === null || meaning === "random") return [];
  // Beside login names a word is a password as well.
  const withUser = meaning === "secret" && cells.some(({ text }) => meaningOf(text.trim()) === "user");
  const spans: Span[] = [];
  let start = from;
  for (let row = 0; row < MOST_ROWS && start < text.length; row++) {
    const stop = text.indexOf("\n", start);
    const line = text.slice(start, stop === -1 ? text.length : stop).trimEnd();
    const own = cellsOf(line, start, separator);
    if (own.length !== cells.length) break;
    const cell = own[column];
    const whole = cell?.text.trim() ?? "";
    const value = whole.replace(/^["'`]|["'`]$/g, "");
    const isQuoted = whole.length === value.length + 2;
    if (cell && !RULE.test(line) && (isOf(meaning, value, isQuoted) || (withUser && isWord(value)))) {
      const at = cell.start + cell.text.indexOf(value);
      const kind = meaning === "user" || meaning === "ssn" ? { kind: meaning } : {};
      spans.push({ start: at, end: at + value.length, ...kind });
    }
    if (stop === -1) break;
    start = stop + 1;
  }
  return spans;
}

function isWord(value: string): boolean {
  return /^[A-Za-z][a-z]{3,40}$/.test(value) && !isPlaceholder(value) && !isCommonWord(value.toLowerCase());
}

function isOf(meaning: string, value: string, isQuoted: boolean): boolean {
  if (meaning === "ssn") return /^\d{3}-?\d{2}-?\d{4}$/.test(value);
  if (value.length < 3 || value.length > 400 || isPlaceholder(value) || isCommonWord(value.toLowerCase()))
    return false;
  if (meaning === "user") return /^[A-Za-z][\w.@+-]+$/.test(value);
  return (
    /[A-Za-z]/.test(value) &&
    /[\d!@#$%^&*+=~?]/.test(value) &&
    (isQuoted || !/[A-Za-z]\(|[[{<][\w"']|\s/.test(value))
  );
}
