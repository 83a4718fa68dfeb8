import { relay } from "../evidence/relay.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const relayWithoutBackend = modeRule("relay-without-backend", {
  uses: [...SIGHTS, "tws.sockets", "tws.process", "host.containers"],
  check(facts) {
    const seen = sighting(facts, ["closed-before-hello"]);
    const between = relay(facts);
    // Without a relay in sight TWS itself may have ended it: see the rule no-answer.
    if (between === undefined)
      return seen === undefined ? clear : undetermined("which program holds the port");
    const refutedBy =
      "A TWS that listens behind the relay at that moment, or no relay at all in front of the port.";
    if (seen !== undefined) {
      return {
        confidence: surest(seen, between.backendDown ? "proven" : "likely"),
        summary:
          "The connection is accepted and ended before a hello, and a relay holds the port: no TWS answers behind it.",
        evidence: [...seen.evidence, between.evidence],
        refutedBy,
        alternatives: between.backendDown
          ? []
          : [
              alternative(
                "untrusted-address",
                "Whether TWS behind the relay trusts the relay's own address.",
              ),
            ],
      };
    }
    if (!between.backendDown || sighting(facts, ["session", "hello-only", "ready"])) return clear;
    return {
      confidence: "likely",
      summary:
        "The relay's log shows that it reached nobody behind it: it accepts connections that no TWS answers.",
      evidence: [between.evidence],
      refutedBy,
      alternatives: [
        ...(between.hangs
          ? [alternative("gateway-wedged", "Whether the Gateway answers again after a restart of it alone.")]
          : []),
        alternative("login-pending", "Whether the Gateway behind the relay has completed its login."),
      ],
    };
  },
});
