/** A value that was learned is found in whatever shows the bytes of a message. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";
import { DUMPS } from "./dumps.ts";

const SECRET = "Kestrel77Vp";
const ACCOUNT = "U7654321";
const STARTS = Array.from({ length: 16 }, (_, start) => start);

function redacted(text: string): string {
  const redaction = createRedaction(textRedaction);
  redaction.know({ kind: "secret", value: SECRET, origin: "test" });
  redaction.know({ kind: "account", value: ACCOUNT, origin: "test" });
  return redaction.text(text, "x");
}

function message(start: number, secret: string, account: string): Buffer {
  return Buffer.from(`${"-".repeat(start)}hello my ${secret} and then ${account} too, on and on\n`);
}

/** What tells one line from another, apart from a few characters, or bits, that stand there by chance. */
function differences(line: string, other: string): string[] {
  const marks = [...line].map((character, at) => (character === other[at] ? " " : "x")).join("");
  return [...marks.matchAll(/x(?: {0,3}x)*/g)]
    .map(({ index, 0: { length } }) => line.slice(index, index + length))
    .filter((piece) => piece.length >= (/^[01]+$/.test(piece) ? 9 : 4));
}

/** Another text, of which no byte is the same and every one is as long in every notation. */
function unlike(text: string): string {
  return text.replace(/./g, (one) => (one >= "d" ? (one === "z" ? "y" : "z") : one === "+" ? "!" : "+"));
}

const cases = Object.entries(DUMPS).flatMap(([name, print]) =>
  (name === "xxd -p" ? [8] : [8, 16]).map((bits) => {
    const wide = (bytes: Buffer) => (bits === 8 ? bytes : Buffer.from(bytes.toString("latin1"), "utf16le"));
    return [bits === 8 ? name : `${name}, UTF-16`, (bytes: Buffer) => print(wide(bytes))] as const;
  }),
);

test.each(cases)("%s shows nothing of them, wherever they stand on a line", (_name, print) => {
  for (const start of STARTS) {
    const dump = print(message(start, SECRET, ACCOUNT));
    const other = print(message(start, unlike(SECRET), unlike(ACCOUNT)));
    const out = redacted(dump).split("\n");
    expect(out.length).toBe(dump.split("\n").length);
    for (const [index, line] of dump.split("\n").entries())
      for (const piece of differences(line, other.split("\n")[index] ?? ""))
        expect(out[index]).not.toContain(piece);
  }
});

test.each(Object.entries(DUMPS))("%s is left alone where they do not stand", (_name, print) => {
  for (const start of STARTS) {
    const dump = print(message(start, "Kestrel78Vp", "nothing-"));
    expect(redacted(dump)).toBe(dump);
  }
});

test("what stands beside them stays", () => {
  expect(redacted(DUMPS["xxd"]?.(message(0, SECRET, "others")) ?? "")).toBe(
    [
      "00000000: 6865 6c6c 6f20 6d79 20<secret-1>  hello my <secret-1>",
      "00000010: <secret-1> 2061 6e64 2074 6865 6e20 6f74  <secret-1> and then ot",
      "00000020: 6865 7273 2074 6f6f 2c20 6f6e 2061 6e64  hers too, on and",
      "00000030: 206f 6e0a                                 on.",
      "",
    ].join("\n"),
  );
});

test("a date at the beginning of a line is no offset", () => {
  const text = "2026-11-28 09:30 U7 x\n20261128 09:30:01 75 101\n0000 4b\n[75, 101]\n";
  expect(redacted(text)).toBe(text);
});

test.each([undefined, 2])("JSON with lists of bytes still parses, however long these are", (blanks) => {
  const bytes = [...Buffer.from(`${"-".repeat(2000)}${SECRET}, ${ACCOUNT}${"-".repeat(2000)}`)];
  const json = JSON.stringify({ bytes, within: JSON.stringify({ bytes: bytes.slice(1900) }) }, null, blanks);
  const read = JSON.parse(redacted(json));
  expect(read.bytes).toContain("<secret-1>");
  expect(JSON.parse(read.within).bytes).toContain("<account-1:live>");
  expect(new Set(read.bytes)).toEqual(new Set([45, 44, 32, "<secret-1>", "<account-1:live>"]));
});
