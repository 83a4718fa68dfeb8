import type { LibraryDefect } from "../../model/finding.ts";
import type { CodeSighting } from "../evidence/codes.ts";
import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { isAfter, isLogged } from "../evidence/moment.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { secondConnection } from "../evidence/second-connection.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

/** What became of a loss, as far as anything that was seen tells. */
type End =
  /** Nothing shows an end of it. */
  | "lasting"
  /** It lasted as long as the program was watched; TWS is connected by now. */
  | "over-by-now"
  /** Something tells of an end, and not whether of this one. */
  | "untold"
  | "over";

/** Worst first: what is said is about the first of these that occurs. */
const ENDS: readonly End[] = ["lasting", "over-by-now", "untold", "over"];

const TOLD: Readonly<Record<End, string>> = {
  lasting: "and nothing shows that it came back",
  "over-by-now": "and nothing that the program saw shows that it came back, though TWS is connected by now",
  untold: "and that it came back, at a time that cannot be compared with that of the loss",
  over: "and that it came back",
};

const SECOND =
  " NautilusTrader then connected a second time with its client id while its first connection was open, and TWS refused that one with 326: no setting of an id is to blame.";

const CONNECTS_TWICE: LibraryDefect = {
  component: "nautilus_trader",
  id: "nautilus-connects-twice",
  summary:
    "When the link to IBKR is lost (1100), the adapter connects anew with the same client id before it has closed its first connection, and TWS answers 326.",
};

/** Data farms that are connected; sources in src/ib/error-codes/connection.ts. */
const FARMS_OK = [2104, 2106, 2158];

export const connectivityLost = modeRule("connectivity-lost", {
  uses: [...SIGHTS, "capture.run"],
  explains: ["session-dropped", "startup-sync-timeout"],
  check(facts) {
    const codes = codesSeen(facts, [1100, 2110, 1101, 1102]);
    const losses = codes.filter(isLoss).map((loss) => ({ loss, ...endOf(facts, codes, loss) }));
    // What the probe saw lost and restored within its second is over; a log's loss is what its reporter met.
    const own = losses.filter(({ loss, end }) => loss.by !== "probe" || end === "lasting");
    const end = ENDS.find((one) => own.some((other) => other.end === one));
    const seen = some(own.filter((one) => one.end === end).map(({ loss }) => loss));
    if (end === undefined || seen === undefined) return clear;
    const [back] = own.flatMap((one) => (one.end === end && one.back !== undefined ? [one.back] : []));
    const second = secondConnection(facts);
    const over = end === "over" || end === "untold";
    return {
      confidence: codeConfidence(
        facts,
        seen[0],
        over ? "possible" : seen[0].by === "log" ? "likely" : "proven",
      ),
      severity: over ? "warning" : "error",
      summary: `TWS reports with ${seen[0].code} that its connection to IBKR was lost, ${TOLD[end]}; the connection to the program is another and was up.${second === undefined ? "" : SECOND}`,
      evidence: [...codeEvidence(seen), ...(back === undefined ? [] : [back.evidence]), ...(second ?? [])],
      ...(second === undefined ? {} : { libraryDefect: CONNECTS_TWICE }),
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

/** How a loss ended, whoever saw it: its own log, another one, the tap, or the probe, which comes last. */
function endOf(
  facts: Seen,
  codes: readonly CodeSighting[],
  loss: CodeSighting,
): { readonly end: End; readonly back?: CodeSighting | undefined } {
  const told = codes
    .filter((one) => !isLoss(one))
    .map((back) => ({ back, after: isAfter(back.moment, loss.moment) }));
  const back = told.find(
    (one) => one.after === true && (one.back.by !== "probe" || loss.by === "probe"),
  )?.back;
  if (back !== undefined) return { end: "over", back };
  if (loggedInAgain(facts, loss)) return { end: "over" };
  const now = loss.by === "probe" ? undefined : connectedNow(facts, codes);
  const untold = told.find((one) => one.after === null)?.back;
  if (untold !== undefined) return { end: "untold", back: untold };
  return now === undefined ? { end: "lasting" } : { end: "over-by-now", back: now };
}

/** What shows that the TWS that was asked is connected to IBKR: its last word is that it is, or its farms are. */
function connectedNow(facts: Seen, codes: readonly CodeSighting[]): CodeSighting | undefined {
  const last = codes.findLast((one) => one.by === "probe");
  if (!sessionWorks(facts) || (last !== undefined && isLoss(last))) return undefined;
  return last ?? codesSeen(facts, FARMS_OK).find((one) => one.by === "probe");
}

/** Whether TWS itself was gone afterwards, and serves a session later: it has logged in anew. */
function loggedInAgain(facts: Seen, { event }: CodeSighting): boolean {
  if (event === null) return false;
  const later = logAttempts(facts).filter(({ decisive }) => isLogged(decisive, { after: event }) === true);
  const gone = later.find(({ outcome }) => outcome === "refused")?.decisive;
  if (gone === undefined) return false;
  return later.some(
    ({ outcome, decisive }) => outcome === "ready" && isLogged(decisive, { after: gone }) === true,
  );
}
