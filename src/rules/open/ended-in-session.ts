import { fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { BESIDE_THE_CODE, isOfCode, isOwnMistake } from "../evidence/no-part.ts";
import { NO_NOTICES, noticesBeside } from "../evidence/notices.ts";
import { bestAttempt } from "../evidence/probe.ts";
import { type Uncaught, uncaught } from "../evidence/program-failure.ts";
import { wireOutcome } from "../evidence/wire-outcome.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** The program that was run had its session and ended in an exception of its own while TWS kept that session. */
export const endedInSession = openRule({
  id: "ended-in-session",
  title: "An exception ends the program while its session stands",
  uses: ["capture.wire", "capture.run", "capture.recorder", "capture.logs", "tws.handshake"],
  explains: ["program-side"],
  check(facts) {
    const failure = uncaught(facts);
    const session = failure && standing(facts, failure);
    if (failure === undefined || session === undefined) return clear;
    const had = `TWS served the program a session, and while that stood the program failed: ${failure.what}.`;
    const evidence = [
      failure.evidence,
      fromFact("capture.wire", `connections[${session}]`, "session complete"),
    ];
    const alternatives: [] = [];
    if (failure.client !== undefined) {
      // A stream that breaks the protocol makes any client stumble.
      const garbled = (bestAttempt(facts)?.session?.malformed.length ?? 0) > 0;
      return {
        ...(garbled ? {} : { cause: "The client library ends in an exception of its own" }),
        fault: garbled ? "unknown" : "client-library",
        confidence: garbled ? "possible" : "likely",
        summary: `${had} Every line of the trace but the runtime's is in ${failure.client}; no line of the program stands in it.${garbled ? " This tool received frames that break the protocol as well." : ""}`,
        remedy: `Report the trace to the maintainers of ${failure.client}, after a look whether a newer release reads what this one fails on. What TWS had sent just before stands in the record of the wire.`,
        evidence,
        refutedBy: "A line of the program in the whole trace of that exception.",
        alternatives,
      };
    }
    const own = isOwnMistake(failure);
    const waited = OF_WAITING.test(failure.exception);
    const notices = failure.raisedByProgram && !waited ? noticesBeside(facts, failure) : NO_NOTICES;
    const sure = (own || (failure.raisedByProgram && isOfCode(failure))) && !notices.dataMissing;
    return {
      ...(waited ? {} : { cause: "The program ends in an exception of its own" }),
      fault: waited ? "unknown" : "program",
      confidence: sure ? "likely" : "possible",
      summary: `${had} ${sure ? "TWS and the way to it did not end it." : notices.dataMissing ? "Whether that line missed data that TWS had said it could not give is open." : "TWS kept the session; whether something that it sent, or left unanswered, has a part in it is open."}`,
      remedy:
        "Look at the place that the exception names, and at what the program did just before; the time line of the report shows both.",
      evidence,
      refutedBy: "The same exception staying away once TWS sends something else, with the program unchanged.",
      alternatives,
      ...(own ? { besides: BESIDE_THE_CODE } : {}),
      outranks: notices.rules,
    };
  },
});

/** How a request ends that nobody answers, or that finds no connection: TWS may have its part in that. */
const OF_WAITING = /Timeout|Connection|Cancelled|BrokenPipe|^(?:OSError|error)$/;

/** Index of the program's last connection, if it was a session that TWS had not ended when the exception came. */
function standing(facts: Seen, { atMs }: Uncaught): number | undefined {
  const connections = facts["capture.wire"]?.connections ?? [];
  const index = connections.findLastIndex(({ openedAtMs }) => openedAtMs <= atMs);
  const last = connections[index];
  if (last === undefined) return undefined;
  const outcome = wireOutcome(last);
  const outlived = outcome === "dropped" && (last.closedAtMs ?? 0) > atMs;
  return outcome === "ready" || outlived ? index : undefined;
}
