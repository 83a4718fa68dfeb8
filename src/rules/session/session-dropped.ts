import { farmReaction } from "../evidence/farm-reaction.ts";
import { programSightings, SIGHTS, surest } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const sessionDropped = modeRule("session-dropped", {
  uses: SIGHTS,
  check(facts) {
    const seen = programSightings(facts).find((one) => one.outcome === "dropped");
    if (seen === undefined) return clear;
    const reaction = farmReaction(facts);
    if (reaction !== undefined && seen.attempt?.decisive === reaction[1]) return clear;
    // That TWS answers again does not make the cut any less of one.
    const now = { ...seen, contradicted: false };
    const after = seen.gapMs === null ? "" : ` ${Math.round(seen.gapMs / 1000)} s after it began`;
    return {
      confidence: surest(now, "proven"),
      summary: `The session was complete and was cut${after}, without a message from TWS that says why.`,
      evidence: seen.evidence,
      refutedBy: "The program itself, or something between it and TWS, having closed the connection first.",
      alternatives: [
        alternative("nightly-restart", "Whether TWS restarted or logged off at that moment, as configured."),
      ],
    };
  },
});
