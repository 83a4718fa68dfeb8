import type { RuleOutcome } from "../../model/rule.ts";
import { fromFact } from "../evidence/cite.ts";
import { dialErrno, NO_ROUTE } from "../evidence/dial-errno.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { bestAttempt, bestPath, isLoopback } from "../evidence/probe.ts";
import { describe, SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const firewall = modeRule("firewall", {
  uses: SIGHTS,
  check(facts) {
    const seen = sighting(facts, ["unreachable"]);
    if (seen === undefined) return passed(facts) ?? undetermined("whether the dial gets an answer");
    // Nothing stands between a machine and itself.
    if (seen.host !== null && isLoopback(seen.host)) return clear;
    const errno = dialErrno(facts, seen);
    if (NO_ROUTE.test(errno)) return clear;
    if (errno === "EHOSTUNREACH") {
      return {
        confidence: "possible",
        summary: `${seen.host ?? "The host"} is told to be unreachable (${errno}) by the machine itself or by a router: the host is off, or has another address, or a firewall on the way refuses.`,
        evidence: seen.evidence,
        refutedBy: "An answer of that host to anything at that time.",
        alternatives: [alternative("tws-not-running", "Whether the host is on and has this address.")],
      };
    }
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

/** An acceptance as well as a refusal has come all the way from the host. */
function passed(facts: Seen): RuleOutcome | undefined {
  const attempt = bestAttempt(facts);
  if (attempt === undefined || (!attempt.dial.ok && attempt.outcome !== "refused")) return undefined;
  const evidence = fromFact("tws.handshake", `${bestPath(facts)}.dial`, describe(attempt));
  return { outcome: "clear", ruledOut: [{ fault: "network", failureMode: "firewall", evidence }] };
}
