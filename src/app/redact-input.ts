import { resolve } from "node:path";
import { createRedaction, type RedactionOptions } from "../engine/redact/index.ts";
import type { Redactor } from "../model/redactor.ts";
import type { System } from "../model/system.ts";
import { textRedaction } from "../redactors/index.ts";
import { OWN_RULES_FILE, readOwnRules } from "../redactors/own-rules.ts";

/** Flags of `redact`. */
export interface RedactFlags {
  readonly jsonLines?: boolean;
  readonly explain?: boolean;
  readonly keep: readonly string[];
  readonly hide: readonly string[];
  /** The file with own rules; by default the one in the current folder, if there is one. */
  readonly rules?: string;
}

/** A rewriter of a byte stream, or why the flags are refused. */
export type InputRedactor =
  | { readonly ok: true; rewrite(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> }
  | { readonly ok: false; readonly reason: string };

/** `--explain` is for looking at a few lines. */
const MOST_EXPLAINED = 4 << 20;

/** The filter that the flags ask for. */
export async function createRedactor(flags: RedactFlags, system: System): Promise<InputRedactor> {
  const file = resolve(system.cwd, flags.rules ?? OWN_RULES_FILE);
  const text = await system.files.text(file, 1 << 20);
  if (text === null && flags.rules !== undefined)
    return { ok: false, reason: `${flags.rules}: no such file` };
  const read = readOwnRules(text ?? "{}");
  if (!read.ok) return { ok: false, reason: `${file}: ${read.reason}` };
  const stranger = strangerIn(flags.keep, [...textRedaction.redactors, ...read.own.rules]);
  if (stranger !== null) return { ok: false, reason: stranger };
  const options: RedactionOptions = {
    ...textRedaction,
    keep: [...flags.keep, ...read.own.keep],
    hide: [...flags.hide, ...read.own.hide],
    rules: read.own.rules,
  };
  if (flags.jsonLines) return { ok: true, rewrite: (input) => jsonLines(input, options) };
  if (flags.explain) return { ok: true, rewrite: (input) => explained(input, options) };
  return { ok: true, rewrite: (input) => createRedaction(options).filter(input, "standard input") };
}

/** Why the kinds to keep are refused. A single redactor may be named by its id as well. */
function strangerIn(keep: readonly string[], redactors: readonly Redactor[]): string | null {
  const kinds = new Set(["user", "host", "home", ...redactors.map(({ kind }) => kind)]);
  const stranger = keep.find((one) => !kinds.has(one) && !redactors.some(({ id }) => id === one));
  return stranger === undefined
    ? null
    : `--keep ${stranger}: no such kind; there are ${[...kinds].join(", ")}`;
}

/** Every line is a JSON string and a document of its own. */
async function* jsonLines(
  input: AsyncIterable<Uint8Array>,
  options: RedactionOptions,
): AsyncIterable<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const part of input) {
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      parts.push(part.subarray(from, end));
      yield redactedLine(Buffer.concat(parts).toString("utf8"), options);
      parts = [];
      from = end + 1;
    }
    parts.push(Buffer.from(part.subarray(from)));
  }
  const rest = Buffer.concat(parts).toString("utf8");
  if (rest.trim() !== "") yield redactedLine(rest, options);
}

function redactedLine(line: string, options: RedactionOptions): Buffer {
  if (line.trim() === "") return Buffer.from("\n");
  const redaction = createRedaction(options);
  const json = parsed(line);
  if (typeof json === "string") redaction.learnText(json);
  else redaction.learnValue(json, "line");
  const redacted = typeof json === "string" ? redaction.text(json, "line") : redaction.value(json, "line");
  return Buffer.from(`${JSON.stringify(redacted)}\n`);
}

/** A line that is no JSON is taken as it stands: it comes out as a JSON string, never unredacted. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/** The redacted text, and under each line what was hidden there and why. */
async function* explained(
  input: AsyncIterable<Uint8Array>,
  options: RedactionOptions,
): AsyncIterable<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input) {
    length += part.length;
    if (length > MOST_EXPLAINED) throw new Error("--explain takes at most 4 MiB");
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString("utf8");
  const redaction = createRedaction(options);
  redaction.learnText(text);
  const notes = redaction.explain(text);
  const lines = redaction.text(text, "standard input").split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const [index, line] of lines.entries()) {
    yield Buffer.from(`${line}\n`);
    for (const note of notes.filter((one) => one.line === index + 1))
      yield Buffer.from(
        `    ${note.pseudonym}  column ${note.column}, ${note.length} bytes: ${note.title} (${note.redactor})\n`,
      );
  }
}
