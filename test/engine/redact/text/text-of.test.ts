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

/** What reads as no text, at any place where the bytes may be cut. */
const UTF_32 = Buffer.concat([...LINE].map((sign) => Buffer.from([sign.charCodeAt(0), 0, 0, 0])));
const noise = (length: number) =>
  Buffer.from(Array.from({ length }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 16) & 0xff));

test.each([
  ["UTF-32, little end first", Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), UTF_32]), "UTF-32"],
  [
    "UTF-32, big end first",
    Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.from(UTF_32).swap32()]),
    "UTF-32",
  ],
  ["UTF-32 without its mark", UTF_32, "not text"],
  ["UTF-7", Buffer.from(`+/v8-${LINE}`), "UTF-7"],
])("%s is refused", async (_, bytes, said) => {
  for (const size of [1, 7, 4096]) {
    await expect(read(bytes, size)).rejects.toThrow(said);
    await expect(read(gzipSync(bytes), size)).rejects.toThrow(said);
  }
});

describe("behind text that is long enough to be taken for one", () => {
  const log = Buffer.from("2026-03-01 an ordinary line of a log: clientId=1 orderId=12\r\n".repeat(140));

  test.each([
    ["a short line of UTF-16", little("pw=Xk29fjQpz71\r\n"), "UTF-16"],
    ["an account in UTF-16", big("U1234567"), "UTF-16"],
    ["UTF-32", UTF_32.subarray(0, 60), "UTF-32"],
    ["UTF-32, big end first", Buffer.from(UTF_32).swap32().subarray(0, 60), "UTF-32"],
    ["gzip", gzipSync(LINE), "packed data"],
    ["compress", Buffer.from("\x1f\x9d\x90ab", "latin1"), "packed data"],
    ["bzip2", Buffer.from("BZh91AY&SY\x80\x12ab", "latin1"), "packed data"],
    ["xz", Buffer.from("\xfd7zXZ\0\0\x04ab", "latin1"), "packed data"],
    ["zstd", Buffer.from("\x28\xb5\x2f\xfd\x04ab", "latin1"), "packed data"],
    ["zip", Buffer.from("PK\x03\x04\x14\0\0\0ab", "latin1"), "packed data"],
    ["encrypted bytes", noise(2000), "no text"],
  ])("%s is refused, wherever the bytes are cut", async (_, bytes, said) => {
    for (const size of [1, 1000, 1e6]) {
      await expect(read(Buffer.concat([log, bytes]), size)).rejects.toThrow(said);
      await expect(read(Buffer.concat([log, bytes, log]), size)).rejects.toThrow(said);
    }
  });

  test.each([
    ["a hole that a crash leaves", "\0".repeat(9000)],
    ["messages of TWS", "\0\0\0\x0e17\x001\x007\x001\x000\x001\x001\x000\x000\x001\x000\0".repeat(40)],
    [
      "the order that one of them holds",
      "5\x0012\0EUR\0CASH\0\x000\0\0C\x001\0O\x000\x001\0\0DAY\0\0".repeat(40),
    ],
    ["other alphabets", "Пароль 密码 パスワード ü\n".repeat(400)],
    ["what they say of packed data", "magic BZh91AY&SY, PK, 7z, Rar! and (µ/ý are known\n"],
  ])("%s stays as it is", async (_, text) => {
    for (const size of [1, 7, 1e6]) {
      const bytes = Buffer.concat([log, Buffer.from(text), log]);
      expect(await read(bytes, size)).toBe(bytes.toString());
    }
  });
});

test("compressed or encrypted bytes are refused, also packed as gzip", async () => {
  const bytes = noise(20_000);
  await expect(read(bytes)).rejects.toThrow("it is not text");
  await expect(read(gzipSync(bytes))).rejects.toThrow("it is not text");
});

test("gzip that is cut off or damaged is refused, and says so", async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 9000 }, (_, at) => `line ${at}\n`).join("")));
  await expect(read(whole.subarray(0, 4000))).rejects.toThrow("its gzip data are cut off or damaged");
  await expect(read(Buffer.concat([whole.subarray(0, 3000), whole.subarray(3100)]))).rejects.toThrow(
    "damaged",
  );
  expect(await read(whole)).toContain("line 8999\n");
});
