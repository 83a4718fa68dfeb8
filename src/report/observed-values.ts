import type { Facts } from "../facts.ts";
import type { Observation } from "../model/observation.ts";

/** The values that were observed, taken for the types of this version; those of a stranger's bundle may have any shape. */
export function observedValues(facts: Readonly<Record<string, Observation<unknown>>>): Partial<Facts> {
  const entries = Object.entries(facts).flatMap(([id, one]) =>
    one.status === "observed" ? [[id, one.value]] : [],
  );
  return Object.fromEntries(entries) as Partial<Facts>;
}
