import { expect, test } from "vitest";
import { createRedaction } from "../../src/engine/redact/index.ts";
import { redactors } from "../../src/redactors/index.ts";

/** What stays of an example's secret when only these redactors work. */
function leaks(list: typeof redactors, text: string, secret: string): boolean {
  const redaction = createRedaction({ redactors: list });
  redaction.learnText(text);
  return redaction.text(text, "example").includes(secret);
}

test.each(redactors.map((redactor) => [redactor.id, redactor] as const))(
  "without %s a secret stays: no redactor is idle",
  (_, redactor) => {
    const without = redactors.filter((one) => one !== redactor);
    expect(redactor.examples.hide.some(([text, secret]) => leaks(without, text, secret))).toBe(true);
  },
);
