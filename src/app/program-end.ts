import type { FactObservations } from "../facts.ts";
import { observed } from "../model/observation.ts";
import { outcomeOf } from "../report/sections/capture-run.ts";

/** How the program of `run` ended, in a few words; `null` when none was run. */
export function programEnd(facts: FactObservations): string | null {
  const run = facts["capture.run"] === undefined ? undefined : observed(facts["capture.run"]);
  if (run === undefined) return null;
  return outcomeOf(run)
    .map((part) => ("own" in part ? part.own : part.value))
    .join("");
}
