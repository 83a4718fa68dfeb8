import { fromEvent } from "../evidence/cite.ts";
import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { SIGHTS, sighting } from "../evidence/sighting.ts";
import { clear, modeRule } from "../mode-rule.ts";

export const paperDisclaimer = modeRule("paper-disclaimer", {
  uses: SIGHTS,
  explains: ["session-incomplete", "closed-without-reason"],
  check(facts) {
    const refutedBy =
      "A session of the same paper login that completes without anybody touching TWS's window.";
    const seen = some(codesSeen(facts, [10141]));
    if (seen !== undefined) {
      const past = sessionWorks(facts);
      return {
        confidence: codeConfidence(facts, seen[0], past ? "likely" : "proven"),
        summary: `TWS refuses API sessions with 10141 until the disclaimer of the paper account is accepted${past ? "; since then it has been" : ""}.`,
        evidence: codeEvidence(seen),
        refutedBy,
      };
    }
    const dialog = facts["capture.logs"]?.events.findLast((event) => event.kind === "paper-disclaimer");
    const closed = sighting(facts, ["closed-after-start", "session-incomplete"]);
    if (dialog === undefined || closed === undefined || closed.contradicted) return clear;
    return {
      confidence: "likely",
      summary:
        "The paper-trading disclaimer was shown and not accepted, and TWS ends sessions right after startApi.",
      evidence: [fromEvent(dialog), ...closed.evidence],
      refutedBy,
    };
  },
});
