/** A value that was learned is found in writings that begin with what the automaton does not tell apart. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../src/redactors/index.ts";

const value = "Gartem{4821}x";
const writings: Readonly<Record<string, string>> = {
  "UTF-16": [...value].join("\0"),
  "escapes of bytes": [...value].map((one) => `\\x${one.charCodeAt(0).toString(16)}`).join(""),
  "escapes of characters": [...value].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(""),
  "as it is": value,
  "percent signs": encodeURIComponent(value),
};

test.each(Object.entries(writings))("in %s", (_name, written) => {
  const redaction = createRedaction(textRedaction);
  const text = `TWS_PASSWORD='${value}'\nIB_ACCOUNT=U2997449\ndump ${written} end ${[..."U2997449"].join("\0")} end`;
  redaction.learnText(text, "log");
  const out = redaction.text(text, "x", "log");
  expect(out).not.toContain(written);
  expect(out).not.toContain([..."U2997449"].join("\0"));
});
