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
  const undetermined = [...byMissing].map(([missing, rules]) => ({ missing, rules }));
  const skipped = entries.flatMap(([fact, one]) =>
    one.status === "skipped" ? [{ title: titleOfFact(fact), reason: one.reason }] : [],
  );
  const failed = entries.flatMap(([fact, one]) =>
    one.status === "failed" ? [{ title: titleOfFact(fact), reason: one.error }] : [],
  );
  const nothing = undetermined.length + skipped.length + failed.length === 0;
  return { nothing, undetermined, skipped, failed };
}
