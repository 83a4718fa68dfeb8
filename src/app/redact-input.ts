import { resolve } from "node:path";
import { createRedaction, type RedactionOptions, textOf, Unreadable } from "../engine/redact/index.ts";
import { KNOWN_KINDS } from "../model/artifact.ts";
import type { Redactor } from "../model/redactor.ts";
import type { System } from "../model/system.ts";
import { textRedaction } from "../redactors/index.ts";
import { OWN_RULES_FILE, type OwnRules, problemOfHidden, readOwnRules } from "../redactors/own-rules.ts";
import { InputRefused } from "./input-refused.ts";
import { rulesOf } from "./project-rules.ts";
import { jsonLines } from "./redact-json-lines.ts";

export { RedactionFailed } from "../engine/redact/index.ts";
export { InputRefused } from "./input-refused.ts";

/** Flags of `redact`. */
export interface RedactFlags {
  readonly jsonLines?: boolean;
  readonly explain?: boolean;
  readonly keep?: readonly string[];
  readonly hide?: readonly string[];
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
  const { keep = [], hide = [] } = flags;
  const refuse = (reason: string) => ({ ok: false, reason }) as const;
  if (flags.jsonLines && flags.explain) return refuse("--explain and --json-lines do not go together");
  for (const text of hide) {
    const problem = problemOfHidden(text);
    if (problem !== null) return refuse(`--hide ${JSON.stringify(text.slice(0, 40))}: ${problem}`);
  }
  const file = resolve(system.cwd, flags.rules ?? OWN_RULES_FILE);
  const found = await rulesOf(file, system);
  if (found === null && flags.rules !== undefined) return refuse(`--rules ${flags.rules}: no such file`);
  const read = found ?? readOwnRules("{}");
  if (!read.ok) return read;
  const problem =
    problemOfKept(keep, read.own, (kind) => `--keep ${kind}`) ??
    problemOfKept(read.own.keep, read.own, (kind) => `${file}: "keep": "${kind}"`);
  if (problem !== null) return refuse(problem);
  const options: RedactionOptions = {
    ...textRedaction,
    keepsColours: !flags.explain,
    keep: [...keep, ...read.own.keep],
    hide: [...hide, ...read.own.hide],
    rules: read.own.rules,
  };
  const rewrite = flags.jsonLines ? jsonLines : flags.explain ? explained : filtered;
  return { ok: true, rewrite: (input) => refusing(rewrite(input, options)) };
}

/** Why kinds to keep are refused. A single redactor may be named by its id as well. */
function problemOfKept(
  keep: readonly string[],
  own: OwnRules,
  named: (kind: string) => string,
): string | null {
  const all: readonly Redactor[] = [...textRedaction.redactors, ...own.rules];
  const kinds = new Set([...Object.keys(KNOWN_KINDS), ...all.map(({ kind }) => kind)]);
  const stranger = keep.find((one) => !kinds.has(one) && !all.some(({ id }) => id === one));
  return stranger === undefined
    ? null
    : `${named(stranger)}: no such kind; there are ${[...kinds].join(", ")}`;
}

/** Says of an input that cannot be read whether anything was written before that was seen. */
async function* refusing(output: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let written = false;
  try {
    for await (const part of output) {
      written ||= part.length > 0;
      yield part;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const rest = written ? "what was written up to there is redacted, and not all" : "nothing was written";
    throw new InputRefused(`standard input: ${error.message}; ${rest}`);
  }
}

function filtered(input: AsyncIterable<Uint8Array>, options: RedactionOptions): AsyncIterable<Uint8Array> {
  return createRedaction(options).filter(input, "standard input");
}

/** The redacted text, and under each line what was hidden there and why. */
async function* explained(
  input: AsyncIterable<Uint8Array>,
  options: RedactionOptions,
): AsyncIterable<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of textOf(input)) {
    length += part.length;
    if (length > MOST_EXPLAINED) throw new Unreadable("--explain takes at most 4 MiB");
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
