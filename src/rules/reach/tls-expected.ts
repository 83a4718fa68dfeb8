import { fromEvent, fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath, sessionWorks } from "../evidence/probe.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** What TLS libraries print when the other side does not speak TLS. */
const TLS_FAILED =
  /wrong[ _]version[ _]number|SSLError|SSL routines|EPROTO|Unsupported or unrecognized SSL message/i;

export const tlsExpected = modeRule("tls-expected", {
  uses: ["tws.handshake", "capture.logs"],
  check(facts) {
    const refutedBy = "A plaintext TWS hello on this port to a plaintext client.";
    const attempt = bestAttempt(facts);
    if (attempt?.foreign?.service === "tls") {
      return {
        confidence: "likely",
        summary: `${attempt.address}:${attempt.port} answers with a TLS record; the API of TWS is plaintext, so something else stands in front of it or in its place.`,
        evidence: [
          fromFact("tws.handshake", `${bestPath(facts)}.foreign.firstBytes`, attempt.foreign.firstBytes),
        ],
        refutedBy,
        alternatives: [alternative("not-tws", "Which program holds the port.")],
      };
    }
    const logged = facts["capture.logs"]?.events.find((event) =>
      TLS_FAILED.test(`${event.exception ?? ""} ${event.message ?? ""} ${event.errno ?? ""} ${event.text}`),
    );
    if (logged === undefined)
      return attempt === undefined ? undetermined("tws.handshake: what answers on the port") : clear;
    return {
      confidence: sessionWorks(facts) ? "likely" : "possible",
      summary: "The program's log shows a TLS handshake that failed; the API of TWS speaks plaintext only.",
      evidence: [fromEvent(logged)],
      refutedBy: "The failed TLS handshake belonging to another connection than the one to TWS.",
      alternatives: [alternative("not-tws", "Which program holds the port that the client speaks TLS to.")],
    };
  },
});
