import { longestRun } from "./code.ts";
import { cut, plain } from "./plain.ts";

/** A value as a block of code, its fence longer than any run of backticks inside; lines are cut at 1,000 characters. */
export function fence(value: unknown, language = ""): string {
  const lines = plain(value).replace(/\n+$/, "").split("\n");
  const text = lines.map((line) => cut(line, 1000)).join("\n");
  const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}${/^[\w+-]*$/.test(language) ? language : ""}\n${text}\n${ticks}`;
}
