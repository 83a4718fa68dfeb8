import { diagnose } from "../engine/diagnose.ts";
import type { FactObservations } from "../facts.ts";
import type { Verdict } from "../model/verdict.ts";
import { rules } from "../rules/index.ts";

/** The verdict on redacted facts: the same at the reporter's desk and at the maintainer's. */
export function judge(facts: FactObservations): Verdict {
  return diagnose(rules, facts);
}
