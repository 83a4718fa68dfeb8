import { expect, test } from "vitest";
import { redactionDocs } from "./redaction-docs.ts";

test("docs/redaction.md says what was measured (`npm run docs:redaction` renews it)", {
  timeout: 120_000,
}, async () => {
  await expect(redactionDocs()).toMatchFileSnapshot("../../docs/redaction.md");
});
