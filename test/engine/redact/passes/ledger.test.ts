import { expect, test } from "vitest";
import { createLedger } from "../../../../src/engine/redact/passes/ledger.ts";

test("it counts by place and redactor, in their order, and names the first five lines once each", () => {
  const ledger = createLedger();
  for (const line of [3, 3, 4, 9, 9, 9, 12, 15, 20, 21]) ledger.add("url", "b.log", line);
  ledger.add("url", "a.log", 7);
  ledger.add("email", "b.log", 1);
  ledger.add("account", "b.log", 2);
  expect(ledger.entries()).toEqual([
    { redactor: "url", where: "a.log", count: 1, lines: [7] },
    { redactor: "account", where: "b.log", count: 1, lines: [2] },
    { redactor: "email", where: "b.log", count: 1, lines: [1] },
    { redactor: "url", where: "b.log", count: 10, lines: [3, 4, 9, 12, 15] },
  ]);
});
