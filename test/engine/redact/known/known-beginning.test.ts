import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { standardRedaction } from "../../../../src/redactors/documents.ts";

const hidden = (text: string) => {
  const redaction = createRedaction(standardRedaction);
  redaction.know({ kind: "secret", value: "sJzH2w0mMfyVL8wD9rDn", origin: "test" });
  redaction.know({ kind: "secret", value: "Sommer24", origin: "test" });
  return redaction.text(text, "log");
};

test.each([
  ["using sJzH2w0mMf... for venue", "sJzH2w0mMf"],
  ["using sJzH2w0m… for venue", "sJzH2w0m"],
  ["using sJzH2w*** for venue", "sJzH2w"],
  ["using sJzH2w...rDn for venue", "rDn"],
])("the beginning of a known secret is hidden before what stands for the rest: %s", (text, shown) => {
  expect(hidden(text)).not.toContain(shown);
});

test.each([
  "Sommer... is over",
  "using sJzH2... for venue",
  "using sJzH2w0mMX... for venue",
  "connecting...",
])("what is a word, too short or another beginning stays: %s", (text) => {
  expect(hidden(text)).toBe(text);
});
