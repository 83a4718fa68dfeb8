import { fromFact } from "../evidence/cite.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

/** TWS serves at most 32 API clients: interactivebrokers.github.io/tws-api/connection.html. */
const MOST_CLIENTS = 32;

export const tooManyClients = modeRule("too-many-clients", {
  uses: [...SIGHTS, "tws.sockets"],
  explains: ["closed-without-reason", "session-incomplete", "silent-on-loopback", "relay-without-backend"],
  check(facts) {
    const seen = sighting(facts, [
      "closed-after-start",
      "closed-before-hello",
      "rejected",
      "session-incomplete",
      "silent",
    ]);
    if (seen === undefined) return clear;
    const sockets = facts["tws.sockets"];
    if (sockets === undefined) return undetermined("tws.sockets: how many clients are connected");
    if (sockets.established < MOST_CLIENTS) return clear;
    return {
      confidence: surest(seen, "likely"),
      summary: `TWS turns a new client away while ${sockets.established} connections to its port are established; it serves ${MOST_CLIENTS}.`,
      evidence: [fromFact("tws.sockets", "established", sockets.established), ...seen.evidence],
      refutedBy: "A new client being accepted while those connections stay.",
    };
  },
});
