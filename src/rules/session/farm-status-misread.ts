import { fromEvent, fromFact } from "../evidence/cite.ts";
import { type CodeSighting, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { FARM_NOTICES, farmReaction } from "../evidence/farm-reaction.ts";
import { isAfter } from "../evidence/moment.ts";
import { bestAttempt, bestPath, sessionWorks, wasProbed } from "../evidence/probe.ts";
import { FAILURE_FACTS, programFailure } from "../evidence/program-failure.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

/** Farms that are down: a matter of data, not of the connection to TWS. */
const FARM_DOWN = [2103, 2105];

export const farmStatusMisread = modeRule("farm-status-misread", {
  uses: FAILURE_FACTS,
  explains: ["healthy", "request-error"],
  check(facts) {
    const refutedBy = "Any other error in the program's log, or a session that does not complete.";
    if (wasProbed(facts) && !sessionWorks(facts)) return clear;
    const reaction = farmReaction(facts);
    if (programFailure(facts) !== undefined && reaction === undefined) return clear;
    if (reaction === undefined && !wasProbed(facts) && lacksId(facts))
      return undetermined("capture.logs: whether next valid id came after the managed accounts");
    const notices = codesSeen(facts, FARM_NOTICES);
    const asErrors = printedAsErrors(facts, notices);
    const down = stillDown(notices);
    const [first, ...rest] = reaction ?? asErrors ?? [];
    if (first !== undefined) {
      return {
        confidence: sessionWorks(facts) ? "likely" : "possible",
        summary:
          reaction === undefined
            ? "The program logs notices about data farms as errors; nothing else is wrong. They say that farms are connected, or idle until needed."
            : "The program drops its connection because of a notice about a data farm, which concerns data and not the connection to TWS.",
        evidence: [
          fromEvent(first),
          ...rest.slice(0, 2).map(fromEvent),
          ...(sessionWorks(facts)
            ? [fromFact("tws.handshake", `${bestPath(facts)}.outcome`, "session")]
            : []),
        ],
        refutedBy,
        alternatives: [
          alternative("healthy", "Whether anything but those notices made somebody report a failure."),
          ...(wasProbed(facts)
            ? []
            : [
                alternative(
                  "session-incomplete",
                  "Whether next valid id came, in a DEBUG log or from a probe.",
                ),
              ]),
        ],
      };
    }
    if (down === undefined) return clear;
    const probed = bestAttempt(facts) !== undefined;
    return {
      confidence: probed ? "likely" : "possible",
      summary: `TWS ${probed ? "completes a session and reports" : "reports"} with ${down.map((one) => one.code).join(" and ")} that data farms are not connected: a matter of data, which TWS restores by itself.`,
      evidence: [down[0].evidence, ...down.slice(1, 3).map((one) => one.evidence)],
      refutedBy,
      alternatives: [alternative("connectivity-lost", "Whether 1100 or 2110 was sent too.")],
    };
  },
});

/** A log with managed accounts and without next valid id: the session may be incomplete, or the program keeps the id to itself. */
function lacksId(facts: Seen): boolean {
  const kinds = new Set((facts["capture.logs"]?.events ?? []).map(({ kind }) => kind));
  return (
    kinds.has("managed-accounts") &&
    !(["next-valid-id", "api-ready", "synchronized"] as const).some((kind) => kinds.has(kind))
  );
}

/** Notices that the program printed as errors, in a log that shows neither a session nor an end. */
function printedAsErrors(facts: Seen, notices: readonly CodeSighting[]) {
  const events = facts["capture.logs"]?.events ?? [];
  const told = events.some((event) => event.kind === "next-valid-id" || event.kind === "disconnected");
  return told
    ? undefined
    : some(
        notices
          .filter((one) => one.event?.level === "error" && !FARM_DOWN.includes(one.code))
          .flatMap((one) => one.event ?? []),
      );
}

/** Farms reported as down, the probe's word before the log's, with no notice after them, in any log or on the wire, that one is connected again. */
function stillDown(notices: readonly CodeSighting[]) {
  const by = notices.some((one) => one.by === "probe") ? "probe" : "log";
  const said = notices.filter((one) => one.by === by);
  const down = said.filter((one) => FARM_DOWN.includes(one.code));
  const up = notices.filter(
    ({ code, by: whom }) => (code === 2104 || code === 2106) && (by === "log" || whom === by),
  );
  const restored = down.every((one) => up.some((other) => isAfter(other.moment, one.moment) !== false));
  return restored ? undefined : some(down);
}
