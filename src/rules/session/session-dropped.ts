import { farmReaction } from "../evidence/farm-reaction.ts";
import { SIGHTS, sighting, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const sessionDropped = modeRule("session-dropped", {
  uses: SIGHTS,
  check(facts) {
    const seen = sighting(facts, ["dropped"]);
    if (seen === undefined) return clear;
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

function after(gapMs: number | null): string {
  if (gapMs === null) return "";
  return ` ${gapMs < 10_000 ? `${Math.round(gapMs)} ms` : `${Math.round(gapMs / 1000)} s`} after it began`;
}
