import { describe, expect, it } from "vitest";
import { createRedaction } from "../../src/engine/redact/index.ts";
import { redactors } from "../../src/redactors/index.ts";

/** What one redactor alone makes of a text. */
const alone = (redactor: (typeof redactors)[number], text: string) =>
  createRedaction({ redactors: [redactor] }).text(text, "example");
const all = (text: string) => createRedaction({ redactors }).text(text, "example");

describe.each(redactors.map((redactor) => [redactor.id, redactor] as const))("%s", (_, redactor) => {
  it.each(redactor.examples.hide.map(([text, secret]) => [text, secret]))("hides in %j", (text, secret) => {
    expect(text).toContain(secret);
    expect(alone(redactor, text)).not.toContain(secret);
  });
  it.each(redactor.examples.keep.map((text) => [text]))("keeps %j", (text) => {
    expect(all(text)).toBe(text);
  });
  it("has examples of both", () => {
    expect(redactor.examples.hide.length).toBeGreaterThan(0);
    expect(redactor.examples.keep.length).toBeGreaterThan(0);
  });
});

it("ids are unique", () => {
  expect(new Set(redactors.map(({ id }) => id)).size).toBe(redactors.length);
});
