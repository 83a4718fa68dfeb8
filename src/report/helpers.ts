import type Handlebars from "handlebars";
import type { HELPER_NAMES } from "./compile-options.ts";
import { cell, cellLine } from "./markdown/cell.ts";
import { code } from "./markdown/code.ts";
import { fence } from "./markdown/fence.ts";
import { cellPhrase, phrase } from "./markdown/phrase.ts";
import { line, text } from "./markdown/prose.ts";
import type { Phrase } from "./phrase.ts";

/** What templates may call; each gives Markdown in which the value means nothing but itself. */
export const helpers: Readonly<Record<(typeof HELPER_NAMES)[number], Handlebars.HelperDelegate>> = {
  code: (value: unknown) => code(value),
  cell: (value: unknown) => cell(value),
  cellLine: (value: unknown) => cellLine(value),
  line: (value: unknown) => line(value),
  text: (value: unknown) => text(value),
  fence: (value: unknown) => fence(Array.isArray(value) ? value.join("\n") : value, "text"),
  mermaid: (value: unknown) => fence(value, "mermaid"),
  phrase: (value: Phrase) => phrase(value),
  cellPhrase: (value: Phrase) => cellPhrase(value),
  ms: (value: unknown) => (typeof value === "number" ? `${Math.round(value)} ms` : "–"),
  bytes: (value: unknown) => (typeof value === "number" ? value.toLocaleString("en-US") : "–"),
  count: (value: unknown, one: unknown, many: unknown) =>
    `${Number(value)} ${Number(value) === 1 ? one : many}`,
};
