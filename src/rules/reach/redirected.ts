import { fromEvent, fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const redirected = modeRule("redirected", {
  uses: ["tws.handshake", "capture.logs"],
  check(facts) {
    const attempt = bestAttempt(facts);
    const refutedBy = "A hello with a version of 100 or more from the same address and port.";
    if (attempt?.outcome === "redirected") {
      return {
        confidence: "proven",
        summary: `TWS answers the hello with a redirect to ${attempt.redirect ?? "another address"}; most clients do not follow it and report a nonsensical version.`,
        evidence: [fromFact("tws.handshake", `${bestPath(facts)}.redirect`, attempt.redirect)],
        refutedBy,
      };
    }
    const logged = facts["capture.logs"]?.events.find(
      (event) =>
        event.serverVersion === -1 || (event.code === 506 && /\s-1\b/.test(event.message ?? event.text)),
    );
    if (logged === undefined)
      return attempt === undefined ? undetermined("tws.handshake: what the hello says") : clear;
    return {
      confidence: attempt === undefined ? "likely" : "possible",
      summary: "The client was told server version -1, which is how a redirect to another host looks to it.",
      evidence: [fromEvent(logged)],
      refutedBy,
      alternatives: [alternative("not-tws", "The bytes of the hello.")],
    };
  },
});
