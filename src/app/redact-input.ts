import { resolve } from "node:path";
import { createRedaction, type RedactionOptions } from "../engine/redact/index.ts";
import type { System } from "../model/system.ts";
import { redactors } from "../redactors/index.ts";

/** Flags of `redact`. */
export interface RedactFlags {
  readonly jsonLines?: boolean;
  readonly explain?: boolean;
  readonly keep: readonly string[];
  readonly hide: readonly string[];
  readonly rules?: string;
}

/** A rewriter of a byte stream, or why the flags are refused. */
export type InputRedactor =
  | { readonly ok: true; rewrite(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> }
  | { readonly ok: false; readonly reason: string };

/** The filter that the flags ask for. */
export async function createRedactor(flags: RedactFlags, system: System): Promise<InputRedactor> {
  const options: RedactionOptions = { redactors, keep: flags.keep, hide: flags.hide };
  void resolve;
  void system;
  if (flags.jsonLines) return { ok: true, rewrite: (input) => jsonLines(input, options) };
  return {
    ok: true,
    rewrite: (input) =>
      createRedaction(options)
        .stream({ kind: "text", where: "-", open: () => input })
        .open(),
  };
}

/** Every line is a JSON string and a document of its own. */
async function* jsonLines(
  input: AsyncIterable<Uint8Array>,
  options: RedactionOptions,
): AsyncIterable<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of input) {
    rest = Buffer.concat([rest, part]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield one(rest.toString("utf8", 0, end), options);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield one(rest.toString("utf8"), options);
}

function one(line: string, options: RedactionOptions): Buffer {
  const text: unknown = JSON.parse(line);
  const redaction = createRedaction(options);
  redaction.learnText(String(text));
  return Buffer.from(`${JSON.stringify(redaction.text(String(text), "line"))}\n`);
}
