import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { ownRefusals } from "../evidence/own-refusals.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { clear, modeRule } from "../mode-rule.ts";

/** A refused client id in whose place another one got a session: no cause of what failed later, so it explains nothing. */
export const clientIdGotRound = modeRule("client-id-in-use", {
  id: "client-id-got-round",
  uses: [...SIGHTS, "project.python"],
  check(facts) {
    const own = ownRefusals(facts);
    const refused = codesSeen(facts, [326]).filter(({ event }) => event === null || !own.has(event));
    const seen = some(refused);
    const session = seen?.[0].overcome;
    if (seen === undefined || session === undefined || refused.some((one) => one.overcome === undefined))
      return clear;
    return {
      confidence: codeConfidence(facts, seen[0], "possible"),
      severity: "warning",
      summary: `TWS refused a client id with 326 because another connection held it. Afterwards a session came about with client id ${session.clientId}: if that was the same program, it got round the refusal.`,
      evidence: [...codeEvidence(seen), session.evidence],
      refutedBy: "The session belonging to another program than the one that was refused.",
    };
  },
});
