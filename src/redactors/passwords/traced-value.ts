import type { Redactor } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { isPlaceholder } from "../words/placeholder.ts";

/** A line that draws what a variable of the line above holds: bars for others, a corner, the value as Python shows it. */
const DRAWN =
  /^[ \t]*(?:\xe2\x94\x82[ \t]*)*\xe2\x94\x94 b?(?:'((?:[^'\\\n]|\\.){3,200})'|"((?:[^"\\\n]|\\.){3,200})")/;
const BAR = /^[ \t]*\xe2\x94[\x82\x94]/;

/** Values of variables below a line of a traceback, as loguru and better-exceptions draw them. */
export const tracedValue: Redactor = {
  id: "traced-value",
  kind: "secret",
  title: "Values of variables in drawn tracebacks",
  triggers: ["\xe2\x94\x94 '", '\xe2\x94\x94 "', "\xe2\x94\x94 b'"],
  before: 1024,
  after: 240,
  find({ text, at }) {
    const lineStart = text.lastIndexOf("\n", at - 1) + 1;
    const match = DRAWN.exec(text.slice(lineStart));
    const value = match?.[1] ?? match?.[2];
    if (match === null || value === undefined || isPlaceholder(value)) return [];
    const meaning = meaningOfName(nameAbove(text, lineStart, columnOf(text.slice(lineStart, at))));
    if (meaning === null) return [];
    const start = lineStart + match[0].length - 1 - value.length;
    return [{ start, end: start + value.length, ...(meaning === "user" ? { kind: "user" } : {}) }];
  },
  examples: {
    hide: [
      ["    smtp.login(user, pw)\n    │          │     └ 'Lamplighter_90'", "Lamplighter_90"],
      ["  connect(host, password=password)\n                         └ 'sommer regen'", "sommer regen"],
    ],
    keep: ["    open(path, mode)\n         │     └ 'binary'", "└ 'src/main.py'"],
  },
};

/** How many characters a text (UTF-8 as latin1) has. */
function columnOf(text: string): number {
  return text.replace(/[\x80-\xbf]/g, "").length;
}

/** The name that stands at a column of the nearest line above that draws nothing. */
function nameAbove(text: string, from: number, column: number): string {
  let end = from - 1;
  for (let lines = 0; lines < 12 && end > 0; lines++) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    if (!BAR.test(line)) {
      const characters = Buffer.from(line, "latin1").toString("utf8");
      const before = /[\w.]*$/.exec(characters.slice(0, column))?.[0] ?? "";
      return before + (/^\w*/.exec(characters.slice(column))?.[0] ?? "");
    }
    end = start - 1;
  }
  return "";
}

function meaningOfName(name: string): "secret" | "user" | null {
  const last = name.split(".").at(-1) ?? "";
  const meaning = meaningOf(last);
  // Alone, `key` may be anything elsewhere.
  if (/^key$/i.test(last) || meaning === "secret" || meaning === "token" || meaning === "pin")
    return "secret";
  return meaning === "user" ? "user" : null;
}
