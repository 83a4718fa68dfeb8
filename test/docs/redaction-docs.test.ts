import { expect, test } from "vitest";
import { redactionDocs } from "./redaction-docs.ts";

test("docs/redaction.md says what was measured (`npm run docs:redaction` renews it)", async () => {
  await expect(redactionDocs()).toMatchFileSnapshot("../../docs/redaction.md");
});
