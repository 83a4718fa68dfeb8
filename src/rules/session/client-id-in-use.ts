import { type CodeSighting, codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { heldByItself, wasRefused } from "../evidence/held-by-itself.ts";
import { ownRefusals } from "../evidence/own-refusals.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, type Cause, clear, modeRule } from "../mode-rule.ts";

export const clientIdInUse = modeRule("client-id-in-use", {
  uses: [...SIGHTS, "project.target", "project.source", "project.python"],
  explains: ["session-incomplete", "session-dropped", "closed-without-reason"],
  check(facts) {
    const own = ownRefusals(facts);
    // Refusals that a leftover of the program's own caused tell nothing about others.
    const leftover = heldByItself(facts, "unfinished") !== undefined;
    const fromOthers = ({ by, event }: CodeSighting) =>
      by === "probe" || !(leftover || (event !== null && own.has(event)));
    const seen = some(codesSeen(facts, [326]).filter((one) => one.overcome === undefined && fromOthers(one)));
    if (seen === undefined) return clear;
    const shared = facts["project.source"]?.sharedClientIds[0];
    const program = facts["project.target"]?.clientId ?? null;
    const [first] = seen;
    const probed = first.by === "probe" ? (facts["tws.handshake"]?.clientId ?? null) : null;
    const refused = refusedOnWire(facts);
    const id = refused ?? probed ?? first.event?.clientId ?? program;
    // Nobody but this probe would choose its random id: TWS turns every id away, not the program's alone.
    const anyId = probed !== null && probed !== program && !wasChosen(probed);
    const others = sessionWorks(facts) ? " With another client id TWS completes a session." : "";
    const twice =
      shared === undefined ? "" : ` Client id ${shared.clientId} stands in ${shared.places.join(" and ")}.`;
    const held = heldByItself(facts, "working");
    const itself = held === undefined ? "" : " It is the program's own earlier connection, still at work.";
    const evidence =
      held === undefined ? codeEvidence(seen) : ([held[0], ...held.slice(1), first.evidence] as const);
    if (anyId)
      return turnsEveryIdAway([refused, probed], {
        evidence,
        confidence: codeConfidence(facts, first, "likely"),
      });
    return {
      confidence: codeConfidence(facts, first),
      summary: `TWS refused the client id${id === null ? "" : ` ${id}`} with 326 because another connection holds it.${itself}${others}${twice}`,
      evidence,
      refutedBy: "The same client id being accepted while every other client stays connected.",
    };
  },
});

/** The random ids of our own probes lie in these bounds: src/probes/client-id.ts. */
function wasChosen(id: number): boolean {
  return id < 100_000 || id > 999_999;
}

function turnsEveryIdAway(
  [refused, probed]: readonly [program: number | null, probe: number],
  found: Pick<Cause, "evidence" | "confidence">,
): Cause {
  const own = refused === null ? "" : `the program's client id ${refused} and `;
  return {
    ...found,
    summary: `TWS refused with 326 (client id in use) ${own}even the random client id ${probed} of this probe, which no other program is likely to hold: it turns every client id away, so that another id alone will not help.`,
    remedy:
      "Look in TWS which API clients are connected and end those that are not needed. If none is, TWS still holds the sockets of programs that have ended: restart it.",
    alternatives: [
      alternative(
        "too-many-clients",
        "The number of clients that are connected: TWS takes 32 at most, whatever their ids.",
      ),
    ],
    refutedBy: "A client with yet another id being accepted at that time.",
  };
}

/** The client id of the program itself that was refused behind the tap. */
function refusedOnWire(facts: Seen): number | null {
  const refused = facts["capture.wire"]?.connections.find(wasRefused);
  return refused?.clientId ?? null;
}
