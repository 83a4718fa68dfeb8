import type { Phrase } from "../phrase.ts";
import { cell } from "./cell.ts";
import { code } from "./code.ts";
import { inline } from "./prose.ts";

/** A phrase as Markdown: our words as prose, values as code. */
export function phrase(parts: Phrase): string {
  return parts.map((part) => ("value" in part ? code(part.value) : inline(part.own))).join("");
}

/** A phrase in a cell of a table. */
export function cellPhrase(parts: Phrase): string {
  return parts.map((part) => ("value" in part ? cell(part.value) : inline(part.own))).join("");
}
