import { errorCodes } from "../../ib/error-codes.ts";
import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { LogEvent, Seen } from "./fact-types.ts";
import { FARM_NOTICES } from "./farm-reaction.ts";
import { EXCEPTIONS } from "./log-signs.ts";
import { programSightings } from "./sighting.ts";

/** Something in the program's log or run that went wrong, whoever is to blame. */
export interface ProgramFailure {
  /** What was seen, in a few words. */
  readonly what: string;
  readonly evidence: Evidence;
}

/** Events that are a failure wherever they stand. */
const FAILURES: ReadonlySet<LogEvent["kind"]> = new Set([
  ...EXCEPTIONS,
  "connection-failed",
  "connection-cancelled",
  "max-attempts",
  "not-ready",
  "engines-timeout",
  "account-not-found",
  "sync-timeout",
  "loop-closed",
  "executor-shutdown",
  "callback-error",
  "socket-error",
  "connection-lost",
  "connection-reset",
]);

/** Facts a failure of the program is read from. */
export const FAILURE_FACTS = [
  "capture.logs",
  "capture.wire",
  "capture.run",
  "capture.recorder",
  "tws.handshake",
] as const;

/** The first sign that the program failed; `undefined` when nothing shows one. */
export function programFailure(facts: Seen): ProgramFailure | undefined {
  const sighted = programSightings(facts).find((one) => one.outcome !== "ready" && one.outcome !== "open");
  // An exception may come long after the attempt to connect: where the program was seen to raise it, that is said.
  const later = sighted?.outcome === "exception" || sighted?.outcome === "dropped";
  const raised = later ? uncaught(facts) : undefined;
  if (raised !== undefined) return raised;
  if (sighted !== undefined) {
    return { what: `its attempt to connect ended as “${sighted.outcome}”`, evidence: sighted.evidence[0] };
  }
  const ended = uncaught(facts) ?? badEnd(facts);
  if (ended !== undefined) return ended;
  const event = unresolved(facts["capture.logs"]?.events ?? []);
  return event === undefined ? undefined : { what: "its log shows an error", evidence: fromEvent(event) };
}

/** A failure of which the type of the exception is known. */
interface Uncaught extends ProgramFailure {
  readonly exception: string;
}

/** An exception that nobody caught, before somebody began to stop the program: what follows that is its answer to it. */
export function uncaught(facts: Seen): Uncaught | undefined {
  const records = facts["capture.recorder"]?.records ?? [];
  const stopped = stoppedAtMs(facts) ?? Number.POSITIVE_INFINITY;
  const index = records.findIndex(({ kind, atMs }) => kind === "uncaught" && atMs < stopped);
  const record = records[index];
  if (record === undefined) return undefined;
  const quote = `${record.detail} at ${record.userPlace ?? "an unknown place"}`;
  return {
    exception: record.detail,
    what: `it ended in ${record.detail}${record.userPlace === null ? "" : ` at ${record.userPlace}`}`,
    evidence: fromFact("capture.recorder", `records[${index}]`, quote),
  };
}

/** An end of the program that is a failure by itself, unless somebody stopped it. */
function badEnd(facts: Seen): ProgramFailure | undefined {
  const run = facts["capture.run"];
  if (run === undefined || stoppedAtMs(facts) !== null) return undefined;
  if (run.notStarted !== null) {
    return {
      what: `it could not be started (${run.notStarted})`,
      evidence: fromFact("capture.run", "notStarted", run.notStarted),
    };
  }
  if (run.signal !== null) {
    return { what: `${run.signal} ended it`, evidence: fromFact("capture.run", "signal", run.signal) };
  }
  if (run.exitCode === null || run.exitCode === 0) return undefined;
  return {
    what: `it ended with exit code ${run.exitCode}`,
    evidence: fromFact("capture.run", "exitCode", run.exitCode),
  };
}

/** When ib-bugreport or a person began to stop the program; `null`: nobody did. */
function stoppedAtMs(facts: Seen): number | null {
  const run = facts["capture.run"];
  return run?.interruptedAtMs ?? run?.stoppedAtMs ?? null;
}

/** The last failure of a log that no later session of the same log made good. */
function unresolved(events: readonly LogEvent[]): LogEvent | undefined {
  const failed = events.findLast((event) => isFailure(event) || isErrorCode(event));
  if (failed === undefined) return undefined;
  const later = events
    .slice(events.indexOf(failed) + 1)
    .filter((event) => event.artifact === failed.artifact);
  return later.some((event) => event.kind === "api-ready" || event.kind === "synchronized")
    ? undefined
    : failed;
}

/** Ctrl-C and `--for` leave a trace as well, and it is no failure. */
function isFailure({ kind, exception }: LogEvent): boolean {
  return FAILURES.has(kind) && exception !== "KeyboardInterrupt";
}

/**
 * Remarks on a request that goes on: IB's texts of 165, 202 (an order ends as it was asked to), 399, 404, 10090, 10091
 * and 10167. Sources in src/ib/error-codes.
 */
const REMARKS: ReadonlySet<number> = new Set([165, 202, 399, 404, 10090, 10091, 10167]);

/** Notices travel as errors too; only codes for which somebody is at fault count, and a data farm is no matter of the program. */
export function isErrorCode(event: LogEvent): boolean {
  if (event.kind !== "error-code" || event.code === undefined) return false;
  if (FARM_NOTICES.includes(event.code) || REMARKS.has(event.code)) return false;
  const known = errorCodes.get(event.code);
  return known === undefined ? event.level === "error" : known.fault !== "none";
}
