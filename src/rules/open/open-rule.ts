import type { Facts } from "../../facts.ts";
import type {
  Alternative,
  Confidence,
  Evidence,
  Finding,
  LibraryDefect,
  RuledOut,
  Severity,
} from "../../model/finding.ts";
import { defineRule, type Rule, type RuleOutcome } from "../../model/rule.ts";
import { type Sighting, surest } from "../evidence/sighting.ts";

/** Something that several causes explain equally well: what was seen is sure, what it means is open. */
export interface OpenCase {
  readonly seen?: Sighting;
  /** Where the cause is known after all, and no failure mode is it. */
  readonly cause?: string;
  readonly confidence?: Confidence;
  /** Facts that had no part in it: see `RuleOutcome`. */
  readonly besides?: readonly (keyof Facts & string)[];
  /** Rules that found what this run did not end in: see `RuleOutcome`. */
  readonly outranks?: readonly string[];
  readonly fault: Finding["fault"];
  readonly summary: string;
  readonly remedy: string;
  /** Beside that of `seen`. */
  readonly evidence: readonly Evidence[];
  readonly refutedBy: string;
  readonly alternatives: readonly Alternative[];
  readonly ruledOut?: readonly RuledOut[];
  readonly severity?: Severity;
  readonly libraryDefect?: LibraryDefect;
}

/** A rule that names no mode: it lists what remains possible and what decides. */
export function openRule<const Use extends keyof Facts & string>(rule: {
  readonly id: string;
  readonly title: string;
  readonly uses: readonly Use[];
  readonly explains?: readonly string[];
  check(facts: Partial<Pick<Facts, Use>>): OpenCase | RuleOutcome;
}): Rule<Facts> {
  return defineRule<Facts, never, Use>({
    id: rule.id,
    title: rule.title,
    needs: [],
    uses: rule.uses,
    explains: rule.explains ?? [],
    check(facts) {
      const answer = rule.check(facts);
      if ("outcome" in answer) return answer;
      const { seen, evidence, besides, outranks, ...said } = answer;
      const [first, ...rest] = [...(seen?.evidence ?? []), ...evidence];
      if (first === undefined) return { outcome: "clear" };
      return {
        outcome: "fired",
        ...(besides === undefined ? {} : { besides }),
        ...(outranks === undefined ? {} : { outranks }),
        finding: {
          failureMode: null,
          severity: "error",
          confidence: seen === undefined ? "possible" : surest(seen, "likely"),
          ruledOut: [],
          ...said,
          evidence: [first, ...rest],
        },
      };
    },
  });
}
