import type { Confidence, Evidence, LibraryDefect } from "../../model/finding.ts";
import { type Cancelled, cancelled } from "../evidence/cancelled.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { loggedElsewhere } from "../evidence/logged-elsewhere.ts";
import { bestAttempt, bestPath, sessionWorks, wasProbed } from "../evidence/probe.ts";
import { isOld } from "../evidence/recency.ts";
import { describe } from "../evidence/sighting.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";
import { cancellationRemedy, sourceHints } from "./cancellation-remedy.ts";

const SWALLOWS: LibraryDefect = {
  component: "nautilus_trader",
  id: "nautilus-swallows-cancellation",
  summary:
    "The adapter's `_connect` catches CancelledError and returns as if it had connected, so that a misleading error follows and the program's own exception is printed late or never.",
};

export const cancelledByOwnLoop = modeRule("cancelled-by-own-loop", {
  uses: [
    ...(["capture.logs", "capture.recorder", "capture.wire", "tws.handshake", "host.os"] as const),
    ...(["project.source", "project.python", "project.target"] as const),
  ],
  explains: [
    ...[
      "not-connected",
      "request-before-handshake",
      "engines-unready",
      "session-incomplete",
      "session-dropped",
    ],
    "event-loop-misuse",
  ],
  check(facts) {
    const seen = cancelled(facts);
    if (seen === undefined) {
      return facts["capture.logs"] === undefined && facts["capture.recorder"] === undefined
        ? undetermined("a log or a run of the program")
        : clear;
    }
    const works = sessionWorks(facts) || succeededLater(facts);
    return {
      confidence: confidence(facts, seen, works),
      summary: summary(facts, seen),
      remedy: cancellationRemedy(facts),
      evidence: [...seen.evidence, ...tws(facts), ...sourceHints(facts).map((one) => one.evidence)],
      refutedBy:
        "The same program, left running for 30 s without Ctrl+C and with its main coroutine alive, showing the cancellation again; or an interrupt by hand at that moment.",
      alternatives: works
        ? []
        : [
            alternative(
              "tws-not-running",
              "Whether TWS answers a raw handshake on that port while the program fails.",
            ),
          ],
      ruledOut: sessionWorks(facts)
        ? tws(facts).flatMap((evidence) => [
            { fault: "tws" as const, evidence },
            { fault: "network" as const, evidence },
          ])
        : [],
      ...(seen.nautilus ? { libraryDefect: SWALLOWS } : {}),
    };
  },
});

function confidence(facts: Seen, seen: Cancelled, works: boolean): Confidence {
  if (seen.recorded) return "proven";
  if ("artifact" in seen.evidence[0] && isOld(facts, seen.evidence[0].artifact)) return "possible";
  if (!seen.quick) return works ? "likely" : "possible";
  if (works) return "proven";
  // A port that the program does not use tells nothing of what it met
  const elsewhere = loggedElsewhere(facts);
  const asked = elsewhere === undefined ? wasProbed(facts) : elsewhere.attempt !== undefined;
  return asked ? "possible" : "likely";
}

function summary(facts: Seen, seen: Cancelled): string {
  const gap = seen.gapMs === null ? "" : ` ${Math.max(0, Math.round(seen.gapMs))} ms after it began`;
  const who = seen.place === null ? "" : ` at ${seen.place}`;
  const attempt = bestAttempt(facts);
  const healthy =
    attempt?.outcome === "session" ? ` TWS completes a session on ${attempt.address}:${attempt.port}.` : "";
  const before = seen.quick ? ", before TWS could fail at anything" : "";
  const code504 = seen.has504 ? " The 504 that follows is made by the client itself; TWS never sent it." : "";
  return `The program cancelled its own connection attempt${who}${gap}${before}.${healthy}${code504}`;
}

/** What shows that TWS serves others. */
function tws(facts: Seen): Evidence[] {
  const attempt = bestAttempt(facts);
  if (attempt !== undefined)
    return [fromFact("tws.handshake", `${bestPath(facts)}.outcome`, describe(attempt))];
  return logAttempts(facts)
    .filter((one) => one.outcome === "ready" || one.events.some((event) => event.kind === "handshake"))
    .slice(0, 1)
    .map((one) => fromEvent(one.events.find((event) => event.kind === "handshake") ?? one.decisive));
}

/** The same log reaches TWS on a later attempt, so TWS was there. */
function succeededLater(facts: Seen): boolean {
  const attempts = logAttempts(facts);
  const first = attempts.findIndex((one) => one.outcome === "cancelled");
  return attempts
    .slice(first + 1)
    .some(
      (one) =>
        one.stream === attempts[first]?.stream && one.events.some((event) => event.kind === "handshake"),
    );
}
