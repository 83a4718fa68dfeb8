import { createRedaction, jsonTextOf, type RedactionOptions } from "../engine/redact/index.ts";
import { InputRefused } from "./input-refused.ts";

/** Every line is a JSON text and a document of its own; a string comes out as a string, an object as an object. */
export async function* jsonLines(
  input: AsyncIterable<Uint8Array>,
  options: RedactionOptions,
): AsyncIterable<Uint8Array> {
  let number = 0;
  let strange = 0;
  let firstStrange = 0;
  for await (const line of linesOf(jsonTextOf(input))) {
    number++;
    if (line.trim() === "") {
      yield Buffer.from("\n");
      continue;
    }
    const redacted = redactedJson(line, options);
    if (redacted === null && strange++ === 0) firstStrange = number;
    yield Buffer.from(`${redacted ?? asString(line, options)}\n`);
  }
  if (strange === 0) return;
  const others = strange === 1 ? "" : ` (and ${strange - 1} more)`;
  throw new InputRefused(
    `standard input: line ${firstStrange}${others} is not JSON; nothing is lost: redacted as plain text, it stands in the output as a JSON string`,
  );
}

/** `null` when it is no JSON, or nested so deep that nobody can walk through it. */
function redactedJson(line: string, options: RedactionOptions): string | null {
  try {
    const text = line.trim();
    const json: unknown = JSON.parse(text);
    if (typeof json === "string") return asString(json, options);
    const redaction = createRedaction(options);
    redaction.learnValue(json, "line");
    return redaction.jsonText(text, "line");
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function asString(text: string, options: RedactionOptions): string {
  const redaction = createRedaction(options);
  redaction.learnText(text);
  return JSON.stringify(redaction.text(text, "line"));
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let parts: Uint8Array[] = [];
  for await (const part of input) {
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      parts.push(part.subarray(from, end));
      yield Buffer.concat(parts).toString("utf8");
      parts = [];
      from = end + 1;
    }
    if (from < part.length) parts.push(Buffer.from(part.subarray(from)));
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString("utf8");
}
