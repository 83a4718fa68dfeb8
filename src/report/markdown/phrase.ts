import type { Phrase } from "../phrase.ts";
import { cell, cellLine } from "./cell.ts";
import { code } from "./code.ts";
import { plainLine } from "./plain.ts";
import { line } from "./prose.ts";

/** A phrase as Markdown: our words as prose, values as code. */
export function phrase(parts: Phrase): string {
  return parts.reduce(
    (done, part) => done + ("value" in part ? code(part.value) : spaced(line, part.own)),
    "",
  );
}

/** A phrase in a cell of a table. */
export function cellPhrase(parts: Phrase): string {
  return parts.reduce(
    (done, part) => done + ("value" in part ? cell(part.value) : spaced(cellLine, part.own)),
    "",
  );
}

/** A phrase without any markup, for a block of code or a terminal. */
export function plainPhrase(parts: Phrase): string {
  return parts.map((part) => ("value" in part ? plainLine(part.value, 400) : part.own)).join("");
}

/** Keeps the spaces that part our words from the values beside them. */
function spaced(render: (words: string) => string, own: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(own) ?? [];
  return before + (words === "" ? "" : render(words)) + after;
}
