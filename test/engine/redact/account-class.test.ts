import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { redactors } from "../../../src/redactors/index.ts";

test("an account known from the configuration keeps its class, which decides between paper and live", () => {
  const redaction = createRedaction({ redactors });
  redaction.know({ value: "DU1234567", kind: "account", origin: "IB_ACCOUNT in .env:3" });
  redaction.know({ value: "U7654321", kind: "account", origin: "IB_ACCOUNT in .env:4" });
  const fact = { managedAccounts: ["DU1234567", "U7654321"] };
  redaction.learnValue(fact, "facts.json");
  expect(redaction.value(fact, "facts.json")).toEqual({
    managedAccounts: ["<account-1:paper>", "<account-2:live>"],
  });
});

test("an account has one name however it is written", () => {
  const redaction = createRedaction({ redactors });
  const text = "account U7654321\nsaved u7654321.csv\nAccount: U-7654321\n";
  redaction.learnText(text, "log");
  expect(redaction.text(text, "x", "log")).toBe(
    "account <account-1:live>\nsaved <account-1:live>.csv\nAccount: <account-1:live>\n",
  );
});
