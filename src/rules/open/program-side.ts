import { fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath, sessionWorks } from "../evidence/probe.ts";
import { FAILURE_FACTS, programFailure } from "../evidence/program-failure.ts";
import { describe } from "../evidence/sighting.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** TWS serves a session and the program fails all the same: TWS is exonerated, the cause within the program is open. */
export const programSide = openRule({
  id: "program-side",
  title: "The program fails although TWS serves sessions",
  uses: FAILURE_FACTS,
  check(facts) {
    const attempt = bestAttempt(facts);
    const failure = programFailure(facts);
    if (attempt === undefined || failure === undefined || !sessionWorks(facts)) return clear;
    const evidence = fromFact("tws.handshake", `${bestPath(facts)}.outcome`, describe(attempt));
    // Only what happened in this very run is about the TWS that was asked just now.
    const ran = facts["capture.run"] !== undefined;
    return {
      fault: ran ? "program" : "unknown",
      summary: `TWS completes a session on ${attempt.address}:${attempt.port}, while the program failed: ${failure.what}. ${ran ? "TWS and the way to it are not the cause; something in the program or its library is." : "TWS works now; the failure lies in the program or its library, or TWS was not ready at that time."}`,
      remedy:
        "Run the program once more behind `ib-bugreport run -- …`, so that its own conversation with TWS and the place where it fails are recorded.",
      evidence: [failure.evidence, evidence],
      refutedBy: "The same program completing a session with this TWS without a change.",
      alternatives: [],
      ruledOut: [
        { fault: "tws", evidence },
        { fault: "network", evidence },
      ],
    };
  },
});
