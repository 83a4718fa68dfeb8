import { errorCodes } from "../../ib/error-codes.ts";
import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import { asRecorded, clientCode, innermost } from "./client-code.ts";
import type { LogEvent, RecorderRecord, Seen } from "./fact-types.ts";
import { FARM_NOTICES } from "./farm-reaction.ts";
import { EXCEPTIONS } from "./log-signs.ts";
import { sessionAfter } from "./made-good.ts";
import { isLogged } from "./moment.ts";
import { programSightings } from "./sighting.ts";

/** Something in the program's log or run that went wrong, whoever is to blame. */
export interface ProgramFailure {
  /** What was seen, in a few words. */
  readonly what: string;
  readonly evidence: Evidence;
  /** Where a log tells it. */
  readonly event?: LogEvent;
  /** The client library in whose code alone it happened. */
  readonly client?: string | undefined;
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
  const event = unresolved(facts);
  return event === undefined ? undefined : { what: shown(event), evidence: fromEvent(event), event };
}

/** The exception by its name and place, as far as the log has them. */
function shown({ exception, frames = [] }: LogEvent): string {
  const place = frames.at(-1);
  const where = place === undefined ? "" : ` at ${place.path}:${place.line}`;
  return `its log shows ${exception === undefined ? "an error" : `${exception}${where}`}`;
}

/** A failure of which the exception is known. */
export interface Uncaught extends ProgramFailure {
  readonly exception: string;
  /** The exception and the place that raised it. */
  readonly raised: string;
  readonly atMs: number;
  /** The line that raised it is one of the program, not of a package. */
  readonly raisedByProgram: boolean;
}

/** An exception that nobody caught: as the recorder saw it, else as the program printed it at its end. */
export function uncaught(facts: Seen): Uncaught | undefined {
  return facts["capture.recorder"] === undefined ? printed(facts) : recorded(facts);
}

/** Before somebody began to stop the program: what follows that is its answer to it. */
function recorded(facts: Seen): Uncaught | undefined {
  const records = facts["capture.recorder"]?.records ?? [];
  const stopped = stoppedAtMs(facts) ?? Number.POSITIVE_INFINITY;
  const index = records.findIndex(({ kind, atMs }) => kind === "uncaught" && atMs < stopped);
  const record = records[index];
  if (record === undefined) return undefined;
  const { detail, stack, userPlace, atMs } = record;
  const quote = `${detail} at ${userPlace ?? innermost(stack) ?? "an unknown place"}`;
  const evidence = fromFact("capture.recorder", `records[${index}]`, quote);
  return { ...raisedIn(stack, detail, userPlace), atMs, evidence };
}

/** Python's and Node's last words, one line and a blank one more in Node's case. */
const LAST_LINES = 2;

function printed(facts: Seen): Uncaught | undefined {
  const run = facts["capture.run"];
  if (run === undefined || run.exitCode !== 1 || stoppedAtMs(facts) !== null) return undefined;
  const { artifact, lines } = run.stderr;
  const event = facts["capture.logs"]?.events.findLast((one) => one.artifact === artifact);
  if (event?.exception === undefined || lines - event.lastLine > LAST_LINES) return undefined;
  const stack = (event.frames ?? []).map(asRecorded).reverse();
  const user = stack.find(({ owner }) => owner === "user");
  const place = user === undefined ? null : `${user.file}:${user.line}`;
  return { ...raisedIn(stack, event.exception, place), atMs: run.durationMs, evidence: fromEvent(event) };
}

function raisedIn(stack: RecorderRecord["stack"], exception: string, userPlace: string | null) {
  const place = userPlace ?? innermost(stack);
  const raised = `${exception}${place === undefined ? "" : ` at ${place}`}`;
  return {
    exception,
    raised,
    raisedByProgram: stack.find(({ owner }) => owner !== "runtime")?.owner === "user",
    client: clientCode(stack),
    what: `it ended in ${raised}`,
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
export function stoppedAtMs(facts: Seen): number | null {
  const run = facts["capture.run"];
  return run?.interruptedAtMs ?? run?.stoppedAtMs ?? null;
}

/** The last failure in any log after which no log shows that things went on. */
function unresolved(facts: Seen): LogEvent | undefined {
  const events = facts["capture.logs"]?.events ?? [];
  return events.findLast(
    (failed) =>
      (isFailure(failed) || isErrorCode(failed)) &&
      !sessionAfter(facts, failed)?.same &&
      !events.some((event) => endsTrouble(event, failed) && isLogged(event, { after: failed })),
  );
}

/** A session makes good what came before it, and the end of a loss the loss. */
function endsTrouble({ kind, code }: LogEvent, failed: LogEvent): boolean {
  const lost = failed.code === 1100 || failed.code === 2110;
  return kind === "api-ready" || kind === "synchronized" || (lost && (code === 1101 || code === 1102));
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
