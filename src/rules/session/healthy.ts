import type { Alternative } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import { lastAttempts } from "../evidence/log-attempt.ts";
import { loggedElsewhere } from "../evidence/logged-elsewhere.ts";
import { allMadeGood } from "../evidence/made-good.ts";
import { bestAttempt, bestPath, sessionWorks } from "../evidence/probe.ts";
import { FAILURE_FACTS, programFailure } from "../evidence/program-failure.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const healthy = modeRule("healthy", {
  uses: [...FAILURE_FACTS, "tws.witness", "project.target"],
  check(facts) {
    const failure = programFailure(facts);
    const attempt = bestAttempt(facts);
    const session = attempt?.session;
    const overcome = allMadeGood(facts);
    const refutedBy = "A log, or a run with `ib-bugreport run -- …`, in which the program fails.";
    if (attempt === undefined) {
      const ready = lastAttempts(facts).find((one) => one.outcome === "ready");
      if (facts["tws.handshake"] !== undefined || ready === undefined || failure !== undefined) {
        return undetermined("tws.handshake: whether TWS serves a session");
      }
      return {
        confidence: "possible",
        summary: "The log shows a complete session and no failure after it.",
        evidence: [fromEvent(ready.decisive), ...overcome.slice(0, 2).map((one) => one.evidence)],
        refutedBy,
        alternatives: refusedAgain(overcome),
      };
    }
    const works = sessionWorks(facts) && (session?.managedAccounts?.length ?? 0) > 0;
    if (!works || session == null || isLost(session.errors)) return clear;
    const evidence = fromFact("tws.handshake", `${bestPath(facts)}.outcome`, proof(attempt));
    if (failure !== undefined || session.malformed.length > 0) {
      return {
        outcome: "clear",
        ruledOut: [
          { fault: "tws", evidence },
          { fault: "network", evidence },
        ],
      };
    }
    const unheard = (facts["capture.logs"]?.events.length ?? 0) === 0 && facts["capture.run"] === undefined;
    const witness = facts["tws.witness"];
    const doubted = witness !== undefined && (witness.outcome === "failed" || witness.outcome === "killed");
    const foreignTime = attempt.hello !== null && !["ascii", "utf-8"].includes(attempt.hello.encoding);
    const elsewhere = loggedElsewhere(facts);
    const doubts = [
      ...refusedAgain(overcome),
      ...(elsewhere?.attempt === attempt
        ? [
            alternative(
              "wrong-port",
              "Which port the program uses today: its log and its configuration differ.",
            ),
          ]
        : []),
      ...(doubted
        ? [alternative("server-too-new", "Why the independent client failed on the same TWS.")]
        : []),
      ...(foreignTime
        ? [
            alternative(
              "localized-tws",
              "Whether the program's client can decode the time in this TWS's hello.",
            ),
          ]
        : []),
    ];
    return {
      confidence: doubts.length > 0 ? "likely" : "proven",
      summary: `TWS on ${attempt.address}:${attempt.port} completes an API session (server version ${attempt.hello?.serverVersion ?? "unknown"}, managed accounts and next valid id), and ${unheard ? "no log or run of the program was there to show a failure" : `nothing that was read shows a failure${but(overcome)}`}.`,
      evidence: [
        evidence,
        ...overcome.slice(0, 2).map((one) => one.evidence),
        ...(elsewhere?.attempt === attempt ? [elsewhere.evidence] : []),
        ...(witness === undefined
          ? []
          : [fromFact("tws.witness", "outcome", `${witness.library}: ${witness.outcome}`)]),
      ],
      refutedBy,
      ...(facts["capture.run"] === undefined ? {} : { remedy: AFTER_RUN }),
      ruledOut: [
        { fault: "tws", evidence },
        { fault: "network", evidence },
      ],
      alternatives: doubts,
    };
  },
});

type Overcome = ReturnType<typeof allMadeGood>;

/** A refusal that was overcome may come again: whoever held the client id may take it once more. */
function refusedAgain(overcome: Overcome): readonly Alternative[] {
  if (!overcome.some(({ code }) => code === 326)) return [];
  return [alternative("client-id-in-use", "Whether the client id, refused at first, is refused again.")];
}

function but([first]: Overcome): string {
  return first === undefined
    ? ""
    : ` that lasted: the program was turned away with ${first.code} at first and got its session afterwards`;
}

const AFTER_RUN =
  "Nothing. If the program fails at other times, run it this way again and leave it running until it does.";

/** The last word on the way to IBKR: lost (1100, 2110), or restored (1101, 1102). */
function isLost(errors: readonly { readonly code: number }[]): boolean {
  const last = errors.findLast((one) => [1100, 2110, 1101, 1102].includes(one.code));
  return last !== undefined && last.code !== 1101 && last.code !== 1102;
}

function proof(attempt: NonNullable<ReturnType<typeof bestAttempt>>): string {
  const { session, hello } = attempt;
  return `${attempt.address}:${attempt.port}: hello ${hello?.serverVersion ?? "?"} after ${Math.round(attempt.helloMs ?? 0)} ms, managed accounts after ${Math.round(session?.managedAccountsAtMs ?? 0)} ms, next valid id after ${Math.round(session?.nextValidIdAtMs ?? 0)} ms`;
}
