import { type CodeSighting, codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { heldByItself, wasRefused } from "../evidence/held-by-itself.ts";
import { ownRefusals } from "../evidence/own-refusals.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, clear, modeRule } from "../mode-rule.ts";

export const clientIdInUse = modeRule("client-id-in-use", {
  uses: [...SIGHTS, "project.target", "project.source", "project.python"],
  explains: ["session-incomplete", "session-dropped", "closed-without-reason"],
  check(facts) {
    const own = ownRefusals(facts);
    // Refusals that a leftover of the program's own caused tell nothing about others.
    const leftover = heldByItself(facts, "unfinished") !== undefined;
    const fromOthers = ({ by, event }: CodeSighting) =>
      by === "probe" || !(leftover || (event !== null && own.has(event)));
    const seen = some(codesSeen(facts, [326]).filter(fromOthers));
    if (seen === undefined) return clear;
    const shared = facts["project.source"]?.sharedClientIds[0];
    const program = facts["project.target"]?.clientId ?? null;
    const [first] = seen;
    const probed = first.by === "probe" ? (facts["tws.handshake"]?.clientId ?? null) : null;
    const id = refusedOnWire(facts) ?? probed ?? first.event?.clientId ?? program;
    // Refused for a random id as well, so it is not the program's id alone that is held.
    const anyId = probed !== null && probed !== program;
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

/** The client id of the program itself that was refused behind the tap. */
function refusedOnWire(facts: Seen): number | null {
  const refused = facts["capture.wire"]?.connections.find(wasRefused);
  return refused?.clientId ?? null;
}
