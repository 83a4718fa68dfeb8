import { expect, test } from "vitest";
import { modeDocs } from "./mode-docs.ts";

test("docs/modes.md says what modes, rules and cases say (`npm run docs:modes` renews it)", async () => {
  await expect(modeDocs()).toMatchFileSnapshot("../../docs/modes.md");
});
