import type { Evidence } from "../../model/finding.ts";
import { fromEvent } from "../evidence/cite.ts";
import { type CodeSighting, codeConfidence, codeEvidence, codesSeen, some } from "../evidence/codes.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { heldByItself, wasRefused } from "../evidence/held-by-itself.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { ownRefusals } from "../evidence/own-refusals.ts";
import { sessionWorks, wasProbed } from "../evidence/probe.ts";
import { secondConnection } from "../evidence/second-connection.ts";
import { sessionElsewhere } from "../evidence/session-elsewhere.ts";
import { SIGHTS } from "../evidence/sighting.ts";
import { alternative, type Cause, clear, modeRule } from "../mode-rule.ts";

export const clientIdInUse = modeRule("client-id-in-use", {
  uses: [...SIGHTS, "project.target", "project.source", "project.python"],
  explains: ["session-incomplete", "session-dropped", "closed-without-reason"],
  check(facts) {
    const own = ownRefusals(facts);
    // Refusals that a leftover of the program's own caused tell nothing about others.
    const leftover =
      heldByItself(facts, "unfinished") !== undefined || secondConnection(facts)?.some(isOfTap) === true;
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
    if (anyId) {
      const own = refused === null ? "" : `the program's client id ${refused} and `;
      return turnsEveryIdAway(
        `${own}even the random client id ${probed} of this probe, which no other program is likely to hold`,
        { evidence, confidence: codeConfidence(facts, first, "likely") },
      );
    }
    const tried = refusedIds(facts, seen);
    if (tried.length > 1 && !sessionWorks(facts)) {
      const best = tried.length > 2 ? "likely" : "possible";
      return turnsEveryIdAway(`the client ids ${tried.join(", ")} of one program, one after the other`, {
        evidence,
        confidence: codeConfidence(facts, first, best),
      });
    }
    const later = first.event === null ? undefined : sessionElsewhere(facts, first.event);
    const open =
      later === undefined
        ? ""
        : " Another log holds a session: whether the same program got it afterwards is not known.";
    return {
      confidence: codeConfidence(facts, first, later === undefined ? "proven" : "possible"),
      summary: `TWS refused the client id${id === null ? "" : ` ${id}`} with 326 because another connection holds it.${itself}${others}${twice}${open}`,
      ...(wasProbed(facts) ? {} : { remedy: EITHER }),
      evidence: later === undefined ? evidence : [...evidence, fromEvent(later.decisive)],
      refutedBy: "The same client id being accepted while every other client stays connected.",
    };
  },
});

function isOfTap(evidence: Evidence): boolean {
  return "fact" in evidence;
}

/** The random ids of our own probes lie in these bounds: src/probes/client-id.ts. */
function wasChosen(id: number): boolean {
  return id < 100_000 || id > 999_999;
}

/** Where nobody has tried another id, both are open: this one is taken, or all are turned away. */
const EITHER =
  "Try once with a client id that nobody uses. If that one is taken, give every program, and every node of one program, an id of its own, and disconnect in a `finally`. If it is refused as well, TWS turns every id away: look there which API clients are connected and end those that are not needed; if none is, restart it.";

/** The client ids under which one program was refused; empty where it tried one only. */
function refusedIds(facts: Seen, seen: readonly CodeSighting[]): readonly number[] {
  const events = new Set(seen.map(({ event }) => event));
  const refused = logAttempts(facts).filter((one) => one.events.some((event) => events.has(event)));
  const programs = [...new Set(refused.map(({ stream }) => stream))].map((stream) =>
    refused.filter((one) => one.stream === stream).map(({ clientId }) => clientId),
  );
  if (seen.some(({ by }) => by === "wire")) {
    const tapped = facts["capture.wire"]?.connections.filter(wasRefused) ?? [];
    programs.push(tapped.map(({ clientId }) => clientId));
  }
  return programs
    .map((ids) => [...new Set(ids.filter((id) => id !== null))])
    .reduce((most, ids) => (ids.length > most.length ? ids : most), []);
}

function turnsEveryIdAway(whom: string, found: Pick<Cause, "evidence" | "confidence">): Cause {
  return {
    ...found,
    summary: `TWS refused with 326 (client id in use) ${whom}: it turns every client id away, so that another id alone will not help.`,
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
