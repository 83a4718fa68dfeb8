import { fromEvent } from "../evidence/cite.ts";
import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const competingSession = modeRule("competing-session", {
  uses: SIGHTS,
  explains: ["connectivity-lost", "session-dropped", "login-pending"],
  check(facts) {
    const refutedBy = "No other login of the same user, in TWS, web or mobile, at that time.";
    const codes = some([
      ...codesSeen(facts, [10197]),
      ...codesSeen(facts, [10189, 162, 420]).filter((one) => /different ip address/i.test(one.text)),
    ]);
    if (codes !== undefined) {
      return {
        confidence: codeConfidence(facts, codes[0]),
        summary: `TWS says with ${codes[0].code} that another session of the same user takes precedence.`,
        evidence: codeEvidence(codes),
        refutedBy,
      };
    }
    const said = facts["capture.logs"]?.events.find((event) => event.kind === "existing-session");
    if (said === undefined) return clear;
    return {
      confidence: "likely",
      summary: "The log shows that another session of the same user exists.",
      evidence: [fromEvent(said)],
      refutedBy,
      alternatives: [alternative("login-pending", "Whether the login went on after that dialog.")],
    };
  },
});
