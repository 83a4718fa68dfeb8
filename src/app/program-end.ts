import type { FactObservations, Facts } from "../facts.ts";
import { observed } from "../model/observation.ts";
import { outcomeOf } from "../report/sections/capture-run.ts";
import { uncaught } from "../rules/evidence/program-failure.ts";

/** How the program of `run` ended, in a few words, and in which exception; `null` when none was run. */
export function programEnd(facts: FactObservations): string | null {
  const run = value(facts, "capture.run");
  if (run === undefined) return null;
  const outcome = outcomeOf(run)
    .map((part) => ("own" in part ? part.own : part.value))
    .join("");
  // A thread may die of an exception in a program that ends well
  if (run.exitCode === null || run.exitCode === 0) return outcome;
  const [recorder, logs] = [value(facts, "capture.recorder"), value(facts, "capture.logs")];
  const failure = uncaught({
    "capture.run": run,
    ...(recorder === undefined ? {} : { "capture.recorder": recorder }),
    ...(logs === undefined ? {} : { "capture.logs": logs }),
  });
  return failure === undefined ? outcome : `${outcome}: ${failure.raised}`;
}

function value<Id extends keyof Facts & string>(facts: FactObservations, id: Id): Facts[Id] | undefined {
  const observation = facts[id];
  return observation === undefined ? undefined : observed(observation);
}
