import { code } from "./code.ts";
import { plain } from "./plain.ts";
import { line } from "./prose.ts";

/** A value as code in a cell of a table. */
export function cell(value: unknown): string {
  return code(withoutEscapedBar(value)).replaceAll("|", "\\|");
}

/** Prose of unknown origin in a cell of a table. */
export function cellLine(value: unknown): string {
  return line(withoutEscapedBar(value)).replace(/(?<!\\)\|/g, "\\|");
}

/** Inside a table no code span can hold a backslash before a bar: that bar is shown as a broken one. */
function withoutEscapedBar(value: unknown): string {
  return plain(value).replaceAll("\\|", "\\¦");
}
