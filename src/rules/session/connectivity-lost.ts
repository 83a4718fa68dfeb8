import type { CodeSighting } from "../evidence/codes.ts";
import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const connectivityLost = modeRule("connectivity-lost", {
  uses: SIGHTS,
  explains: ["session-dropped", "startup-sync-timeout"],
  check(facts) {
    const codes = codesSeen(facts, [1100, 2110, 1101, 1102]);
    const losses = codes.filter(isLoss);
    const lasting = some(losses.filter((one) => !restored(codes, one) && !loggedInAgain(facts, one)));
    // What the probe saw lost and restored within its second is over; a log's loss is what its reporter met.
    const seen = lasting ?? some(losses.filter((one) => one.by !== "probe"));
    if (seen === undefined) return clear;
    const over = lasting === undefined;
    return {
      confidence: codeConfidence(
        facts,
        seen[0],
        over ? "possible" : seen[0].by === "log" ? "likely" : "proven",
      ),
      severity: over ? "warning" : "error",
      summary: `TWS reports with ${seen[0].code} that its connection to IBKR was lost, ${over ? "and that it came back" : "and nothing shows that it came back"}; the connection to the program is another and was up.`,
      evidence: codeEvidence(seen),
      refutedBy: "1101 or 1102 before the program failed, or TWS showing itself connected at that time.",
      alternatives:
        seen[0].by === "log"
          ? [
              alternative("competing-session", "Whether the same user logged in elsewhere at that moment."),
              alternative("nightly-restart", "Whether TWS restarts or logs off at that time of day."),
            ]
          : [],
    };
  },
});

function isLoss(code: CodeSighting): boolean {
  return code.code === 1100 || code.code === 2110;
}

/** Whether the same witness heard later that the connection is back. */
function restored(codes: readonly CodeSighting[], lost: CodeSighting): boolean {
  return codes.some(
    (one) =>
      !isLoss(one) &&
      one.by === lost.by &&
      one.event?.artifact === lost.event?.artifact &&
      one.order > lost.order,
  );
}

/** Whether TWS itself was gone afterwards, and serves a session further down in the same log: it has logged in anew. */
function loggedInAgain(facts: Seen, { event }: CodeSighting): boolean {
  if (event === null) return false;
  const later = logAttempts(facts).filter(
    ({ artifact, decisive }) => artifact === event.artifact && decisive.line > event.line,
  );
  const gone = later.findIndex(({ outcome }) => outcome === "refused");
  return gone >= 0 && later.slice(gone).some(({ outcome }) => outcome === "ready");
}
