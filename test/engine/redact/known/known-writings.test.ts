/** A value that was learned is found in writings that begin with what the automaton does not tell apart. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";

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

test("a name is found as `who` and `ps` cut it, but not where a word is left", () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "user", value: "janetteroe", origin: "test" });
  redaction.know({ kind: "host", value: "nautilus-box", origin: "test" });
  const out = redaction.text("janetter tty1, janette+ 1234, janetterx, nautilus_trader", "x");
  expect(out).toBe("<user-1> tty1, <user-1> 1234, janetterx, nautilus_trader");
});
