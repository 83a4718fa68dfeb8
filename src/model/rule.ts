import type { Finding, RuledOut } from "./finding.ts";

/** What a rule's `check` answers. `broken` is made by the engine alone, when a check throws. */
export type RuleOutcome =
  | {
      readonly outcome: "fired";
      readonly finding: Omit<Finding, "rule">;
      /** Facts that had no part in what was seen: a finding that rests on these alone stands beside this one, as a warning. */
      readonly besides?: readonly string[];
      /** Rules whose finding, however sure, stands beside this one as a warning: it is not what this run ended in. */
      readonly outranks?: readonly string[];
    }
  | { readonly outcome: "clear"; readonly ruledOut?: readonly RuledOut[] }
  | { readonly outcome: "undetermined"; readonly missing: string };

/**
 * One diagnosis: pure, synchronous, sees only the facts it declares.
 * `Facts` maps fact ids to value types; `src/rules` binds it to the real ones.
 */
export interface Rule<Facts> {
  /** Noun and failing state, e.g. `client-id-in-use`. */
  readonly id: string;
  readonly title: string;
  /** Facts without which it cannot decide: the engine answers `undetermined` when one is missing. */
  readonly needs: readonly (keyof Facts & string)[];
  /** Facts it also reads when they are there. */
  readonly uses: readonly (keyof Facts & string)[];
  /** Rules whose finding is a symptom of this one: folded under it when both fire. */
  readonly explains: readonly string[];
  check(facts: Partial<Facts>): RuleOutcome;
}

/** Declares a rule: `needs` are present in what `check` sees, `uses` may be missing. */
export function defineRule<
  Facts,
  const Need extends keyof Facts & string,
  const Use extends keyof Facts & string = never,
>(rule: {
  id: string;
  title: string;
  needs: readonly Need[];
  uses?: readonly Use[];
  explains?: readonly string[];
  check(facts: Pick<Facts, Need> & Partial<Pick<Facts, Use>>): RuleOutcome;
}): Rule<Facts> {
  return {
    uses: [],
    explains: [],
    ...rule,
    check: (facts) => rule.check(facts as Pick<Facts, Need> & Partial<Pick<Facts, Use>>),
  };
}
