import type { Observation } from "../model/observation.ts";
import type { Verdict } from "../model/verdict.ts";
import type { UnknownView } from "./report.ts";
import { titleOfFact } from "./sections/fact-view.ts";

/** What is not known: rules that could not decide, sources that did not look or broke. */
export function unknownView(
  verdict: Verdict,
  facts: Readonly<Record<string, Observation<unknown>>>,
): UnknownView {
  const byMissing = new Map<string, string[]>();
  for (const { rule, missing } of verdict.undetermined)
    byMissing.set(missing, [...(byMissing.get(missing) ?? []), rule]);
  const entries = Object.entries(facts);
  return {
    undetermined: [...byMissing].map(([missing, rules]) => ({ missing, rules })),
    skipped: entries.flatMap(([fact, one]) =>
      one.status === "skipped" ? [{ title: titleOfFact(fact), reason: one.reason }] : [],
    ),
    failed: entries.flatMap(([fact, one]) =>
      one.status === "failed" ? [{ title: titleOfFact(fact), reason: one.error }] : [],
    ),
  };
}
