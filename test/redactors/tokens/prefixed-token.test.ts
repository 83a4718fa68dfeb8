import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../src/redactors/index.ts";

test("the name of a setting that begins like a token stays", () => {
  const redaction = createRedaction(textRedaction);
  for (const name of ["secret_key", "key_secret", "secret_token"])
    expect(redaction.text(`${name}=4f9aKq2ZxL0pWv7RtB3nYc8M1dEfQ`, "x")).toMatch(
      new RegExp(`^${name}=<secret-\\d+>$`),
    );
});
