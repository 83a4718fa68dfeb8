import { isLoopback } from "../evidence/probe.ts";
import { relay } from "../evidence/relay.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const relayWithoutBackend = modeRule("relay-without-backend", {
  uses: [...SIGHTS, "tws.sockets", "tws.process", "host.containers"],
  check(facts) {
    const between = relay(facts);
    const seen = sighting(facts, ["closed-before-hello"]);
    const refutedBy =
      "A TWS that listens behind the relay at that moment, or no relay at all in front of the port.";
    if (seen === undefined) {
      if (between?.backendDown !== true || sighting(facts, ["session", "hello-only", "ready"])) {
        return facts["tws.handshake"] === undefined ? undetermined("how the connection ended") : clear;
      }
      return {
        confidence: sighting(facts, ["silent", "no-hello"]) ? "likely" : "possible",
        summary:
          "The relay's log shows that it reached nobody behind it: it accepts connections that no TWS answers.",
        evidence: [between.evidence],
        refutedBy,
        alternatives: [
          alternative("login-pending", "Whether the Gateway behind the relay has completed its login."),
        ],
      };
    }
    const untrusted = alternative(
      "untrusted-address",
      "Whether TWS itself, not a relay, holds the port, and which addresses it trusts.",
    );
    const foreign = alternative("not-tws", "Which program holds the port (`ss -ltnp`, `netstat -ano`).");
    if (between !== undefined) {
      return {
        confidence: surest(seen, between.backendDown ? "proven" : "likely"),
        summary:
          "The connection is accepted and ended before a single byte, and a relay holds the port: no TWS answers behind it.",
        evidence: [...seen.evidence, between.evidence],
        refutedBy,
        alternatives: between.backendDown ? [] : [untrusted],
      };
    }
    // TWS itself ends connections from addresses it does not trust in the same way; loopback is trusted from the start.
    if (!isLoopback(seen.host ?? "")) return clear;
    return {
      confidence: "possible",
      summary:
        "The connection is accepted and ended before a single byte. On this machine itself that is mostly a relay or tunnel with no TWS behind it.",
      evidence: seen.evidence,
      refutedBy,
      alternatives: [untrusted, foreign],
    };
  },
});
