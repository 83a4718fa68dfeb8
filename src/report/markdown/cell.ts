import { code } from "./code.ts";
import { plain } from "./plain.ts";
import { inline } from "./prose.ts";

/** A value as code in a cell of a table. */
export function cell(value: unknown): string {
  return code(withoutEscapedBar(value)).replaceAll("|", "\\|");
}

/** Prose of unknown origin in a cell of a table. */
export function cellLine(value: unknown): string {
  return cellInline(plain(value).trim());
}

/** Prose in a cell beside other things there; its spaces at both ends stay. */
export function cellInline(value: unknown): string {
  return inline(withoutEscapedBar(value)).replace(/(?<!\\)\|/g, "\\|");
}

/** Inside a table no code span can hold a backslash before a bar: that bar is shown as a broken one. */
function withoutEscapedBar(value: unknown): string {
  return plain(value).replaceAll("\\|", "\\¦");
}
