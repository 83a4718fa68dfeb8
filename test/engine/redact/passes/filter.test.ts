/** A stream that can be read only once: its first 8 MiB are learned from before anything is written, the rest as it is written. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { braces } from "./braces.ts";

const MIB = 1 << 20;
const filler = (bytes: number) => "nothing to hide on this line\n".repeat(Math.ceil(bytes / 29));

test("what is named within the first 8 MiB is hidden before and behind its name, and all else is written as it came", async () => {
  const parts = [
    "typed Zq8Rk2Vw9Tx4\n",
    filler(5 * MIB),
    "{Zq8Rk2Vw9Tx4}\n",
    filler(2.5 * MIB),
    filler(2 * MIB),
    "again Zq8Rk2Vw9Tx4, and {Hd7Ls5Pw6Qe8}\n",
    filler(MIB),
    "end",
  ];
  let given = 0;
  async function* input() {
    for (const part of parts) {
      given++;
      yield Buffer.from(part);
    }
  }
  const out: Uint8Array[] = [];
  const writtenAfter: number[] = [];
  for await (const part of createRedaction({ redactors: [braces] }).filter(input(), "-")) {
    writtenAfter.push(given);
    out.push(part);
  }
  const expected = parts
    .join("")
    .replaceAll("Zq8Rk2Vw9Tx4", "<secret-1>")
    .replace("Hd7Ls5Pw6Qe8", "<secret-2>");
  expect(Buffer.concat(out).toString() === expected).toBe(true);
  // Nothing before enough is known, and not all at the end: memory is bounded.
  expect(Math.min(...writtenAfter)).toBe(5);
  expect(new Set(writtenAfter).size).toBeGreaterThan(2);
});

test("of a stream that ends sooner all is known before anything is written", async () => {
  async function* input() {
    for (const part of ["typed Zq8Rk2Vw9Tx4\n", "{Zq8Rk2Vw9Tx4}"]) yield Buffer.from(part);
  }
  const out: Uint8Array[] = [];
  for await (const part of createRedaction({ redactors: [braces] }).filter(input(), "-")) out.push(part);
  expect(Buffer.concat(out).toString()).toBe("typed <secret-1>\n{<secret-1>}");
});

test("a stream of nothing gives nothing", async () => {
  async function* input(): AsyncGenerator<Uint8Array> {}
  const out: Uint8Array[] = [];
  for await (const part of createRedaction({ redactors: [braces] }).filter(input(), "-")) out.push(part);
  expect(Buffer.concat(out)).toHaveLength(0);
});

test.each([
  [0, 1_000_003],
  [3, 64 << 10],
  [6, 64 << 10],
  [9, 64 << 10],
  [12, 64 << 10],
])(
  "what is named later is hidden behind its name, moved by %i bytes, in pieces of %i",
  async (moved, size) => {
    const secret = "Hd7Ls5Pw6Qe8";
    const known = "Zq8Rk2Vw9Tx4";
    const dense = Array.from({ length: 200_000 }, (_, turn) => `${known}${" ".repeat(turn % 7)}\n`).join("");
    const parts = [
      `${"-".repeat(moved)}{${known}}\n`,
      filler(9 * MIB),
      `{${secret}}\n`,
      dense,
      filler(2 * MIB),
      `again ${secret}\n`,
    ];
    const whole = Buffer.from(parts.join(""));
    async function* input() {
      for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
    }
    const out: Uint8Array[] = [];
    for await (const part of createRedaction({ redactors: [braces] }).filter(input(), "-")) out.push(part);
    const text = Buffer.concat(out).toString();
    expect(text).toContain("again <secret-2>");
    // Where it begins to look for more, nothing is missed, and nothing is written twice.
    const hidden = text.replaceAll("<secret-1>", known).replaceAll("<secret-2>", secret);
    expect(hidden === parts.join("")).toBe(true);
    expect(text).not.toContain(known);
  },
);
