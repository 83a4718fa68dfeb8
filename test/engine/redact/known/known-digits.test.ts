/** The digits of a known account are that account, but no part of another number. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";

function redacted(text: string, accounts = ["U7654321"]): string {
  const redaction = createRedaction(textRedaction);
  for (const value of accounts) redaction.know({ kind: "account", value, origin: "test" });
  return redaction.text(text, "x");
}

test.each([
  ["writing nav_7654321.csv", "writing nav_<account-1:live>.csv"],
  ['sheet "7654321"', 'sheet "<account-1:live>"'],
  ["(7654321)", "(<account-1:live>)"],
  ['{"id": 7654321}', '{"id": "<account-1:live>"}'],
])("%s", (text, out) => expect(redacted(text)).toBe(out));

test.each(["permId=17654321", "permId=76543210", "at 7654321.25", "0x7654321f", "7654322", "net 1,765,4321"])(
  "not in %s",
  (text) => expect(redacted(text)).toBe(text),
);

test("with many accounts a number is more likely one of an order", () => {
  const accounts = Array.from({ length: 51 }, (_, index) => `U${7654321 + index}`);
  expect(redacted("permId=7654321", accounts)).toBe("permId=7654321");
});
