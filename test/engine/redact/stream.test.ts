import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../src/redactors/index.ts";
import { freshSeed } from "../../fakes/seed.ts";
import { negatives } from "../../fixtures/redaction/negatives.ts";
import { positives } from "../../fixtures/redaction/positives.ts";
import { createRandom } from "../../fixtures/redaction/random.ts";

const seed = freshSeed("stream");

/** A document of secrets between harmless lines, larger than everything the engine looks at at once. */
function longDocument(bytes: number): Buffer {
  const random = createRandom(seed);
  const secrets = positives(seed);
  const harmless = negatives(seed);
  const parts: string[] = [];
  for (let length = 0; length < bytes; ) {
    const text = random.next() < 0.2 ? random.pick(secrets).text : random.pick(harmless).text;
    parts.push(text);
    length += text.length + 1;
  }
  return Buffer.from(parts.join("\n"), "utf8");
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const rewritten = (bytes: Uint8Array, sizes: readonly number[]) => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ value: "hunter2$x", kind: "secret", origin: "test" });
  return collect(redaction.stream({ kind: "log", where: "x", open: () => cut(bytes, sizes) }).open());
};

test("however a stream is cut, the outcome is the same to the byte", async () => {
  const document = longDocument(220_000);
  const whole = await rewritten(document, [document.length]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 8 }),
      async (sizes) => {
        expect((await rewritten(document, sizes)).equals(whole)).toBe(true);
      },
    ),
    { numRuns: 12, seed },
  );
  const short = document.subarray(0, 40_000);
  expect((await rewritten(short, [1])).equals(await rewritten(short, [short.length]))).toBe(true);
});

test("a stream that is read once is hidden as one that is read twice", async () => {
  const text = "DEBUG typing Quark7!Blue\nIB_PASSWORD=Quark7!Blue\nend\n";
  const out = await collect(createRedaction(textRedaction).filter(cut(Buffer.from(text), [7]), "-"));
  expect(out.toString()).toBe("DEBUG typing <secret-1>\nIB_PASSWORD=<secret-1>\nend\n");
});

test("redaction is a fixed point of itself and never changes the number of lines", () => {
  const secrets = positives(seed);
  for (const { text, kind } of secrets) {
    const first = createRedaction(textRedaction);
    first.learnText(text);
    const once = first.text(text, "x");
    const second = createRedaction(textRedaction);
    second.learnText(once);
    expect(second.text(once, "x"), kind).toBe(once);
    expect(once.split("\n").length, kind).toBe(text.split("\n").length);
  }
});

test("random bytes pass: nothing is thrown, lines stay lines, what is not hidden is not touched", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 5000 }),
      fc.integer({ min: 1, max: 999 }),
      async (noise, size) => {
        const text = Buffer.concat([
          Buffer.from("log of a bot, plain text to begin with. ".repeat(4)),
          noise,
        ]);
        const out = await rewritten(text, [size]);
        expect(out.filter((byte) => byte === 10).length).toBe(text.filter((byte) => byte === 10).length);
      },
    ),
    { numRuns: 60, seed },
  );
});

test("one value has one name, two values have two", () => {
  const redaction = createRedaction(textRedaction);
  const out = redaction.text("U1234567 DU7654321 U1234567 U7654321", "x");
  expect(out).toBe("<account-1:live> <account-2:paper> <account-1:live> <account-3:live>");
});

test("CR LF, NUL and invalid UTF-8 stay as they are", async () => {
  const bytes = Buffer.concat([
    Buffer.from("a U1234567\r\n\0b "),
    Buffer.from([0xff, 0xfe, 0xc3]),
    Buffer.from("\r\nU1234567"),
  ]);
  const out = await rewritten(bytes, [3]);
  const expected = Buffer.concat([
    Buffer.from("a <account-1:live>\r\n\0b "),
    Buffer.from([0xff, 0xfe, 0xc3]),
    Buffer.from("\r\n<account-1:live>"),
  ]);
  expect(out.equals(expected)).toBe(true);
});

test("gzip is unpacked, UTF-16 with its mark becomes UTF-8", async () => {
  const text = "first\naccount U1234567\nlast\n";
  const expected = text.replace("U1234567", "<account-1:live>");
  expect((await rewritten(gzipSync(text), [10])).toString()).toBe(expected);
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  expect((await rewritten(little, [5])).toString()).toBe(expected);
  expect((await rewritten(Buffer.from(little).swap16(), [5])).toString()).toBe(expected);
});

test("what is not text is refused, not passed on", async () => {
  const binary = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256));
  await expect(rewritten(binary, [512])).rejects.toThrow("not text");
});

test("many accounts share one name beyond a bound, none stays", () => {
  const redaction = createRedaction(textRedaction);
  const accounts = Array.from({ length: 120_000 }, (_, index) => `U${1_000_000 + index}`);
  const out = redaction.text(accounts.join("\n"), "x");
  expect(out).not.toMatch(/U\d{7}/);
  expect(out).toContain("<account-100000:live>");
  expect(out).toContain("<account-more:live>");
});
