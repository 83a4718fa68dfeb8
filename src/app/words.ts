import type { FactObservations } from "../facts.ts";
import type { Observation } from "../model/observation.ts";
import type { UserWords } from "./options.ts";

/** Under this id a bundle keeps what the user said, beside the facts that were found. */
const ID = "user.words";
const MOST = 20_000;

/** The facts of a bundle with the user's words; nothing is added when he said nothing. */
export function withWords(
  facts: FactObservations,
  words: UserWords,
): Readonly<Record<string, Observation<unknown>>> {
  const said = Object.values(words).some((one) => (Array.isArray(one) ? one.length > 0 : one !== null));
  return said ? { ...facts, [ID]: { status: "observed", value: words, tookMs: 0 } } : facts;
}

/** Takes the words out of a bundle's facts again; they may be a stranger's and of any shape. */
export function wordsOf(given: FactObservations): {
  readonly words: UserWords;
  readonly facts: FactObservations;
} {
  const all: Readonly<Record<string, Observation<unknown>>> = given;
  const { [ID]: said, ...facts } = all;
  const value = said?.status === "observed" && typeof said.value === "object" ? said.value : null;
  const read = (name: string): unknown => Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
  const text = (name: string) => {
    const one = read(name);
    return typeof one === "string" ? one.slice(0, MOST) : null;
  };
  const list = (name: string) => {
    const many = read(name);
    return Array.isArray(many) ? many.filter((one) => typeof one === "string").slice(0, 50) : [];
  };
  const words = {
    title: text("title"),
    expected: text("expected"),
    actual: text("actual"),
    steps: list("steps"),
    tried: list("tried"),
  };
  return { words, facts: facts as FactObservations };
}
