import fc from "fast-check";
import { expect, test } from "vitest";
import { countLineFeeds } from "../../../src/engine/redact/line-count.ts";
import { freshSeed } from "../../fakes/seed.ts";

const seed = freshSeed("line count");

const counted = (bytes: Uint8Array, start: number, end: number) =>
  bytes.subarray(start, end).filter((byte) => byte === 10).length;

/** Line feeds, and bytes that differ from one in a single bit. */
const alike = fc.constantFrom(10, 10, 10, ...Array.from({ length: 8 }, (_, bit) => 10 ^ (1 << bit)), 0, 255);

test("wherever a stretch begins and ends, also within a larger buffer, every line feed counts once", () => {
  const bytes = fc.array(alike, { maxLength: 400 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(bytes, fc.nat(9), fc.nat(9), fc.nat(9), (content, offset, start, short) => {
      const within = new Uint8Array(content.length + offset).fill(10);
      within.set(content, offset);
      const view = within.subarray(offset);
      const end = Math.max(0, view.length - short);
      expect(countLineFeeds(view, start, end)).toBe(counted(view, start, end));
    }),
    { numRuns: 1000, seed },
  );
});

test("a megabyte of nothing else", () => {
  const bytes = new Uint8Array(1 << 20).fill(10);
  for (const start of [0, 1, 2, 3])
    expect(countLineFeeds(bytes, start, bytes.length)).toBe(bytes.length - start);
});
