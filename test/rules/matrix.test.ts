import { describe, expect, test } from "vitest";
import { cases, groups } from "./cases/index.ts";
import { verdictOf } from "./given.ts";
import { inWords } from "./in-words.ts";

describe.concurrent("every mode: exactly that mode, and its neighbour is another", () => {
  for (const one of cases) {
    test(`${one.mode ?? "open"}: ${one.name}`, async () => {
      const verdict = await verdictOf(one.given);
      expect(verdict.failureMode, verdict.headline).toBe(one.mode);
      if (one.fault !== undefined) expect(verdict.fault).toBe(one.fault);
      if (one.confidence !== undefined) expect(verdict.confidence).toBe(one.confidence);
      const named = verdict.alternatives.map((alternative) => alternative.failureMode);
      for (const mode of one.alternatives ?? []) expect(named).toContain(mode);
    });
    for (const neighbour of one.neighbours ?? []) {
      test(`not ${one.mode ?? "open"}, ${neighbour.differs}`, async () => {
        const verdict = await verdictOf(neighbour.given);
        expect(verdict.failureMode, verdict.headline).not.toBe(one.mode);
        expect(verdict.failureMode, verdict.headline).toBe(neighbour.mode);
      });
    }
  }
});

/** What is said of each case, to the last word: how sure, by what evidence, what would refute it. */
describe("the whole verdicts", () => {
  test.each(Object.entries(groups))("of %s", async (group, own) => {
    const words = own.flatMap(({ name, given, mode, neighbours = [] }) => [
      { name, given, mode },
      ...neighbours.map((one) => ({ name: `${name}, but ${one.differs}`, given: one.given, mode })),
    ]);
    const told = words.map(async ({ name, given, mode }) => inWords(name, await verdictOf(given), mode));
    const path = `../fixtures/verdicts/${group}.txt`;
    await expect((await Promise.all(told)).join("\n")).toMatchFileSnapshot(path);
  });
});
