import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { textOf } from "../../../../src/engine/redact/index.ts";

const LINE = "password=Xk29fjQpz71\r\nhello U1234567\r\n";
const little = (text: string) => Buffer.from(text, "utf16le");
const big = (text: string) => little(text).swap16();

/** What is read of bytes that arrive in pieces of `size`. */
async function read(bytes: Buffer, size = 1000): Promise<string> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const parts: Uint8Array[] = [];
  for await (const part of textOf(pieces())) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

describe("UTF-16 without its mark", () => {
  test.each([1, 3, 4096, 1e6])("is read as the text it is, in pieces of %d bytes", async (size) => {
    for (const text of [LINE, LINE.repeat(500)]) {
      expect(await read(little(text), size)).toBe(text);
      expect(await read(big(text), size)).toBe(text);
      expect(await read(gzipSync(big(text)), size)).toBe(text);
      expect(await read(little(`\uFEFF${text}`), size)).toBe(text);
    }
  });

  test.each([
    ["behind other text", Buffer.concat([Buffer.from(LINE.repeat(200)), little(LINE)])],
    [
      "before a short line of other text",
      Buffer.concat([little(LINE.repeat(5)), Buffer.from("\r\nU8841207")]),
    ],
    ["before other text", Buffer.concat([little(LINE.repeat(5)), Buffer.from(LINE)])],
    ["with its mark, before other text", Buffer.concat([little(`\uFEFF${LINE}`), Buffer.from(LINE)])],
    ["behind one line of other text", Buffer.concat([Buffer.from("pw=hunter2\n"), little(LINE.repeat(5))])],
  ])("%s is refused: somebody could turn back what came out", async (_, bytes) => {
    for (const size of [1, 7, 4096]) {
      await expect(read(bytes, size)).rejects.toThrow(/UTF-16|not text/);
      await expect(read(gzipSync(bytes), size)).rejects.toThrow(/UTF-16|not text/);
    }
  });

  test("text of another alphabet is no mixture", async () => {
    const text = Array.from({ length: 50_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * 7919) % 20_000)),
    );
    expect(await read(little(`\uFEFF${text.join("")}`))).toBe(text.join(""));
  });
});

test("messages of TWS with their NULs stay as they are", async () => {
  const frames = '-> b"71\\0" 71\x002\x001\0\0 and a line of the log in between that is longer\n'.repeat(300);
  expect(await read(Buffer.from(frames))).toBe(frames);
});

test("compressed or encrypted bytes are refused, also packed as gzip", async () => {
  const noise = Buffer.from(
    Array.from({ length: 20_000 }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 16) & 0xff),
  );
  await expect(read(noise)).rejects.toThrow("it is not text");
  await expect(read(gzipSync(noise))).rejects.toThrow("it is not text");
});

test("gzip that is cut off or damaged is refused, and says so", async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 9000 }, (_, at) => `line ${at}\n`).join("")));
  await expect(read(whole.subarray(0, 4000))).rejects.toThrow("its gzip data are cut off or damaged");
  await expect(read(Buffer.concat([whole.subarray(0, 3000), whole.subarray(3100)]))).rejects.toThrow(
    "damaged",
  );
  expect(await read(whole)).toContain("line 8999\n");
});
