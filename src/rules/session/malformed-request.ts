import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const malformedRequest = modeRule("malformed-request", {
  uses: SIGHTS,
  explains: ["session-dropped"],
  check(facts) {
    const seen = some(codesSeen(facts, [320]));
    if (seen === undefined) return clear;
    const number = /NumberFormat|For input string|Unable to parse/i.test(seen[0].text);
    return {
      confidence: codeConfidence(facts, seen[0], number ? "proven" : "likely"),
      summary: "TWS says with 320 that it cannot read a request of the program; it ends such connections.",
      evidence: codeEvidence(seen),
      refutedBy: "The same request, byte for byte, being accepted.",
      alternatives: number
        ? []
        : [
            alternative(
              "server-too-new",
              "Whether the client library encodes that request for this server version.",
            ),
          ],
    };
  },
});
