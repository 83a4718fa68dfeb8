import type { Seen } from "../evidence/fact-types.ts";
import { farmReaction } from "../evidence/farm-reaction.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { wireOutcome } from "../evidence/wire-outcome.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const sessionDropped = modeRule("session-dropped", {
  uses: [...SIGHTS, "capture.recorder"],
  check(facts) {
    const seen = sighting(facts, ["dropped"]);
    if (seen === undefined || failedBefore(facts)) return clear;
    const reaction = farmReaction(facts);
    if (reaction !== undefined && seen.attempt?.decisive === reaction[1]) return clear;
    // That TWS answers again does not make the cut any less of one.
    const now = { ...seen, contradicted: false };
    return {
      // What was cut under the probe's eyes at once may as well be a TWS about to stop, or one that wants to be rid of it.
      confidence: surest(now, seen.by === "probe" ? "likely" : "proven"),
      summary: `The session was complete and was cut${after(seen.gapMs)}, without a message from TWS that says why.`,
      evidence: seen.evidence,
      refutedBy: "The program itself, or something between it and TWS, having closed the connection first.",
      alternatives: [
        alternative("nightly-restart", "Whether TWS restarted or logged off at that moment, as configured."),
      ],
    };
  },
});

/** The program's main thread had died of an exception while the session still stood: only a reading thread saw the cut. */
function failedBefore(facts: Seen): boolean {
  const raised = facts["capture.recorder"]?.records.find(
    ({ kind, detail }) => kind === "uncaught" && !detail.endsWith(" in a thread"),
  );
  const cut = facts["capture.wire"]?.connections.find((one) => wireOutcome(one) === "dropped");
  return raised !== undefined && cut !== undefined && raised.atMs < (cut.closedAtMs ?? 0);
}

function after(gapMs: number | null): string {
  if (gapMs === null) return "";
  return ` ${gapMs < 10_000 ? `${Math.round(gapMs)} ms` : `${Math.round(gapMs / 1000)} s`} after it began`;
}
