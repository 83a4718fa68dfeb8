import { plainLine } from "./plain.ts";

/** Longest run of backticks in a text. */
export function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A value as inline code, on one line; nobody is mentioned and nothing is linked from inside it. */
export function code(value: unknown): string {
  const text = plainLine(value, 400);
  if (text === "") return "(empty)";
  const ticks = "`".repeat(longestRun(text) + 1);
  const edge = /^`|`$/.test(text) || (/^ .* $/.test(text) && text.trim() !== "") ? " " : "";
  return `${ticks}${edge}${text}${edge}${ticks}`;
}
