import type { LibraryDefect } from "../../model/finding.ts";
import { codesSeen } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { bestAttempt } from "../evidence/probe.ts";
import { SIGHTS, type Sighting, sighting } from "../evidence/sighting.ts";
import { alternative, clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

const GUESSES: LibraryDefect = {
  component: "ib_async",
  id: "ib-async-guesses-client-id",
  summary:
    "The library prints “clientId … already in use?” for every connection that ends before it is ready, whether or not TWS sent 326.",
};

/** Codes with which TWS says why it ends a session; their own rules speak then. */
const REASONS = [326, 10141, 1300, 100, 320];

/** Closed after startApi without a message: 326, the disclaimer and an untrusted address all end so when their text is lost. */
export const closedWithoutReason = openRule({
  id: "closed-without-reason",
  title: "TWS closes right after startApi and does not say why",
  uses: [...SIGHTS, "project.target"],
  check(facts) {
    const seen = sighting(facts, ["closed-after-start", "rejected"]) ?? badLength(facts);
    if (seen === undefined || codesSeen(facts, REASONS).length > 0) return clear;
    const gap = seen.gapMs === null ? "" : ` ${Math.round(seen.gapMs)} ms after it began`;
    const guess = guesses(facts, seen.attempt?.client);
    return {
      seen,
      fault: "unknown",
      summary: `The handshake is answered, and the connection ends${gap} without an error message.${guess ? " “clientId already in use?” is a guess that the library prints for every such end; no 326 was seen." : ""}`,
      remedy:
        "Look at TWS's window for a dialog, and log with DEBUG (or use `ib-bugreport run -- …`), so that an error message before the end shows. Then try once with another client id.",
      evidence: [],
      refutedBy: "An error message (326, 10141) just before the end, on the wire or in a DEBUG log.",
      alternatives: [
        ...(seen.by === "probe" && !probedAsProgram(facts)
          ? []
          : [
              alternative(
                "client-id-in-use",
                "Error 326 before the end; or the same program connecting with another client id.",
              ),
            ]),
        alternative(
          "paper-disclaimer",
          "Error 10141 before the end; or the disclaimer open in TWS's window.",
        ),
        alternative(
          "untrusted-address",
          "“Accept incoming connection?” in TWS's window; or the client's address missing in Trusted IPs.",
        ),
        alternative(
          "session-incomplete",
          "Whether TWS has finished its login, and whether it still ends the connection a minute later.",
        ),
        alternative("too-many-clients", "How many connections to the port are established: TWS serves 32."),
        ...(seen.attempt?.client === "stoqey"
          ? [
              alternative(
                "request-before-ready",
                "Whether a request was sent before next valid id, on the wire.",
              ),
            ]
          : []),
      ],
      ...(guess ? { libraryDefect: GUESSES } : {}),
    };
  },
});

/** IB's Java client shows every end of the stream as 507, a refused client id included. */
function badLength(facts: Seen): Sighting | undefined {
  const [code] = codesSeen(facts, [507]);
  if (code === undefined) return undefined;
  const contradicted = bestAttempt(facts) !== undefined;
  const nothing = { host: null, port: null, clientId: null, gapMs: null };
  return { by: code.by, outcome: "closed-after-start", evidence: [code.evidence], contradicted, ...nothing };
}

function guesses(facts: Seen, client: string | undefined): boolean {
  if (client !== "ib_async" && client !== "ib_insync") return false;
  return (
    facts["capture.logs"]?.events.some(
      (event) => event.kind === "peer-closed" && /already in use\?/.test(event.text),
    ) === true
  );
}

function probedAsProgram(facts: Seen): boolean {
  return facts["tws.handshake"]?.clientId === facts["project.target"]?.clientId;
}
