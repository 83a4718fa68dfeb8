import type { LogEvent, Seen } from "./fact-types.ts";
import type { LogOutcome } from "./log-outcome.ts";
import { logStreams } from "./log-streams.ts";
import { ownRefusals } from "./own-refusals.ts";
import { outcomeOf } from "./read-log-outcome.ts";

/** One attempt of the program to connect, as its log tells it. */
export interface LogAttempt {
  readonly artifact: string;
  /** What one program told, in whichever logs: attempts of one stream follow each other. */
  readonly stream: number;
  readonly client: LogEvent["client"];
  readonly host: string | null;
  readonly port: number | null;
  readonly clientId: number | null;
  /** In the order of the log; never empty. */
  readonly events: readonly [LogEvent, ...LogEvent[]];
  readonly outcome: LogOutcome;
  /** The event that shows the outcome. */
  readonly decisive: LogEvent;
  /** From the beginning of the attempt to the decisive event; `null` when the log has no times. */
  readonly gapMs: number | null;
}

/** Events after which a new attempt begins when they are met again. */
const BEGINS: ReadonlySet<LogEvent["kind"]> = new Set(["connecting", "attempt", "starting"]);

/** What happens once in an attempt: TCP comes up, the hello is read. */
const ONCE: ReadonlySet<LogEvent["kind"]> = new Set(["tcp-connected", "handshake"]);

/** By logs, and by whether the rule sees the probe as well: it tells which ports are TWS's. */
const memo = {
  probed: new WeakMap<readonly LogEvent[], readonly LogAttempt[]>(),
  alone: new WeakMap<readonly LogEvent[], readonly LogAttempt[]>(),
};

/** Every attempt of every log, in the order of the logs. */
export function logAttempts(facts: Seen): readonly LogAttempt[] {
  const events = facts["capture.logs"]?.events ?? [];
  const found = facts["tws.handshake"] === undefined ? memo.alone : memo.probed;
  const known = found.get(events);
  if (known !== undefined) return known;
  const attempts = logStreams(facts).flatMap((events, stream) =>
    givenUp(cut(events).flatMap((piece) => attempt(piece, stream))),
  );
  found.set(events, attempts);
  return attempts;
}

/** The last attempt of each program that came to an end one can name, and before it sessions that were cut: nothing makes those good. */
export function lastAttempts(facts: Seen): readonly LogAttempt[] {
  const own = ownRefusals(facts);
  const decided = logAttempts(facts).filter((one) => one.outcome !== "open" && !own.has(one.decisive));
  const last = new Set(new Map(decided.map((one) => [one.stream, one])).values());
  return decided.filter((one) => last.has(one) || one.outcome === "dropped");
}

/** Outcomes that are the other side's, or nobody's yet known: a program that has seen one may well stop trying. */
const FAILED: ReadonlySet<LogOutcome> = new Set([
  ...(["not-resolved", "refused", "unreachable", "closed-before-hello", "silent", "no-hello"] as const),
  ...(["closed-after-start", "session-incomplete", "failed-at-once", "dropped"] as const),
]);

/** A repeated attempt that the program cancels after one that failed says nothing: the first one does. */
function givenUp(attempts: readonly LogAttempt[]): LogAttempt[] {
  return attempts.map((one, index) => {
    const before = attempts[index - 1];
    const again = one.events.some((event) => event.kind === "attempt");
    return one.outcome === "cancelled" && again && before !== undefined && FAILED.has(before.outcome)
      ? { ...one, outcome: "open" }
      : one;
  });
}

/** Cuts a file where an attempt begins: at a line that says so, or where one connects again. */
function cut(events: readonly LogEvent[]): LogEvent[][] {
  const pieces: LogEvent[][] = [[]];
  for (const event of events) {
    const current = pieces[pieces.length - 1] ?? [];
    const begun = current.some((one) => one.kind === "connecting" || ONCE.has(one.kind));
    const again = ONCE.has(event.kind) && current.some((one) => one.kind === event.kind);
    if ((BEGINS.has(event.kind) && begun) || again) pieces.push([event]);
    else current.push(event);
  }
  return pieces;
}

function attempt(events: readonly LogEvent[], stream: number): LogAttempt[] {
  const [first, ...rest] = events;
  if (first === undefined) return [];
  const begin =
    events.find((one) => one.kind === "connecting") ?? events.find((one) => one.kind === "tcp-connected");
  // Announced and never begun: what is printed there is the end of the program, not of an attempt.
  const announced = begin === undefined && events.slice(0, 2).some((one) => one.kind === "attempt");
  const { outcome, decisive } = announced
    ? { outcome: "open" as const, decisive: first }
    : outcomeOf(events, first);
  return [
    {
      artifact: first.artifact,
      stream,
      client: (begin ?? decisive).client,
      host: begin?.host ?? null,
      port: begin?.port ?? null,
      clientId: begin?.clientId ?? null,
      events: [first, ...rest],
      outcome,
      decisive,
      gapMs: gap(begin ?? first, decisive),
    },
  ];
}

/** Milliseconds between two events of one log; `null` when one of them has no time. */
export function gap(from: LogEvent, to: LogEvent): number | null {
  return from.atMs === null || to.atMs === null ? null : to.atMs - from.atMs;
}
