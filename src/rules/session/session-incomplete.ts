import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { bestAttempt, bestPath } from "../evidence/probe.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const sessionIncomplete = modeRule("session-incomplete", {
  uses: SIGHTS,
  check(facts) {
    const refutedBy = "Managed accounts and next valid id arriving on the same connection, however late.";
    const attempt = bestAttempt(facts);
    const session = attempt?.session;
    // A stream that breaks the protocol explains what is missing: see the rule garbled-stream.
    if (session != null && session.malformed.length > 0) return clear;
    const empty = attempt?.outcome === "session" && session?.managedAccounts?.length === 0;
    if (attempt !== undefined && session != null && (attempt.outcome === "session-incomplete" || empty)) {
      const missing = missingOf(session);
      const nothing = session.managedAccounts === null && session.nextValidId === null;
      return {
        confidence: nothing ? "likely" : "proven",
        summary: `TWS answers the handshake (server version ${attempt.hello?.serverVersion ?? "unknown"}) and keeps the connection, but ${empty ? "its list of managed accounts is empty" : `within ${Math.round(session.waitedMs / 1000)} s ${missing} did not come`}: it is not ready for API clients.`,
        evidence: [fromFact("tws.handshake", `${bestPath(facts)}.session`, `missing: ${missing}`)],
        refutedBy,
        alternatives: nothing
          ? [alternative("untrusted-address", "Whether TWS shows a dialog that waits for an answer.")]
          : [],
      };
    }
    const seen = sighting(facts, ["session-incomplete"]);
    if (seen === undefined)
      return attempt === undefined ? undetermined("tws.handshake: whether a session completes") : clear;
    // NautilusTrader prints the same when TWS ended the connection after startApi.
    const closeShows = tellsClose(facts);
    return {
      confidence: surest(seen, closeShows ? "likely" : "possible"),
      summary:
        "The program's handshake was answered, and then managed accounts or next valid id did not come in time.",
      evidence: seen.evidence,
      refutedBy,
      alternatives: closeShows
        ? [alternative("untrusted-address", "Whether TWS shows a dialog that waits for an answer.")]
        : [
            alternative("client-id-in-use", "Error 326 in the program's log at level DEBUG, or on the wire."),
            alternative(
              "paper-disclaimer",
              "Error 10141 in the program's log, or the disclaimer open in TWS.",
            ),
            alternative("untrusted-address", "Whether TWS shows “Accept incoming connection?”."),
          ],
    };
  },
});

function missingOf(session: {
  readonly managedAccounts: readonly string[] | null;
  readonly nextValidId: number | null;
}): string {
  const accounts = session.managedAccounts === null ? "managed accounts" : "";
  const id = session.nextValidId === null ? "next valid id" : "";
  return [accounts, id].filter((one) => one !== "").join(" and ");
}

/** Whether the client would have said so if TWS had closed the connection. */
function tellsClose(facts: Seen): boolean {
  const seen = sighting(facts, ["session-incomplete"]);
  return seen?.by === "wire" || seen?.attempt?.client === "ib_async" || seen?.attempt?.client === "ib_insync";
}
