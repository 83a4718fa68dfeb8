import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import type { Redactor } from "../../../../src/model/redactor.ts";

/** Hides what stands between braces, over several lines if need be. */
const braces: Redactor = {
  id: "braces",
  kind: "secret",
  title: "Between braces",
  triggers: ["{"],
  before: 0,
  after: 64,
  find: ({ text, end }) => [{ start: end, end: text.indexOf("}", end) }],
  examples: { hide: [], keep: [] },
};

const text = "first\n{Zq8Rk2\nVw9Tx4}\r\n\n{Hd7Ls5} {Mn3Bv1}\nlast {Pw6Qe8}\n";

test("the list of redactions names the lines, also behind a value of several lines", () => {
  const redaction = createRedaction({ redactors: [braces] });
  const hidden = redaction.text(text, "notes.txt");
  expect(hidden).toBe("first\n{<secret-1>\n<secret-2>}\r\n\n{<secret-3>} {<secret-4>}\nlast {<secret-5>}\n");
  expect(redaction.entries()).toEqual([
    { redactor: "braces", where: "notes.txt", count: 5, lines: [2, 3, 5, 6] },
  ]);
});

test("an explanation names line, column and length in the text that was given", () => {
  const places = createRedaction({ redactors: [braces] })
    .explain(text)
    .map(({ line, column, length }) => [line, column, length]);
  expect(places).toEqual([
    [2, 2, 6],
    [3, 1, 6],
    [5, 2, 6],
    [5, 11, 6],
    [6, 7, 6],
  ]);
});
