import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** 504, made by the client when it is used while not connected: a consequence of whatever happened before it. */
export const notConnected = openRule({
  id: "not-connected",
  title: "504 is a consequence, never a cause",
  uses: ["capture.logs"],
  check(facts) {
    const seen = some(codesSeen(facts, [504]));
    if (seen === undefined) return clear;
    return {
      fault: "unknown",
      severity: "info",
      summary:
        "The client reports 504 because a request was made while it was not connected. It makes this code itself, TWS never sends it, and it says nothing about why there was no connection.",
      remedy: "Look at what the same client logged just before it.",
      evidence: codeEvidence(seen),
      refutedBy: "A 504 that arrives from TWS on the wire.",
      alternatives: [],
    };
  },
});
