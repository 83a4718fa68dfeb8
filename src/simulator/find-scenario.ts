import type { Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios/index.ts";

/**
 * The scenario with this id; `undefined` when there is none. `client-id-in-use+link-latency` is the first one behind
 * the link faults of the others.
 */
export function findScenario(id: string): Scenario | undefined {
  const [first, ...others] = id.split("+").map((part) => scenarios.find((scenario) => scenario.id === part));
  if (!first || others.length === 0) return first;
  const links = [...first.links];
  for (const other of others) {
    if (!other || other.links.length === 0) return undefined;
    links.push(...other.links);
  }
  return { ...first, id, links };
}
