import { allMadeGood } from "../evidence/made-good.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { clear } from "../mode-rule.ts";
import { openRule } from "./open-rule.ts";

/** A refusal that was overcome is no cause of what failed later, and worth a note: it may come again. */
export const turnedAwayAtFirst = openRule({
  id: "turned-away-at-first",
  title: "The program was turned away at first and got its session afterwards",
  uses: SIGHTS,
  check(facts) {
    const [first, ...others] = allMadeGood(facts);
    if (first === undefined) return clear;
    const { code, clientId, session } = first;
    const who = clientId === null ? "the program" : `client id ${clientId}`;
    return {
      fault: "unknown",
      severity: "info",
      summary: `TWS turned ${who} away with ${code} at first, and the program got its session afterwards: that refusal was overcome.`,
      remedy:
        code === 326
          ? "Nothing, unless it comes again. Then somebody else takes the same client id: give every program one of its own."
          : "Nothing, unless it comes again.",
      evidence: [first.evidence, session.evidence, ...others.slice(0, 1).map((one) => one.evidence)],
      refutedBy: "The session belonging to another program than the one that was turned away.",
      alternatives: [],
    };
  },
});
