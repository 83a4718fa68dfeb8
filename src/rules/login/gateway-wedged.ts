import { fromFact } from "../evidence/cite.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const gatewayWedged = modeRule("gateway-wedged", {
  uses: [...SIGHTS, "tws.sockets"],
  explains: ["silent-on-loopback", "untrusted-address"],
  check(facts) {
    const seen = sighting(facts, ["silent", "unreachable"]);
    if (seen === undefined)
      return facts["tws.handshake"] === undefined ? undetermined("whether TWS answers") : clear;
    const sockets = facts["tws.sockets"];
    if (sockets === undefined || !sockets.local)
      return undetermined("the socket table of the machine on which TWS runs");
    const backlog = Math.max(0, ...sockets.listeners.map((one) => one.backlog ?? 0));
    // One half-closed or unaccepted connection may be our own.
    const piled = sockets.closeWait > 1 || backlog > 1;
    if (!piled || (seen.outcome === "unreachable" && !isLoopback(seen.host ?? ""))) return clear;
    const both = sockets.closeWait > 1 && backlog > 1;
    return {
      confidence: surest(seen, both ? "proven" : "likely"),
      summary: `The port accepts and then says nothing, while ${sockets.closeWait} half-closed and ${backlog} unaccepted connections wait on the side of TWS: its API serves nobody.`,
      evidence: [
        fromFact(
          "tws.sockets",
          "closeWait",
          `${sockets.closeWait} CLOSE_WAIT, backlog ${backlog}, ${sockets.unread} with unread bytes`,
        ),
        ...seen.evidence,
      ],
      refutedBy: "Any other client that completes a session on this TWS without a restart of it.",
      alternatives: both
        ? []
        : [alternative("untrusted-address", "Whether TWS shows “Accept incoming connection?”.")],
    };
  },
});
