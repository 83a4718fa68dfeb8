import type { Facts } from "../facts.ts";
import { failureMode } from "../ib/failure-modes.ts";
import type {
  Alternative,
  Confidence,
  EvidenceList,
  Finding,
  LibraryDefect,
  RuledOut,
  Severity,
} from "../model/finding.ts";
import { defineRule, type Rule, type RuleOutcome } from "../model/rule.ts";

/** What a rule says about one failure mode; the rest follows from the mode. */
export interface Cause {
  readonly confidence: Confidence;
  readonly summary: string;
  readonly evidence: EvidenceList;
  readonly refutedBy: string;
  /** Where the mode's own advice does not fit what was found. */
  readonly remedy?: string;
  readonly severity?: Severity;
  readonly fault?: Finding["fault"];
  readonly alternatives?: readonly Alternative[];
  readonly ruledOut?: readonly RuledOut[];
  readonly libraryDefect?: LibraryDefect;
}

export const clear: RuleOutcome = { outcome: "clear" };

export function undetermined(missing: string): RuleOutcome {
  return { outcome: "undetermined", missing };
}

/** A rule that decides about one failure mode: its title and advice are the mode's, and its id where it is the only one. */
export function modeRule<const Use extends keyof Facts & string>(
  mode: string,
  rule: {
    readonly id?: string;
    readonly uses: readonly Use[];
    readonly explains?: readonly string[];
    check(facts: Partial<Pick<Facts, Use>>): Cause | RuleOutcome;
  },
): Rule<Facts> {
  const { title, refines } = known(mode);
  return defineRule<Facts, never, Use>({
    id: rule.id ?? mode,
    title,
    needs: [],
    uses: rule.uses,
    explains: [...(refines === undefined ? [] : [refines]), ...(rule.explains ?? [])],
    check(facts) {
      const answer = rule.check(facts);
      return "outcome" in answer ? answer : { outcome: "fired", finding: finding(mode, answer) };
    },
  });
}

function finding(mode: string, cause: Cause): Omit<Finding, "rule"> {
  const { fault, act } = known(mode);
  return {
    failureMode: mode,
    fault,
    severity: fault === "none" ? "info" : "error",
    remedy: act,
    alternatives: [],
    ruledOut: [],
    ...cause,
  };
}

/** Another mode that what was seen does not exclude, and what decides. */
export function alternative(mode: string, decidedBy: string): Alternative {
  return { failureMode: mode, fault: known(mode).fault, decidedBy };
}

function known(mode: string) {
  const found = failureMode(mode);
  if (found === undefined) throw new Error(`no failure mode "${mode}"`);
  return found;
}
