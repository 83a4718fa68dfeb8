import { fromFact } from "../evidence/cite.ts";
import { isLoopback } from "../evidence/probe.ts";
import { describe } from "../evidence/sighting.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

export const ipv6Identity = modeRule("ipv6-identity", {
  uses: ["tws.handshake", "capture.logs"],
  explains: ["localhost-ipv6", "silent-on-loopback", "closed-without-reason"],
  check(facts) {
    const handshake = facts["tws.handshake"];
    if (handshake === undefined) return undetermined("tws.handshake: both addresses of the name");
    const held = ["silent", "closed-before-hello", "closed-after-start"];
    const six = handshake.attempts.find((one) => one.family === 6 && held.includes(one.outcome));
    const four = handshake.attempts.find(
      (one) => one.family === 4 && one.outcome === "session" && one.port === six?.port,
    );
    if (six === undefined || four === undefined) return clear;
    return {
      confidence: six.outcome === "silent" && !isLoopback(six.address) ? "proven" : "likely",
      summary: `TWS completes a session over IPv4 and holds back the same client over IPv6 (${six.address}): it trusts the IPv4 address only.`,
      evidence: [fromFact("tws.handshake", "attempts", `${describe(six)}; ${describe(four)}`)],
      refutedBy: "The IPv6 address standing in TWS's Trusted IPs, or the program connecting over IPv4.",
    };
  },
});
