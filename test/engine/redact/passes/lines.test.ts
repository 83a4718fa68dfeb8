import { describe, expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import type { Redactor } from "../../../../src/model/redactor.ts";
import { braces } from "./braces.ts";

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

describe("in JSON, the lines are those of the document as it is laid out", () => {
  const marked: Redactor = {
    ...braces,
    id: "marked",
    triggers: ["zz="],
    find: ({ end }) => [{ start: end, end: end + 6 }],
  };
  const list = [1, 'a,b]"', { deep: "zz=Zq8Rk2" }];
  const document = { empty: [], none: {}, list, 'k"{,': null, last: "é zz=Vw9Tx4" };

  test("found where they stand", () => {
    const redaction = createRedaction({ redactors: [marked] });
    const lines = redaction.json(document, "facts.json").split("\n");
    const named = [1, 2].map((count) => 1 + lines.findIndex((line) => line.includes(`<secret-${count}>`)));
    expect(named).toEqual([8, 12]);
    expect(redaction.entries()).toEqual([
      { redactor: "marked", where: "facts.json", count: 2, lines: named },
    ]);
  });

  test("none for a part of one and for a name", () => {
    const redaction = createRedaction({ redactors: [marked] });
    redaction.value(document, "user.words");
    redaction.piece("logs/zz=Zq8Rk2.log", "manifest.json");
    expect(redaction.entries().map(({ where, count, lines }) => [where, count, lines])).toEqual([
      ["manifest.json", 1, []],
      ["user.words", 2, []],
    ]);
  });

  test("none where a stretch across several values had to be hidden in pieces", () => {
    const find: Redactor["find"] = ({ text, end }) => [{ start: end, end: Math.min(text.length, end + 14) }];
    const redaction = createRedaction({ redactors: [{ ...marked, find }] });
    expect(redaction.document({ a: "zz=Zq8", b: "Rk2" }, "x.json")).toMatchObject({ b: "Rk2" });
    expect(redaction.entries()).toMatchObject([{ where: "x.json", lines: [] }]);
  });
});
