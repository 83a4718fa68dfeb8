import type { EvidenceList } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

/** Texts with which clients name a server they do not understand. */
const TOO_NEW =
  /unsupported version|no more fields|unknown message id|does not support server version|newer than|too new/i;

export const serverTooNew = modeRule("server-too-new", {
  uses: SIGHTS,
  explains: ["closed-without-reason", "session-incomplete"],
  check(facts) {
    const attempt = bestAttempt(facts);
    const refutedBy = "The same client completing a session with this TWS, in this very version.";
    const version = attempt?.hello?.serverVersion ?? null;
    if (attempt?.outcome === "version-out-of-range" && version !== null && version > 100) {
      return {
        confidence: "likely",
        summary: `The server answers version ${version} whatever is offered (${facts["tws.handshake"]?.offered ?? ""}): it speaks a protocol that clients do not know.`,
        evidence: [fromFact("tws.handshake", `${bestPath(facts)}.hello.serverVersion`, version)],
        refutedBy,
        alternatives: [
          alternative(
            "not-tws",
            "Which program holds the port: TWS itself always answers the lower of both versions.",
          ),
        ],
      };
    }
    const codes = some(
      codesSeen(facts, [505, 506]).filter((one) => !/\s-1\b/.test(one.event?.message ?? one.text)),
    );
    const said = facts["capture.logs"]?.events.find(
      (event) =>
        (event.kind === "version-unsupported" || event.kind === "decode-error") &&
        event.serverVersion !== -1 &&
        TOO_NEW.test(`${event.message ?? ""} ${event.text}`),
    );
    const beyond = beyondClient(facts);
    const evidence: EvidenceList | undefined =
      said !== undefined
        ? [fromEvent(said)]
        : codes !== undefined
          ? codeEvidence(codes)
          : beyond && [fromEvent(beyond)];
    if (evidence === undefined) return clear;
    return {
      confidence: "likely",
      summary:
        "The client does not understand what TWS sends: the version they agreed on, or a message in it, is newer than the client.",
      evidence,
      refutedBy,
      alternatives: [alternative("not-tws", "Which program answers on the port.")],
    };
  },
});

/** Highest server version each client offers (src/ib/libraries.ts); 225 is the highest any client knows. */
const HIGHEST: Readonly<Partial<Record<LogEvent["client"], number>>> = {
  ib_async: 178,
  ib_insync: 178,
  stoqey: 193,
};
const HIGHEST_OF_ALL = 225;

/** A hello with a version above what the client asked for, after which no session came about. */
function beyondClient(facts: Seen): LogEvent | undefined {
  return logAttempts(facts)
    .filter((one) => one.outcome !== "ready" && one.outcome !== "dropped")
    .flatMap((one) => one.events)
    .find(
      (event) =>
        event.kind === "handshake" && (event.serverVersion ?? 0) > (HIGHEST[event.client] ?? HIGHEST_OF_ALL),
    );
}
