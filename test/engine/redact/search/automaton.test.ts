import fc from "fast-check";
import { expect, test } from "vitest";
import { CLASSES, compileAutomaton, SHIFT } from "../../../../src/engine/redact/search/automaton.ts";

/** For each place of a text, the literals that end there, longest first. */
function ending(literals: readonly string[], text: string): string[][] {
  const automaton = compileAutomaton(literals);
  if (automaton === null) throw new Error("too many states");
  const { next, firstFinal, found } = automaton;
  let state = 0;
  return [...Buffer.from(text, "latin1")].map((byte) => {
    state = next[(state << SHIFT) | (CLASSES[byte] as number)] as number;
    const here = state < firstFinal ? [] : (found[state - firstFinal] ?? []);
    return here.map((literal) => literals[literal] as string);
  });
}

const words = (maxLength: number) =>
  fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength }).map((letters) => letters.join(""));

test("every literal is found wherever it ends, also within and at the end of longer ones", () => {
  fc.assert(
    fc.property(fc.array(words(6), { minLength: 1, maxLength: 12 }), words(40), (some, text) => {
      const literals = [...new Set(some)].sort();
      const expected = [...text].map((_, at) =>
        literals
          .filter((literal) => text.slice(0, at + 1).endsWith(literal))
          .sort((a, b) => b.length - a.length),
      );
      expect(ending(literals, text)).toEqual(expected);
    }),
  );
});

test("more states than can be numbered are refused", () => {
  const literals = Array.from({ length: 1200 }, (_, index) => `${index}`.padStart(4, "a").padEnd(70, "b"));
  const letters = literals.map((one) => one.replace(/\d/g, (digit) => "cdefghijkl"[Number(digit)] ?? ""));
  expect(compileAutomaton([...new Set(letters)].sort())).toBeNull();
  expect(compileAutomaton(["abc", "abd"])).not.toBeNull();
});
