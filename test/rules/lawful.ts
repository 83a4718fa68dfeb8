import { expect } from "vitest";
import { diagnose } from "../../src/engine/diagnose.ts";
import type { FactObservations } from "../../src/facts.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { rules } from "../../src/rules/index.ts";

/** The verdict, which keeps the laws of every verdict whatever the facts. */
export function lawful(facts: FactObservations): Verdict {
  const verdict = diagnose(rules, facts);
  expect(verdict.undetermined.filter((one) => one.missing.includes("broke"))).toEqual([]);
  expect(verdict.refutedBy).not.toBe("");
  expect(verdict.headline).not.toBe("");
  for (const finding of verdict.findings) {
    expect(finding.evidence.length).toBeGreaterThan(0);
    expect(finding.remedy).not.toBe("");
  }
  // What is held to be the cause is neither an alternative to itself nor excluded.
  if (verdict.failureMode !== null) {
    expect(verdict.alternatives.map((one) => one.failureMode)).not.toContain(verdict.failureMode);
  }
  expect(
    verdict.ruledOut.filter((one) => one.failureMode === undefined).map((one) => one.fault),
  ).not.toContain(verdict.fault);
  return verdict;
}
