/** A value that was learned is found where it stands in parts. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";

const SECRET = "Kestrel77Vp";

function redacted(text: string): string {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: SECRET, origin: "test" });
  return redaction.text(text, "x");
}

test.each([
  ["strings side by side", 'x = ("Kestre" "l77Vp")', 'x = ("<secret-1>" "<secret-1>")'],
  ["strings added", "x = 'Kestre' +\n    'l77Vp'", "x = '<secret-1>' +\n    '<secret-1>'"],
  ["strings of Visual Basic", 'x = "Kestre" & _\r\n    "l77Vp"', 'x = "<secret-1>" & _\r\n    "<secret-1>"'],
  ["strings of PHP", "$x = 'Kest' . 'rel77Vp'", "$x = '<secret-1>' . '<secret-1>'"],
  ["a continued line", "x Kestr\\\nel77Vp", "x <secret-1>\\\n<secret-1>"],
  ["the soft break of a mail", "x Kestrel=\r\n77Vp", "x <secret-1>=\r\n<secret-1>"],
  ["wrapped output", "x Kestrel7\n  7Vp", "x <secret-1>\n  <secret-1>"],
  [
    "lines of a log",
    "10:00:01 gw[7]: x Kestrel7\n10:00:02 gw[7]: x 7Vp",
    "10:00:01 gw[7]: x <secret-1>\n10:00:02 gw[7]: x <secret-1>",
  ],
  [
    "lines of a container",
    "gw-1 | body: Kestr\\\ngw-1 | el77Vp",
    "gw-1 | body: <secret-1>\\\ngw-1 | <secret-1>",
  ],
  ["a character of no width", "x Kestrel\u200b77Vp", "x <secret-1>\u200b<secret-1>"],
])("%s", (_name, text, out) => {
  expect(redacted(text)).toBe(out);
});

test.each([
  ["82749103", 'x = "8274" + "9103"'],
  ["7131878648:AAwRD9cW", 'x = "71318786" + "48:AAwRD9cW"'],
])("%s, which begins with digits", (value, text) => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value, origin: "test" });
  expect(redaction.text(text, "x")).toBe('x = "<secret-1>" + "<secret-1>"');
});

test("another end, or no beginning, is another text", () => {
  for (const text of ['"Kestre" "l78Vp"', '"Kestre" x "l77Vp"', "Kest\nKestrel", '"l77" "Vp"'])
    expect(redacted(text)).toBe(text);
});
