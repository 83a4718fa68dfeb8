import { fromEvent } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { isOfOtherClient } from "../evidence/other-trouble.ts";
import { isLoopback } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const untrustedAddress = modeRule("untrusted-address", {
  uses: [...SIGHTS, "tws.sockets", "project.target"],
  explains: ["session-incomplete"],
  check(facts) {
    const refutedBy = "The client's exact address standing in TWS's Trusted IPs, with no dialog open in TWS.";
    const seen = sighting(facts, [
      "silent",
      "no-hello",
      "closed-after-start",
      "session-incomplete",
      "closed-before-hello",
    ]);
    const said = facts["capture.logs"]?.events.findLast(
      (event) => event.kind === "client-ignored" || event.kind === "connection-dialog",
    );
    const answered = said?.value !== undefined && /accept|yes|true|click/i.test(said.value);
    if (
      said !== undefined &&
      !answered &&
      seen?.contradicted !== true &&
      !sighting(facts, ["session", "ready"])
    ) {
      const other = isOfOtherClient(facts, said, seen);
      return {
        confidence: other ? "possible" : said.kind === "client-ignored" ? "proven" : "likely",
        summary: other
          ? "TWS held a client back that nobody accepted. Its log tells that of another time or port than the client's own, so that it may have been another client."
          : "TWS holds the client back: it asked whether to accept the incoming connection, and nobody accepted.",
        ...(other
          ? {
              alternatives: [
                alternative("gateway-wedged", "A log of TWS of the time at which the client waited."),
              ],
            }
          : {}),
        evidence: [fromEvent(said), ...(seen?.evidence ?? [])],
        refutedBy: "A session of the same client that TWS accepted after that dialog.",
      };
    }
    if (seen === undefined || seen.outcome !== "silent") {
      return facts["tws.handshake"] === undefined
        ? undetermined("how TWS treats the client's address")
        : clear;
    }
    const host = seen.host ?? facts["project.target"]?.host ?? null;
    // Loopback is trusted from the start; silence there has other causes as well.
    if (host === null || isLoopback(host) || wedged(facts)) return clear;
    return {
      confidence: surest(seen, "likely"),
      summary: `${host} accepts the connection and then ${seen.by === "log" ? "no complete hello comes from it, as far as a log can tell" : "says nothing"}: TWS holds back clients whose address it does not trust, until somebody answers its dialog.`,
      evidence: seen.evidence,
      refutedBy,
      alternatives: [
        alternative("gateway-wedged", "Whether a client on TWS's own machine, over 127.0.0.1, is answered."),
        alternative("not-tws", "Which program holds the port on that machine."),
      ],
    };
  },
});

function wedged(facts: Seen): boolean {
  const sockets = facts["tws.sockets"];
  return sockets?.local === true && sockets.closeWait > 1;
}
