import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtWord } from "../../src/formats/cut-at-word.ts";

test("a short text stays, a long one ends before the word that would be cut", () => {
  expect(cutAtWord("one two", 7)).toBe("one two");
  expect(cutAtWord("accounts DU1234567,DU7654321", 20)).toBe("accounts DU1234567");
  expect(cutAtWord("accounts DU1234567,DU7654321", 18)).toBe("accounts DU1234567");
  expect(cutAtWord("unbroken", 4)).toBe("");
});

test("no part of a secret is left, wherever the limit falls", () => {
  const secret = "ghx-0123456789abcdef";
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(80), (before, most) => {
      const kept = cutAtWord(`${before} ${secret} after`, most);
      expect(kept.length).toBeLessThanOrEqual(Math.max(most, 0));
      if (!kept.includes(secret))
        expect(`${before} `.startsWith(kept) || kept.trim() === before.trim()).toBe(true);
    }),
  );
});
