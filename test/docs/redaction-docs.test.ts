import { expect, test } from "vitest";
import { KNOWN_KINDS } from "../../src/model/artifact.ts";
import { documentRedactors } from "../../src/redactors/documents.ts";
import { redactors } from "../../src/redactors/index.ts";
import { redactionDocs } from "./redaction-docs.ts";

const page = redactionDocs();

test("docs/redaction.md says what was measured (`npm run docs:redaction` renews it)", async () => {
  await expect(page).toMatchFileSnapshot("../../docs/redaction.md");
});

test("its table has every kind that a redactor or a source gives", () => {
  const kinds = [...redactors, ...documentRedactors].map(({ kind }) => kind);
  for (const kind of [...kinds, ...Object.keys(KNOWN_KINDS)]) expect(page).toContain(`\n| \`${kind}\` |`);
});
