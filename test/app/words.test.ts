/** What the user said goes into the bundle beside the facts, and comes out of it as it was; a stranger's may have any shape. */
import { expect, test } from "vitest";
import { withWords, wordsOf } from "../../src/app/words.ts";
import type { FactObservations } from "../../src/facts.ts";

const facts = { "host.os": { status: "observed", value: null, tookMs: 1 } } as unknown as FactObservations;
const NONE = { title: null, expected: null, actual: null, steps: [], tried: [] };
const given = (said: unknown) => ({ ...facts, "user.words": said }) as FactObservations;

test("they come back whole, and rules never meet them", () => {
  const words = { title: "t", expected: "e", actual: "a", steps: ["1", "2"], tried: ["x"] };
  expect(wordsOf(withWords(facts, words) as FactObservations)).toEqual({ words, facts });
});

test.each(["title", "expected", "actual", "steps", "tried"])("%s alone is kept", (name) => {
  const words = { ...NONE, [name]: name === "steps" || name === "tried" ? ["said"] : "said" };
  expect(wordsOf(withWords(facts, words) as FactObservations).words).toEqual(words);
});

test("nothing said adds nothing", () => {
  expect(withWords(facts, NONE)).toBe(facts);
  expect(wordsOf(facts)).toEqual({ words: NONE, facts });
});

test.each([
  null,
  "words",
  {},
  { status: "failed", error: "x" },
  { status: "observed", value: null },
  { status: "observed", value: "words" },
  { status: "observed", value: { title: 1, expected: {}, actual: ["x"], steps: "x", tried: { length: 3 } } },
  { status: "observed", value: ["t", "e"] },
])("of the shape %j they say nothing", (said) => {
  expect(wordsOf(given(said))).toEqual({ words: NONE, facts });
});

test("what is no text among the steps is passed over, and no more is taken than anybody reads", () => {
  const value = { title: "x".repeat(30_000), steps: ["a", 2, null, "b"], tried: Array(60).fill("t") };
  const { words } = wordsOf(given({ status: "observed", value, tookMs: 0 }));
  expect(words.title).toHaveLength(20_000);
  expect(words.steps).toEqual(["a", "b"]);
  expect(words.tried).toHaveLength(50);
});
