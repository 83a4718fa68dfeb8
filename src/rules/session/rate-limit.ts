import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { clear, modeRule } from "../mode-rule.ts";

export const rateLimit = modeRule("rate-limit", {
  uses: SIGHTS,
  explains: ["session-dropped"],
  check(facts) {
    const seen = some(codesSeen(facts, [100]));
    if (seen === undefined) return clear;
    return {
      confidence: codeConfidence(facts, seen[0]),
      summary:
        "TWS says with 100 that more messages came than its limit of 50 a second allows; it ends such connections.",
      evidence: codeEvidence(seen),
      refutedBy: "Fewer than 50 messages in each second before it, counted on the wire.",
    };
  },
});
