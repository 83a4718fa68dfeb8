import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import type { Redactor } from "../../../src/model/redactor.ts";

const SECRET = "Zq8Rk2Vw9Tx4";

/** Breaks where it sees its trigger, with a message that holds what it saw. */
const breaking: Redactor = {
  id: "breaking",
  kind: "secret",
  title: "Breaks",
  triggers: ["detonate"],
  before: 8,
  after: 64,
  find({ text }) {
    throw new SyntaxError(`Unexpected token in ${text}`);
  },
  examples: { hide: [], keep: [] },
};

const lines = (count: number) => "a line without anything to hide in it\n".repeat(count);
const document = (text: string) => ({
  kind: "text" as const,
  where: "logs/bot.log",
  async *open() {
    for (let at = 0; at < text.length; at += 60_000) yield Buffer.from(text.slice(at, at + 60_000));
  },
});

test.each([0, 3, 5000, 200_000])(
  "a rule that breaks behind %d lines names itself and the line, and no content",
  async (before) => {
    const text = `${lines(before)}detonate ${SECRET}\n${lines(20_000)}`;
    const redaction = createRedaction({ redactors: [breaking] });
    const seen: string[] = [];
    const error = await (async () => {
      try {
        for await (const part of redaction.stream(document(text)).open())
          seen.push(Buffer.from(part).toString());
        return null;
      } catch (caught) {
        return caught as Error;
      }
    })();
    expect(error?.message).toBe(`the rule "breaking" broke on line ${before + 1}`);
    // Wherever it is printed; but where in the rule it broke is said.
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
    expect(error?.stack).toMatch(/\n {4}at .*\bfind\b/);
    expect(seen.join("")).not.toContain(SECRET);
    await expect(redaction.learn(document(text))).rejects.toThrow(`line ${before + 1}`);
  },
);

test("a rule for whole documents that breaks names itself", async () => {
  const redaction = createRedaction({
    redactors: [],
    documents: [
      {
        id: "whole",
        kind: "value",
        title: "Breaks",
        kinds: ["json"],
        read: () => JSON.parse(SECRET),
      },
    ],
  });
  // It was asked about no line.
  const words = /^the rule "whole" broke$/;
  await expect(redaction.learn({ ...document("{}"), kind: "json" })).rejects.toThrow(words);
  expect(() => redaction.text("{}", "a.json", "json")).toThrow(words);
});

test("what breaks and is no rule names no rule, and no content", () => {
  const peek = () => {
    throw new Error(`cannot look at ${SECRET}`);
  };
  const redaction = createRedaction({ redactors: [{ ...breaking, peek }] });
  const words = /^a part of it broke$/;
  expect(() => redaction.text(`detonate ${SECRET}`, "notes")).toThrow(words);
  expect(() => redaction.learnText(`detonate ${SECRET}`)).toThrow(words);
});
