import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const firewall = modeRule("firewall", {
  uses: SIGHTS,
  check(facts) {
    const seen = sighting(facts, ["unreachable"]);
    if (seen === undefined) {
      return facts["tws.handshake"] === undefined ? undetermined("whether the dial gets an answer") : clear;
    }
    // Nothing stands between a machine and itself.
    if (seen.host !== null && isLoopback(seen.host)) return clear;
    return {
      confidence: surest(seen, "likely"),
      summary: `No answer at all comes from ${seen.host ?? "the host"}, neither acceptance nor refusal: packets are dropped on the way, or the host is off.`,
      evidence: seen.evidence,
      refutedBy:
        "An answer of that host to another port or to a ping, with no firewall rule in between; or the host being switched off.",
      alternatives: [alternative("tws-not-running", "Whether the host is on and has this address.")],
    };
  },
});
