import type { Confidence, Evidence, EvidenceList } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { Attempt, Seen } from "./fact-types.ts";
import { type LogAttempt, lastAttempts } from "./log-attempt.ts";
import type { LogOutcome } from "./log-outcome.ts";
import { bestAttempt, bestPath, wasCut } from "./probe.ts";
import { wireOutcome } from "./wire-outcome.ts";

/** An outcome somebody saw: our own probe, the tap between program and TWS, or the program's log. */
export interface Sighting {
  readonly by: "probe" | "wire" | "log";
  readonly outcome: LogOutcome | Attempt["outcome"];
  readonly evidence: EvidenceList;
  readonly host: string | null;
  readonly port: number | null;
  readonly clientId: number | null;
  readonly gapMs: number | null;
  /** TWS, asked by ourselves just now on the same port, behaves otherwise than in this sighting. */
  readonly contradicted: boolean;
  readonly attempt?: LogAttempt;
}

/** Facts that sightings are taken from; every rule that looks at sightings uses them. */
export const SIGHTS = ["tws.handshake", "capture.logs", "capture.wire", "host.os"] as const;

/** What the probe saw, as a sighting. */
export function probeSighting(facts: Seen): Sighting | undefined {
  const attempt = bestAttempt(facts);
  const handshake = facts["tws.handshake"];
  if (attempt === undefined || handshake === undefined) return undefined;
  return {
    by: "probe",
    outcome: wasCut(attempt) ? "dropped" : attempt.outcome,
    evidence: [fromFact("tws.handshake", `${bestPath(facts)}.outcome`, describe(attempt))],
    host: attempt.address,
    port: attempt.port,
    clientId: handshake.clientId,
    gapMs: attempt.end?.afterMs ?? attempt.silenceMs,
    contradicted: false,
  };
}

/** What the program itself met, in its logs and behind the tap. */
export function programSightings(facts: Seen): readonly Sighting[] {
  return [...wireSightings(facts), ...lastAttempts(facts).map((attempt) => logSighting(facts, attempt))];
}

/** The sighting of one of these outcomes that counts most: the probe's, then the program's own. */
export function sighting(facts: Seen, outcomes: readonly Sighting["outcome"][]): Sighting | undefined {
  const probe = probeSighting(facts);
  if (probe !== undefined && outcomes.includes(probe.outcome)) return probe;
  return programSightings(facts).find((one) => outcomes.includes(one.outcome));
}

/** How sure one may be at most from this sighting: a log alone leaves an alternative, a contradicted one several. */
export function surest(seen: Sighting, best: Confidence): Confidence {
  const order: readonly Confidence[] = ["none", "possible", "likely", "proven"];
  const limit = seen.contradicted ? "possible" : seen.by === "log" ? "likely" : "proven";
  return order[Math.min(order.indexOf(best), order.indexOf(limit))] ?? "none";
}

function wireSightings(facts: Seen): Sighting[] {
  const wire = facts["capture.wire"];
  const outcomes = (wire?.connections ?? []).map(wireOutcome);
  // A session that came about in the end makes good what failed before it.
  const ready = outcomes.lastIndexOf("ready");
  return (wire?.connections ?? []).flatMap((connection, index) => {
    const outcome = outcomes[index] ?? null;
    const madeGood = index < ready && outcome !== "dropped";
    if (wire === undefined || outcome === null || madeGood) return [];
    const quote = `closed first by ${connection.closedFirst}; ${connection.bytesFromProgram} bytes from the program, ${connection.bytesFromTws} from TWS`;
    const evidence: Evidence = fromFact("capture.wire", `connections[${index}]`, quote);
    return [
      {
        by: "wire" as const,
        outcome,
        evidence: [evidence] as const,
        host: wire.target.host,
        port: wire.target.port,
        clientId: connection.clientId,
        gapMs: connection.closedAtMs === null ? null : connection.closedAtMs - connection.openedAtMs,
        contradicted: false,
      },
    ];
  });
}

function logSighting(facts: Seen, attempt: LogAttempt): Sighting {
  const probe = bestAttempt(facts);
  const begin = attempt.events.find((event) => event.kind === "connecting");
  const lines = begin === undefined || begin === attempt.decisive ? [] : [begin];
  const [first, ...rest] = [...lines, attempt.decisive].map(fromEvent);
  return {
    by: "log",
    outcome: attempt.outcome,
    evidence: [first ?? fromEvent(attempt.decisive), ...rest],
    host: attempt.host ?? attempt.decisive.host ?? null,
    port: attempt.port ?? attempt.decisive.port ?? null,
    clientId: attempt.clientId,
    gapMs: attempt.gapMs,
    contradicted:
      probe !== undefined && probe.outcome !== attempt.outcome && samePort(probe.port, attempt.port),
    attempt,
  };
}

function samePort(probed: number, logged: number | null): boolean {
  return logged === null || logged === probed;
}

/** An attempt of the probe in a few words, for a quote. */
export function describe(attempt: Attempt): string {
  const where = `${attempt.address}:${attempt.port}`;
  if (!attempt.dial.ok)
    return `${where}: ${attempt.dial.errno ?? "no connection"} after ${Math.round(attempt.dial.ms)} ms`;
  const hello = attempt.hello === null ? "" : `, server version ${attempt.hello.serverVersion}`;
  const end =
    attempt.end === null
      ? ""
      : `, ended by ${attempt.end.by} (${attempt.end.how}) after ${Math.round(attempt.end.afterMs)} ms`;
  return `${where}: ${attempt.outcome}, ${attempt.bytesReceived} bytes received${hello}${end}`;
}
