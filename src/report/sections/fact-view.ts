import type { Observation } from "../../model/observation.ts";
import { observedValues } from "../observed-values.ts";
import { type Phrase, say, sentence } from "../phrase.ts";
import type { EvidenceRow, Group } from "../report.ts";
import { generic } from "./generic.ts";
import { presenters } from "./index.ts";
import type { FactView } from "./presenter.ts";

type Given = Readonly<Record<string, Observation<unknown>>>;

const byFact = new Map(presenters.map((presenter) => [presenter.fact, presenter]));
/** Facts that other sections tell in full. */
const ELSEWHERE = new Set(["capture.timeline"]);

export function titleOfFact(fact: string): string {
  return byFact.get(fact)?.title ?? fact;
}

/** The table of evidence: facts with a line of their own, then those nobody has words for. */
export function evidenceRows(facts: Given): EvidenceRow[] {
  const known = presenters.filter(({ evidence }) => evidence).map(({ fact }) => fact);
  return [...known, ...unknownFacts(facts)].flatMap((fact) => {
    const observation = facts[fact];
    if (observation === undefined) return [];
    const tookMs = observation.status === "skipped" ? null : observation.tookMs;
    const seen = absentWords(fact, facts) ?? seenOf(fact, observation);
    return [{ fact, title: titleOfFact(fact), seen, tookMs }];
  });
}

function absentWords(fact: string, facts: Given): Phrase | null {
  const observation = facts[fact];
  if (observation?.status !== "observed" || observation.value !== null) return null;
  try {
    return byFact.get(fact)?.absent?.(observedValues(facts)) ?? null;
  } catch {
    return null;
  }
}

function seenOf(fact: string, observation: Observation<unknown>): Phrase {
  if (observation.status === "observed") return viewOf(fact, observation.value).seen;
  return sentence(
    observation.status === "skipped"
      ? `not looked at: ${observation.reason}`
      : `failed: ${observation.error}`,
  );
}

/** The facts of one section as lists; those that were not observed stand under what is not known. */
export function groups(facts: Given, section: "environment" | "configuration"): Group[] {
  return presenters
    .filter(({ group }) => group === section)
    .flatMap(({ fact, title }): Group[] => {
      const observation = facts[fact];
      if (observation?.status !== "observed") return [];
      if (observation.value === null)
        return absentWords(fact, facts) === null
          ? [{ fact, title, details: [], reason: "looked for and not there" }]
          : [];
      const { details } = viewOf(fact, observation.value);
      return details.length === 0 ? [] : [{ fact, title, details, reason: null }];
    });
}

function unknownFacts(facts: Given): string[] {
  return Object.keys(facts).filter((fact) => !byFact.has(fact) && !ELSEWHERE.has(fact));
}

/** A value of another shape than its presenter knows, as in a stranger's bundle, is shown as it is. */
function viewOf(fact: string, value: unknown): FactView {
  const presenter = byFact.get(fact);
  if (presenter === undefined || value === null) return generic(value);
  try {
    return presenter.present(value);
  } catch {
    const { details } = generic(value);
    return { seen: say`of a shape this version does not know; see ${"facts.json"}`, details };
  }
}
