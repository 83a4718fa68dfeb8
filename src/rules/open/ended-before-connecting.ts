import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { ABOUT_TWS, BESIDE_THE_CODE, isOfCode, isOwnMistake } from "../evidence/no-part.ts";
import { uncaught } from "../evidence/program-failure.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** What a program logs before it turns to TWS, and when it dies; anything else may mean that it tried. */
const NO_CONTACT: ReadonlySet<LogEvent["kind"]> = new Set([
  ...(["node-building", "loop-not-running", "running", "stopping", "node-disposed"] as const),
  ...(["traceback", "exception", "module-missing", "import-broken", "signature-mismatch"] as const),
  ...(["never-awaited", "task-cancelled", "task-destroyed"] as const),
]);

/** The program that was run ended in an exception of its own before it tried to connect: what TWS does is no matter of it yet. */
export const endedBeforeConnecting = openRule({
  id: "ended-before-connecting",
  title: "The program ends in an exception before it connects",
  uses: ["capture.logs", "capture.wire", "capture.run", "capture.recorder"],
  explains: ["program-side"],
  check(facts) {
    // Without the recorder nobody watched whether the program tried.
    const failure = facts["capture.recorder"] === undefined ? undefined : uncaught(facts);
    if (failure === undefined || !isOfCode(failure) || triedToConnect(facts)) return clear;
    const own = isOwnMistake(failure);
    return {
      confidence: own ? "likely" : "possible",
      cause: "The program ends in an exception before it connects",
      fault: "program",
      summary: `The program did not get as far as TWS: ${failure.what}, and no attempt to connect was seen before.`,
      remedy:
        "Mend what the exception names, then run it once more. A module that is not found is missing from the environment that ran the program; the report names that environment and what is installed there.",
      evidence: [failure.evidence],
      refutedBy:
        "A connection of the program to TWS before that exception, from code the recorder cannot see.",
      alternatives: [],
      besides: own ? BESIDE_THE_CODE : ABOUT_TWS,
    };
  },
});

function triedToConnect(facts: Seen): boolean {
  const records = facts["capture.recorder"]?.records ?? [];
  return (
    (facts["capture.wire"]?.connections.length ?? 0) > 0 ||
    records.some(({ kind }) => kind === "connect" || kind === "connect-elsewhere") ||
    (facts["capture.logs"]?.events ?? []).some(({ kind }) => !NO_CONTACT.has(kind))
  );
}
