import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { Connection, LogEvent, Seen } from "./fact-types.ts";
import { type LogAttempt, logAttempts } from "./log-attempt.ts";
import { NOBODY } from "./log-streams.ts";
import { wasTold, wireOutcome } from "./wire-outcome.ts";

/** Codes with which a connection is turned away as a whole; sources in src/ib/error-codes. */
const TURNED_AWAY: ReadonlySet<number> = new Set([326, 503, 507, 1300, 10141]);
/** Of these, what a session under another client id leaves as it was: 507 is how Java shows a 326. */
const ABOUT_ID: ReadonlySet<number> = new Set([326, 507]);

/** A session that the same program got after it was turned away. */
export interface Session {
  readonly evidence: Evidence;
  readonly clientId: number | null;
  /** What was refused was accepted: the refusal is history. Otherwise another client id was. */
  readonly same: boolean;
}

/** The session that came after a refusal in what the same program told, rather under the same client id. */
export function sessionAfter(facts: Seen, event: LogEvent): Session | undefined {
  if (!TURNED_AWAY.has(event.code ?? 0)) return undefined;
  const attempts = logAttempts(facts);
  const refused = attempts.findIndex((one) => holds(one, event));
  const own = attempts[refused];
  if (own === undefined) return onWire(facts, event);
  const later = attempts
    .slice(refused + 1)
    .filter((one) => one.stream === own.stream && isSession(one) && sameLibrary(own, one))
    .map((one) => ({
      evidence: fromEvent(one.decisive),
      clientId: one.clientId,
      same: isSame(event.code, own.clientId, one.clientId),
    }));
  return best(later) ?? onWire(facts, event);
}

/** The same for a connection that the tap saw refused. */
export function connectionAfter(facts: Seen, refused: Connection, code: number): Session | undefined {
  if (!TURNED_AWAY.has(code)) return undefined;
  const connections = facts["capture.wire"]?.connections ?? [];
  return best(
    connections.flatMap((one, index) =>
      one.openedAtMs > refused.openedAtMs && /^(?:ready|dropped)$/.test(wireOutcome(one) ?? "")
        ? [
            {
              evidence: fromFact(
                "capture.wire",
                `connections[${index}]`,
                `client id ${one.clientId}: a session`,
              ),
              clientId: one.clientId,
              same: isSame(code, refused.clientId, one.clientId),
            },
          ]
        : [],
    ),
  );
}

/** A refusal that is history, and the session that made it so. */
export interface MadeGood {
  readonly code: number;
  readonly clientId: number | null;
  readonly evidence: Evidence;
  readonly session: Session;
}

/** The times the program was turned away and got its session afterwards, as the tap and logs tell. */
export function allMadeGood(facts: Seen): readonly MadeGood[] {
  const tapped = (facts["capture.wire"]?.connections ?? []).flatMap((connection, index) =>
    [...TURNED_AWAY].flatMap((code) => {
      const session = wasTold(connection, code) ? connectionAfter(facts, connection, code) : undefined;
      const evidence = fromFact("capture.wire", `connections[${index}]`, `turned away with ${code}`);
      return session?.same ? [{ code, clientId: connection.clientId, evidence, session }] : [];
    }),
  );
  const logged = (facts["capture.logs"]?.events ?? []).flatMap((event) => {
    const session = event.code === undefined ? undefined : sessionAfter(facts, event);
    if (event.code === undefined || !session?.same) return [];
    return [{ code: event.code, clientId: session.clientId, evidence: fromEvent(event), session }];
  });
  return [...tapped, ...logged];
}

/** A log of this very run whose program does not print its sessions: the tap saw every refusal of that code, and what followed. */
function onWire(facts: Seen, { artifact, code = 0 }: LogEvent): Session | undefined {
  const file = facts["capture.logs"]?.files.find((one) => one.artifact === artifact);
  // A file that was named may be of any day; what was found is of this run
  if (file?.origin === "flag") return undefined;
  const refused = (facts["capture.wire"]?.connections ?? []).filter((one) => wasTold(one, code));
  const later = refused.map((one) => connectionAfter(facts, one, code));
  return later.includes(undefined) ? undefined : (later.find((one) => !one?.same) ?? later[0]);
}

/** The event itself, or the same one as another log of the program holds it. */
function holds({ events }: LogAttempt, event: LogEvent): boolean {
  return events.some(
    (one) => one === event || (event.atMs !== null && one.atMs === event.atMs && one.code === event.code),
  );
}

function isSession({ outcome }: LogAttempt): boolean {
  return outcome === "ready" || outcome === "dropped";
}

function sameLibrary(one: LogAttempt, other: LogAttempt): boolean {
  return one.client === other.client || NOBODY.has(one.client) || NOBODY.has(other.client);
}

function isSame(code: number | undefined, refused: number | null, accepted: number | null): boolean {
  return !ABOUT_ID.has(code ?? 0) || refused === null || accepted === null || refused === accepted;
}

function best(sessions: readonly Session[]): Session | undefined {
  return sessions.find(({ same }) => same) ?? sessions[0];
}
