import type { Phrase } from "../phrase.ts";
import { cell, cellInline } from "./cell.ts";
import { code } from "./code.ts";
import { escapeStart, inline } from "./prose.ts";

/** A phrase as Markdown: words as prose, values as code. */
export function phrase(parts: Phrase): string {
  return escapeStart(parts.map((part) => ("value" in part ? code(part.value) : inline(part.own))).join(""));
}

/** A phrase in a cell of a table. */
export function cellPhrase(parts: Phrase): string {
  return parts.map((part) => ("value" in part ? cell(part.value) : cellInline(part.own))).join("");
}
