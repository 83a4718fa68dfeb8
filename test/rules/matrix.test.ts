import { describe, expect, test } from "vitest";
import { cases } from "./cases/index.ts";
import { verdictOf } from "./given.ts";

describe.concurrent("every mode: exactly that mode, and its neighbour is another", () => {
  for (const one of cases) {
    test(`${one.mode ?? "open"}: ${one.name}`, async () => {
      const verdict = await verdictOf(one.given);
      expect(verdict.failureMode, verdict.headline).toBe(one.mode);
      if (one.fault !== undefined) expect(verdict.fault).toBe(one.fault);
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
