import { fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** Default port of the Client Portal Gateway (IBKR Client Portal API documentation). */
const CLIENT_PORTAL_PORT = 5000;

export const clientPortalGateway = modeRule("client-portal-gateway", {
  uses: ["tws.handshake", "tws.process"],
  explains: ["tls-expected"],
  check(facts) {
    const attempt = bestAttempt(facts);
    if (attempt === undefined) return undetermined("tws.handshake: what answers on the port");
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
