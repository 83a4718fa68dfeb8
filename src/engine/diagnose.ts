import type { Alternative, Finding, RuledOut } from "../model/finding.ts";
import { type Observation, reasonOf } from "../model/observation.ts";
import type { Rule } from "../model/rule.ts";
import type { Undetermined, Verdict } from "../model/verdict.ts";
import { aside } from "./diagnose/aside.ts";
import { contest } from "./diagnose/contest.ts";
import { fold } from "./diagnose/fold.ts";
import { headline } from "./diagnose/headline.ts";
import { byWeight } from "./diagnose/weight.ts";

/** Observations by fact id, each present or not. */
export type Observations<Facts> = { readonly [Id in keyof Facts]?: Observation<Facts[Id]> };

/** Asks every rule, folds symptoms under causes and weighs what is left: redacted facts in, verdict out. */
export function diagnose<Facts>(rules: readonly Rule<Facts>[], facts: Observations<Facts>): Verdict {
  const fired: Finding[] = [];
  const besides = new Map<string, readonly string[]>();
  const outranked = new Set<string>();
  const ruledOut: RuledOut[] = [];
  const undetermined: Undetermined[] = [];
  for (const rule of rules) {
    const answer = ask(rule, facts);
    if (answer.outcome === "fired") {
      fired.push({ rule: rule.id, ...answer.finding });
      if (answer.besides !== undefined) besides.set(rule.id, answer.besides);
      for (const other of answer.outranks ?? []) outranked.add(other);
    } else if (answer.outcome === "clear") ruledOut.push(...(answer.ruledOut ?? []));
    else undetermined.push({ rule: rule.id, missing: answer.missing });
  }
  const findings = byWeight(fold(rules, ...aside(fired, besides, outranked)));
  const decision = contest(findings);
  const excluded = [...fired.flatMap((finding) => finding.ruledOut), ...ruledOut];
  return {
    schemaVersion: 1,
    headline: headline(decision, findings[0]),
    failureMode: decision.failureMode,
    fault: decision.fault,
    confidence: decision.confidence,
    findings,
    alternatives: distinct(decision.alternatives, (one) => one.failureMode),
    ruledOut: distinct(
      excluded.filter((one) => compatible(one, decision.failureMode, decision.fault)),
      (one) => `${one.fault} ${one.failureMode ?? ""}`,
    ),
    undetermined,
    refutedBy: decision.refutedBy,
  };
}

type Answer = ReturnType<Rule<never>["check"]>;

/** One rule's answer; a rule that throws is an entry in the verdict, never a crash. */
function ask<Facts>(rule: Rule<Facts>, facts: Observations<Facts>): Answer {
  const seen: Partial<Facts> = {};
  for (const id of [...rule.needs, ...rule.uses]) {
    const observation = facts[id];
    if (observation?.status === "observed") seen[id] = observation.value;
    else if (rule.needs.includes(id))
      return { outcome: "undetermined", missing: `${id}: ${reasonOf(observation)}` };
  }
  try {
    return rule.check(seen);
  } catch (error) {
    return { outcome: "undetermined", missing: `the rule itself broke: ${String(error).slice(0, 200)}` };
  }
}

/** What is held to be the cause cannot stand among what is excluded. */
function compatible(excluded: RuledOut, failureMode: string | null, fault: Finding["fault"]): boolean {
  return excluded.failureMode === undefined ? excluded.fault !== fault : excluded.failureMode !== failureMode;
}

function distinct<Item extends Alternative | RuledOut>(
  items: readonly Item[],
  key: (item: Item) => string,
): Item[] {
  return [...new Map([...items].reverse().map((item) => [key(item), item])).values()].reverse();
}
