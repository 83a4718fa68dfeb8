import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { clear, modeRule } from "../mode-rule.ts";

export const apiPortChanged = modeRule("api-port-changed", {
  uses: SIGHTS,
  explains: [
    "session-dropped",
    "tws-not-running",
    "wrong-port",
    "closed-without-reason",
    "session-incomplete",
  ],
  check(facts) {
    const seen = some(codesSeen(facts, [1300]));
    if (seen === undefined) return clear;
    const port = /port\D{0,6}(\d{2,5})/i.exec(seen[0].text)?.[1];
    return {
      confidence: "proven",
      summary: `TWS dropped the connection with 1300: its API port was changed${port === undefined ? "" : ` to ${port}`} while the program was connected.`,
      evidence: codeEvidence(seen),
      refutedBy: "The Socket port in TWS's API settings never having been changed.",
    };
  },
});
