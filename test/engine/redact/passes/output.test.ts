import fc from "fast-check";
import { expect, test } from "vitest";
import { createOutput } from "../../../../src/engine/redact/passes/output.ts";
import { freshSeed } from "../../../fakes/seed.ts";

const seed = freshSeed("output");

/** Lengths beside those at which a block is full: the first is small, those after it are large. */
const length = fc.oneof(
  fc.nat(50),
  fc.integer({ min: 4090, max: 4100 }),
  fc.integer({ min: 262_100, max: 262_200 }),
  fc.integer({ min: 530_000, max: 530_010 }),
);
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom("bytes", "text"), length, from: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom("take", "take the rest"), length: fc.constant(0), from: fc.nat(0) }),
);

test("what is written comes out once and in order, and what was taken is never touched again", () => {
  // No byte equals the one a block's length before it.
  const source = Buffer.from(Array.from({ length: 530_100 }, (_, at) => (at * 31 + (at >> 8)) & 0xff));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const output = createOutput();
      const written: Buffer[] = [];
      const taken: Buffer[] = [];
      for (const { kind, length, from } of steps) {
        if (kind === "take") taken.push(...output.take(false));
        else if (kind === "take the rest") {
          taken.push(...output.take(true));
          expect(Buffer.concat(taken).length).toBe(Buffer.concat(written).length);
        } else {
          written.push(source.subarray(from, from + length));
          if (kind === "bytes") output.write(source, from, from + length);
          else output.writeText(source.toString("latin1", from, from + length));
        }
      }
      taken.push(...output.take(true));
      expect(Buffer.concat(taken).equals(Buffer.concat(written))).toBe(true);
      expect(output.take(true)).toEqual([]);
    }),
    { numRuns: 150, seed },
  );
});

test("a thousand small pieces are one block, which waits until it is full or asked for", () => {
  const output = createOutput();
  for (let piece = 0; piece < 1000; piece++) output.writeText("ab");
  expect(output.take(false)).toEqual([]);
  expect(output.take(true)).toHaveLength(1);
});
