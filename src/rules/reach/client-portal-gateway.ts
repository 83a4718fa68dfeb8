import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { alternative, type Cause, clear, modeRule, undetermined } from "../mode-rule.ts";

/** Default port of the Client Portal Gateway (IBKR Client Portal API documentation). */
const CLIENT_PORTAL_PORT = 5000;

export const clientPortalGateway = modeRule("client-portal-gateway", {
  uses: ["tws.handshake", "tws.process", "capture.logs"],
  explains: ["tls-expected"],
  check(facts) {
    const attempt = bestAttempt(facts);
    if (attempt === undefined)
      return fromLog(facts) ?? undetermined("tws.handshake: what answers on the port");
    const foreign = attempt.outcome === "foreign" ? attempt.foreign : null;
    const runs = facts["tws.process"]?.processes.find((one) => one.product === "client-portal");
    const web = foreign?.service === "tls" || foreign?.service === "http";
    const named = foreign?.service === "client-portal";
    const byPort = web && attempt.port === CLIENT_PORTAL_PORT;
    if (foreign === null || !(named || byPort || (web && runs !== undefined))) return clear;
    return {
      confidence: named ? "proven" : "likely",
      summary: `${attempt.address}:${attempt.port} is the Client Portal Gateway, which serves IBKR's web API and not the socket API that the program speaks.`,
      evidence: [
        fromFact("tws.handshake", `${bestPath(facts)}.foreign.firstBytes`, foreign.firstBytes),
        ...(runs === undefined
          ? []
          : [fromFact("tws.process", "processes", `${runs.program} (client-portal)`)]),
      ],
      refutedBy: "Another program than the Client Portal Gateway holding the port.",
      alternatives: named ? [] : [alternative("tls-expected", "Which program holds the port.")],
    };
  },
});

/** Its own log was given: a client that meets it speaks to the wrong program. */
function fromLog(facts: Seen): Cause | undefined {
  const said = facts["capture.logs"]?.events.find((event) => event.kind === "client-portal");
  if (said === undefined) return undefined;
  return {
    confidence: "likely",
    summary:
      "The log is that of the Client Portal Gateway, which serves IBKR's web API and not the socket API that clients of TWS speak.",
    evidence: [fromEvent(said)],
    refutedBy: "The program using the web API, or connecting to a TWS or IB Gateway beside it.",
    alternatives: [alternative("not-tws", "Which address and port the program connects to.")],
  };
}
