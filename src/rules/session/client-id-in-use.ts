import { codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { clear, modeRule } from "../mode-rule.ts";

export const clientIdInUse = modeRule("client-id-in-use", {
  uses: [...SIGHTS, "project.target", "project.source"],
  explains: ["session-incomplete", "session-dropped", "closed-without-reason", "client-id-guess"],
  check(facts) {
    const seen = some(codesSeen(facts, [326]));
    if (seen === undefined) return clear;
    const shared = facts["project.source"]?.sharedClientIds[0];
    const id = seen[0].event?.clientId ?? facts["project.target"]?.clientId ?? null;
    const others = sessionWorks(facts) ? " With another client id TWS completes a session." : "";
    const twice =
      shared === undefined ? "" : ` Client id ${shared.clientId} stands in ${shared.places.join(" and ")}.`;
    return {
      confidence: "proven",
      summary: `TWS refused the client id${id === null ? "" : ` ${id}`} with 326 because another connection holds it.${others}${twice}`,
      evidence: codeEvidence(seen),
      refutedBy: "The same client id being accepted while every other client stays connected.",
    };
  },
});
