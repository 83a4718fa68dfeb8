import { diagnose } from "../engine/diagnose.ts";
import type { FactObservations } from "../facts.ts";
import type { Verdict } from "../model/verdict.ts";
import { rules } from "../rules/index.ts";

/** The verdict on redacted facts: the same at the reporter's desk and at the maintainer's. */
export function judge(facts: FactObservations): Verdict {
  const verdict = diagnose(rules, facts);
  // The page has a section for every rule; a test holds it to that.
  const findings = verdict.findings.map((one) => ({ ...one, docs: `docs/modes.md#${one.rule}` }));
  return { ...verdict, findings };
}
