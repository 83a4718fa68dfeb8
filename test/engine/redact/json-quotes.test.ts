import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import type { Redactor } from "../../../src/model/redactor.ts";

/** Hides every number that begins with 77. */
const sevens: Redactor = {
  id: "sevens",
  kind: "secret",
  title: "Numbers with sevens",
  triggers: ["77"],
  before: 2,
  after: 32,
  find({ text, at }) {
    const from = text[at - 1] === "-" ? at - 1 : at;
    const [value = ""] = /^-?77[\d.eE+]*/.exec(text.slice(from)) ?? [];
    return [{ start: from, end: from + value.length }];
  },
  examples: { hide: [], keep: [] },
};

const redacted = (text: string) => createRedaction({ redactors: [sevens] }).text(text, "here");

test.each([
  ['{"pin":7712,"port":4002}', '{"pin":"<secret-1>","port":4002}'],
  ['{"pin" : -7712.5e3 }', '{"pin" : "<secret-1>" }'],
  [
    '{"pins":[7712, 7713,7714],"n":[1,7715]}',
    '{"pins":["<secret-1>", "<secret-2>","<secret-3>"],"n":[1,"<secret-4>"]}',
  ],
  [String.raw`{"body":"{\"pin\":7712,\"a\":1}"}`, String.raw`{"body":"{\"pin\":\"<secret-1>\",\"a\":1}"}`],
  [String.raw`{"body":"{\"pins\":[1,7712]}"}`, String.raw`{"body":"{\"pins\":[1,\"<secret-1>\"]}"}`],
  ["{'pin': 7712, 'a': 1}", "{'pin': '<secret-1>', 'a': 1}"],
  ['{\n  "pin": 7712\n}', '{\n  "pin": "<secret-1>"\n}'],
])("a name in place of a bare number of JSON has quotes: %s", (text, expected) => {
  expect(redacted(text)).toBe(expected);
});

test.each([
  ["pin: 7712, port: 4002", "pin: <secret-1>, port: 4002"],
  ['{"pin":"7712"}', '{"pin":"<secret-1>"}'],
  ['said "pin": 7712 yesterday', 'said "pin": <secret-1> yesterday'],
  ["call(1, 7712, 3)", "call(1, <secret-1>, 3)"],
  ["pin=7712]", "pin=<secret-1>]"],
])("elsewhere it has none: %s", (text, expected) => {
  expect(redacted(text)).toBe(expected);
});

test("a hidden number leaves all else of a JSON line as it is written", () => {
  const { jsonText } = createRedaction({ redactors: [sevens] });
  const line = '{"pin":7712, "price":1.0,"big":12345678901234567890, "e":1e5,"a":1,"a":2,"u":"\\u00e9"}';
  expect(jsonText(line, "line")).toBe(line.replace("7712", '"<secret-1>"'));
});
