import fc from "fast-check";
import { test } from "vitest";
import type { Facts } from "../../src/facts.ts";
import { cases } from "./cases/index.ts";
import { factsOf, observations } from "./given.ts";
import { lawful } from "./lawful.ts";

/** Values of the right type with nothing in them. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === "string") return "";
  if (typeof value === "number") return 0;
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
  }
  return value;
}

/** Leaves out, empties or keeps each part of a value, as `choose` says. */
function thinned(value: unknown, choose: () => number): unknown {
  if (Array.isArray(value)) return value.filter(() => choose() > 1).map((inner) => thinned(inner, choose));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        choose() === 0 ? emptied(inner) : thinned(inner, choose),
      ]),
    );
  }
  return value;
}

test("no rule throws, whatever is empty or missing, and the verdict keeps its laws", async () => {
  const all = await Promise.all(cases.map((one) => factsOf(one.given)));
  fc.assert(
    fc.property(
      fc.nat(all.length - 1),
      fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }),
      (index, choices) => {
        let at = 0;
        const choose = () => choices[at++ % choices.length] ?? 0;
        const facts = Object.fromEntries(
          Object.entries(all[index] ?? {})
            .filter(() => choose() > 0)
            .map(([id, value]) => [id, thinned(value, choose)]),
        );
        lawful(observations(facts as Partial<Facts>));
      },
    ),
    { numRuns: 600 },
  );
});

test("facts of several cases at once make no rule throw", async () => {
  const all = await Promise.all(cases.map((one) => factsOf(one.given)));
  fc.assert(
    fc.property(fc.array(fc.nat(all.length - 1), { minLength: 2, maxLength: 4 }), (indices) => {
      lawful(observations(Object.assign({}, ...indices.map((index) => all[index]))));
    }),
    { numRuns: 200 },
  );
});
