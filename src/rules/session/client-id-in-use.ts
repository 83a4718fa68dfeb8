import { codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import { heldByItself } from "../evidence/held-by-itself.ts";
import { ownRefusals } from "../evidence/own-refusals.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const clientIdInUse = modeRule("client-id-in-use", {
  uses: [...SIGHTS, "project.target", "project.source", "project.python"],
  explains: ["session-incomplete", "session-dropped", "closed-without-reason"],
  check(facts) {
    const own = ownRefusals(facts);
    const seen = some(codesSeen(facts, [326]).filter(({ event }) => event === null || !own.has(event)));
    if (seen === undefined) return clear;
    const shared = facts["project.source"]?.sharedClientIds[0];
    const program = facts["project.target"]?.clientId ?? null;
    const [first] = seen;
    const id =
      first.by === "probe" ? (facts["tws.handshake"]?.clientId ?? null) : (first.event?.clientId ?? program);
    // Refused for a random id as well, so it is not the program's id alone that is held.
    const anyId = first.by === "probe" && id !== program;
    const others = sessionWorks(facts) ? " With another client id TWS completes a session." : "";
    const twice =
      shared === undefined ? "" : ` Client id ${shared.clientId} stands in ${shared.places.join(" and ")}.`;
    const held = heldByItself(facts, "working");
    const itself = held === undefined ? "" : " It is the program's own earlier connection, still at work.";
    return {
      confidence: codeConfidence(facts, first, anyId ? "likely" : "proven"),
      summary: `TWS refused the client id${id === null ? "" : ` ${id}`} with 326 because another connection holds it.${itself}${others}${twice}`,
      evidence: held === undefined ? codeEvidence(seen) : [held[0], ...held.slice(1), seen[0].evidence],
      alternatives: anyId
        ? [
            alternative(
              "too-many-clients",
              "How many clients are connected: TWS refused a random client id too.",
            ),
          ]
        : [],
      refutedBy: "The same client id being accepted while every other client stays connected.",
    };
  },
});
