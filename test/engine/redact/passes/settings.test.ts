/** Those who understand a whole configuration: asked about documents of their kinds, and of no more than 4 MiB. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import type { DocumentKind } from "../../../../src/model/artifact.ts";
import type { DocumentRedactor } from "../../../../src/model/redactor.ts";

/** Wants the first four bytes hidden, there alone. */
const whole = (id: string, more: object = {}): DocumentRedactor => ({
  ...{ id, kind: "value", title: id, kinds: ["env"] },
  read: () => [{ start: 0, end: 4, learn: false, ...more }],
});

const redacted = (
  kind: DocumentKind,
  documents: readonly DocumentRedactor[],
  keep: readonly string[] = [],
) => {
  const redaction = createRedaction({ redactors: [], documents, keep });
  redaction.learnText("Zq8R and Zq8R", kind);
  return redaction.text("Zq8R and Zq8R", "x", kind);
};

test("a document of its kind is read, another is not", () => {
  expect(redacted("env", [whole("a")])).toBe("<value-1> and Zq8R");
  expect(redacted("yaml", [whole("a")])).toBe("Zq8R and Zq8R");
});

test("what it finds is hidden wherever it stands, unless it says otherwise", () => {
  const read = () => [{ start: 0, end: 4 }];
  expect(redacted("env", [{ ...whole("a"), read }])).toBe("<value-1> and <value-1>");
});

test("what it says of a stretch holds: kind, label, and a quote around the name", () => {
  const told = { kind: "account", label: "paper", wrap: '"' };
  expect(redacted("env", [whole("a", told)])).toBe('"<account-1:paper>" and Zq8R');
});

test("of two that want the same hidden the first in the list is heard", () => {
  const [first, second] = [whole("a", { kind: "user" }), whole("b", { kind: "host" })];
  expect(redacted("env", [first, second])).toBe("<user-1> and Zq8R");
  expect(redacted("env", [second, first])).toBe("<host-1> and Zq8R");
});

test("one that is switched off by its id, or of which the kind is kept, hides nothing", () => {
  for (const keep of ["a", "value"]) expect(redacted("env", [whole("a")], [keep])).toBe("Zq8R and Zq8R");
});

test("4 MiB are read as a whole, one byte more is refused in either pass", async () => {
  const document = (bytes: number) => ({
    kind: "env" as const,
    where: "x.env",
    async *open() {
      const block = Buffer.from("a=b\n".repeat(1 << 18));
      for (let left = bytes; left > 0; left -= block.length) yield block.subarray(0, left);
    },
  });
  const redaction = createRedaction({ redactors: [], documents: [whole("a")] });
  const write = async (bytes: number) => {
    let length = 0;
    for await (const part of redaction.stream(document(bytes)).open()) length += part.length;
    return length;
  };
  await redaction.learn(document(4 << 20));
  expect(await write(4 << 20)).toBeGreaterThan(4 << 20);
  await expect(redaction.learn(document((4 << 20) + 1))).rejects.toThrow("too large");
  await expect(write((4 << 20) + 1)).rejects.toThrow("too large");
});
