import fc from "fast-check";
import { expect, test } from "vitest";
import { uncoloured, uncolouredStream } from "../../../../src/engine/redact/text/colours.ts";

const plain = (text: string) => uncoloured(Buffer.from(text)).toString();

test("colours and links go, raw and written out", () => {
  expect(plain("acct=\x1b[35mU1234567\x1b[0m.")).toBe("acct=U1234567.");
  expect(plain('{"a":"\\u001b[1;36mU1234567\\u001b[0m"}')).toBe('{"a":"U1234567"}');
  expect(plain('"{\\"a\\":\\"\\\\u001b[35mU1\\\\u001b[0m\\"}"')).toBe('"{\\"a\\":\\"U1\\"}"');
  expect(plain("'\\x1b[31mU1' \\033[31mU2 \\e[0mU3")).toBe("'U1' U2 U3");
  expect(plain("\x1b]8;;file:///x\x1b\\bot.log\x1b]8;;\x1b\\")).toBe("bot.log");
});

test("words that a colour kept apart stay apart, and what grep marked stays whole", () => {
  expect(plain("INFO\x1b[0mU1234567")).toBe("INFO U1234567");
  expect(plain("U\x1b[01;31m\x1b[K1234\x1b[m\x1b[K567")).toBe("U1234567");
  expect(plain("\x1b[1mU123\x1b[0m4567 U12\\x1b[1m34567")).toBe("U1234567 U1234567");
});

test("raw colours go in the same way with and without written-out ones beside them", () => {
  const pieces = [
    "\x1b[35m",
    "\x1b[0m",
    "\x1b[m",
    "\x1b[K",
    "\x1b",
    "[1",
    "U1",
    " ",
    "x",
    "\n",
    "é",
    "\x1b[1;",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      expect(plain(`${text} \\x1b[0m`)).toBe(`${plain(`${text} `)}`);
    }),
  );
});

test("what is no colour stays as it is, to the byte", () => {
  for (const text of ["C:\\x1b\\e[1]", "[35m", "\x1b lone", "[^[a-z]", "α\\u001b é", ""])
    expect(plain(text)).toBe(text);
});

test("wherever a stream is cut, the outcome is the same", async () => {
  const text =
    "é acct=\x1b[35mU1234567\x1b[0m \\u001b[31mx\\u001b[0m INFO\x1b[0mU7\nnext \x1b[1m\x1b[36mline";
  const bytes = Buffer.from(text);
  for (let cut = 0; cut <= bytes.length; cut++)
    expect(await through([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(plain(text));
});

test("a line without an end is worked off in pieces that cut no sequence", async () => {
  const text = "x\x1b[35mU1234567\x1b[0m,".repeat(20_000);
  const bytes = Buffer.from(text);
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 7_001) pieces.push(bytes.subarray(at, at + 7_001));
  expect((await through(pieces)) === plain(text)).toBe(true);
});

async function through(pieces: readonly Buffer[]): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of uncolouredStream(from(pieces))) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

async function* from(pieces: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
