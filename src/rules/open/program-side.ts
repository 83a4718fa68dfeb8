import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import type { LogOutcome } from "../evidence/log-outcome.ts";
import { EXCEPTIONS } from "../evidence/log-signs.ts";
import { isLogged } from "../evidence/moment.ts";
import { bestAttempt, bestPath, sessionWorks, wasProbed } from "../evidence/probe.ts";
import { FAILURE_FACTS, type ProgramFailure, programFailure } from "../evidence/program-failure.ts";
import { describe } from "../evidence/sighting.ts";
import { wireOutcome } from "../evidence/wire-outcome.ts";
import { clear } from "../mode-rule.ts";
import { type OpenCase, openRule } from "./open-rule.ts";

const NOT_SERVED: ReadonlySet<LogOutcome> = new Set([
  ...(["silent", "closed-before-hello", "session-incomplete", "closed-after-start"] as const),
]);

/** TWS serves a session and the program fails all the same: TWS is exonerated, the cause within the program is open. */
export const programSide = openRule({
  id: "program-side",
  title: "The program fails although TWS serves sessions",
  uses: [...FAILURE_FACTS, "capture.comparison"],
  check(facts) {
    const failure = programFailure(facts);
    if (failure === undefined) return clear;
    const served = witness(facts);
    if (served === undefined) return failedLater(facts, failure) ?? clear;
    const ran = facts["capture.run"] !== undefined;
    const otherwise = treatedOtherwise(facts);
    // Only what happened in this very run is about the TWS that was asked just now; and that one may serve us, not it.
    const own = ran && !otherwise;
    const { client } = failure;
    const neverRan = facts["capture.run"]?.notStarted != null;
    const meaning = neverRan
      ? "So nothing is known yet of how the program and TWS get along."
      : own
        ? `TWS and the way to it are not the cause; something in ${client === undefined ? "the program or its library" : `${client}, whose code alone stands in the trace,`} is.`
        : ran
          ? "The program did not get what this tool got: another client id, address or moment may be the reason, or the program."
          : "The failure lies in the program or its library, or TWS was not ready at that time.";
    return {
      fault: !own ? "unknown" : client === undefined ? "program" : "client-library",
      summary: `${served.what}, while the program failed: ${failure.what}. ${meaning}`,
      remedy: ran
        ? "Look at the place where the program fails, and at what it did just before; the time line of the report shows both."
        : "Run the program once more behind `ib-bugreport run -- …`, so that its own conversation with TWS and the place where it fails are recorded.",
      evidence: [failure.evidence, served.evidence],
      refutedBy: "The same program completing a session with this TWS without a change.",
      alternatives: [],
      ruledOut: otherwise
        ? []
        : [
            { fault: "tws", evidence: served.evidence },
            { fault: "network", evidence: served.evidence },
          ],
    };
  },
});

/** A log alone: the program got its session, and an exception came after that. */
function failedLater(facts: Seen, { what, event }: ProgramFailure): OpenCase | undefined {
  if (event?.exception === undefined || !EXCEPTIONS.has(event.kind) || wasProbed(facts)) return undefined;
  const session = logAttempts(facts).findLast(
    ({ outcome, decisive }) => outcome === "ready" && isLogged(event, { after: decisive }),
  );
  if (session === undefined) return undefined;
  return {
    fault: "unknown",
    summary: `The program got its session from TWS and failed afterwards: ${what}.`,
    remedy:
      "Look at the place that the exception names. Run the program once more behind `ib-bugreport run -- …` when the cause does not show there.",
    evidence: [fromEvent(event), fromEvent(session.decisive)],
    refutedBy: "The same exception in a run in which the program got no session.",
    alternatives: [],
  };
}

/** Whether TWS kept the program waiting or hung up on it, as the tap saw it, or the program went to another address. */
function treatedOtherwise(facts: Seen): boolean {
  const connections = facts["capture.wire"]?.connections ?? [];
  const records = facts["capture.recorder"]?.records ?? [];
  return connections.length > 0
    ? connections.some((one) => NOT_SERVED.has(wireOutcome(one) ?? "ready"))
    : records.some(({ kind }) => kind === "connect-elsewhere") &&
        !records.some(({ kind }) => kind === "connect");
}

/** What shows that a healthy TWS would not have helped: the program fails with the simulator too, or TWS serves us. */
function witness(facts: Seen): { readonly what: string; readonly evidence: Evidence } | undefined {
  const compared = facts["capture.comparison"];
  const exit = compared?.run?.exitCode ?? null;
  if (compared !== undefined && compared.run?.stoppedBy === null && exit !== null && exit !== 0) {
    return {
      what: "With the embedded healthy TWS the same command fails as well",
      evidence: fromFact(
        "capture.comparison",
        "run.exitCode",
        `exit code ${exit} with the scenario ${compared.scenario}`,
      ),
    };
  }
  const attempt = bestAttempt(facts);
  if (attempt === undefined || !sessionWorks(facts)) return undefined;
  return {
    what: `TWS completes a session on ${attempt.address}:${attempt.port}`,
    evidence: fromFact("tws.handshake", `${bestPath(facts)}.outcome`, describe(attempt)),
  };
}
