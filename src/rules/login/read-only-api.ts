import { codeConfidence, codeEvidence, some } from "../evidence/codes.ts";
import { readOnlyErrors } from "../evidence/read-only.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { clear, modeRule } from "../mode-rule.ts";

export const readOnlyApi = modeRule("read-only-api", {
  uses: SIGHTS,
  explains: ["startup-sync-timeout"],
  check(facts) {
    const seen = some(readOnlyErrors(facts));
    if (seen === undefined) return clear;
    return {
      confidence: codeConfidence(facts, seen[0]),
      summary:
        "TWS rejects requests about orders with 321 because its API is in read-only mode; the connection itself works.",
      evidence: codeEvidence(seen),
      refutedBy: "“Read-Only API” being unticked in TWS at the time of that message.",
    };
  },
});
