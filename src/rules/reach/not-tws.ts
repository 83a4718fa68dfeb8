import { fromFact } from "../evidence/cite.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const notTws = modeRule("not-tws", {
  uses: ["tws.handshake", "tws.process"],
  check(facts) {
    const attempt = bestAttempt(facts);
    if (attempt === undefined) return undetermined("tws.handshake: what answers on the port");
    const refutedBy = "A TWS hello on this port: a length, a version and a time.";
    const path = bestPath(facts);
    const listener = facts["tws.process"]?.listener;
    const holder =
      listener == null
        ? []
        : [fromFact("tws.process", "listener.program", `the port is held by ${listener.program}`)];
    if (attempt.outcome === "foreign" && attempt.foreign !== null) {
      return {
        confidence: "proven",
        summary: `${attempt.address}:${attempt.port} is ${attempt.foreign.name}, not TWS: its first bytes are no TWS hello.`,
        evidence: [
          fromFact("tws.handshake", `${path}.foreign.firstBytes`, attempt.foreign.firstBytes),
          ...holder,
        ],
        refutedBy,
      };
    }
    if (attempt.outcome === "hello-nonsense") {
      return {
        confidence: "likely",
        summary: `${attempt.address}:${attempt.port} answers, but not with a TWS hello: another service, or a proxy that garbles the stream.`,
        evidence: [fromFact("tws.handshake", `${path}.outcome`, attempt.outcome), ...holder],
        refutedBy,
        alternatives: [alternative("relay-without-backend", "Whether a proxy stands in front of the port.")],
      };
    }
    return clear;
  },
});
