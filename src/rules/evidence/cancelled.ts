import type { Evidence, EvidenceList } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { LogEvent, Seen } from "./fact-types.ts";
import { gap, type LogAttempt, logAttempts } from "./log-attempt.ts";
import { sessionWorks } from "./probe.ts";

/** An attempt to connect that the program itself cancelled. */
export interface Cancelled {
  readonly evidence: EvidenceList;
  readonly gapMs: number | null;
  /** Cancelled before any answer of TWS could be late. */
  readonly quick: boolean;
  /** The recorder inside the program saw who did it. */
  readonly recorded: boolean;
  /** `path:line` in the program. */
  readonly place: string | null;
  readonly nautilus: boolean;
  readonly has504: boolean;
}

/** A real hello takes 3-70 ms; nobody calls TWS late before half a second. Source: protocol knowledge, measured. */
const QUICK_MS = 500;
/** Ctrl+C cancels at once: an interrupt this near is the person's, not the loop's. */
const INTERRUPT_MS = 1_000;

/** What the recorder saw, else the first cancelled attempt of a log. */
export function cancelled(facts: Seen): Cancelled | undefined {
  const attempt = logAttempts(facts).find(
    (one) => one.outcome === "cancelled" && !interrupted(facts, one.decisive),
  );
  const recorded = facts["capture.recorder"]?.cancellation ?? null;
  const own = recorded !== null && recorded.how !== "interrupted" && recorded.how !== "socket-closed";
  if (own && !waitedInVain(facts, recorded)) {
    const place = recorded.place ?? recorded.cutOff;
    const quote = `${recorded.how}${place === null ? "" : ` at ${place}`}${recorded.exception === null ? "" : ` (${recorded.exception})`}`;
    const lines = attempt === undefined ? [] : evidenceOf(attempt);
    return {
      evidence: [fromFact("capture.recorder", "cancellation", quote), ...lines],
      gapMs: sinceConnect(facts, recorded.atMs) ?? attempt?.gapMs ?? null,
      quick: true,
      recorded: true,
      place: recorded.place,
      nautilus: attempt?.client === "nautilus",
      has504: attempt !== undefined && code504(attempt) !== undefined,
    };
  }
  if (attempt === undefined) return tornDown(facts) ?? uncaught(facts);
  const [first, ...rest] = evidenceOf(attempt);
  if (first === undefined) return undefined;
  const wire = neverSpoke(facts);
  return {
    evidence: [first, ...rest, ...wire],
    gapMs: attempt.gapMs,
    quick: attempt.gapMs === null || attempt.gapMs < QUICK_MS,
    recorded: wire.length > 0,
    place: null,
    nautilus: attempt.client === "nautilus",
    has504: code504(attempt) !== undefined,
  };
}

/**
 * Whether the program gave up on a TWS that did not serve it: it had said its part, and no session came for longer than
 * one takes. Then its own limit ended only the waiting, and the cause is whatever kept TWS from answering. A time limit
 * tells this even of a TWS that serves others: that one may have refused this client id, or heard another address.
 */
function waitedInVain(facts: Seen, { atMs, how }: { readonly atMs: number; readonly how: string }): boolean {
  if (sessionWorks(facts) && how !== "timed-out") return false;
  const connection = connectionAt(facts, atMs);
  if (connection === undefined) return (sinceConnect(facts, atMs) ?? 0) >= QUICK_MS;
  const said = connection.messages.findLast((one) => one.from === "program" && one.atMs <= atMs);
  return said !== undefined && atMs - said.atMs >= QUICK_MS;
}

/** Milliseconds since the program's newest attempt to connect began. */
function sinceConnect(facts: Seen, atMs: number): number | null {
  const tried = facts["capture.recorder"]?.records.findLast(
    (record) => /^connect(?:-elsewhere)?$/.test(record.kind) && record.atMs <= atMs,
  );
  const from = connectionAt(facts, atMs)?.openedAtMs ?? tried?.atMs;
  return from === undefined ? null : atMs - from;
}

function connectionAt(facts: Seen, atMs: number) {
  return facts["capture.wire"]?.connections.findLast((one) => one.openedAtMs <= atMs);
}

/** The tap saw the program connect and send nothing at all, while TWS kept the connection open. */
function neverSpoke(facts: Seen): Evidence[] {
  const connections = facts["capture.wire"]?.connections ?? [];
  const index = connections.findIndex(
    (one) => one.bytesFromProgram === 0 && one.closedFirst !== "tws" && one.dialError === null,
  );
  if (index < 0) return [];
  return [
    fromFact(
      "capture.wire",
      `connections[${index}].bytesFromProgram`,
      "accepted, 0 bytes from the program, not closed by TWS",
    ),
  ];
}

/** An attempt whose log stops while it connects, because `asyncio.run()` took its loop down. */
function tornDown(facts: Seen): Cancelled | undefined {
  const open = logAttempts(facts).find(
    (one) => one.outcome === "open" && one.client === "nautilus" && one.events.some(isConnecting),
  );
  const events = facts["capture.logs"]?.events ?? [];
  const teardown = events.find((event) => event.kind === "task-origin" && isTeardown(event));
  const forgotten = events.find(
    (event) => event.kind === "never-awaited" && /^Historic\w*Client\.connect$/.test(event.function ?? ""),
  );
  const connecting = events.find(isConnectingTask);
  const destroyed = teardown ?? connecting ?? events.find((event) => event.kind === "task-destroyed");
  // A loop that the program lets go while its client connects; it might have waited long for a TWS that never answered
  const isFirst = open?.events.every((event) => event.kind !== "attempt") ?? false;
  const letGo = isFirst && sessionWorks(facts) ? connecting : undefined;
  const cancelledIt = (teardown ?? forgotten) !== undefined;
  if (open === undefined || destroyed === undefined || !(cancelledIt || letGo)) return undefined;
  const begin = open.events.find(isConnecting) ?? open.decisive;
  const frame = forgotten?.frames?.at(-1);
  return {
    evidence: [
      fromEvent(begin),
      ...[forgotten, destroyed].flatMap((event) => (event === undefined ? [] : [fromEvent(event)])),
    ],
    gapMs: null,
    quick: cancelledIt,
    recorded: false,
    place: frame === undefined ? null : `${frame.path}:${frame.line}`,
    nautilus: cancelledIt,
    has504: false,
  };
}

/** A trace that ends in CancelledError inside `connect`, in a log that shows neither a time limit nor another end. */
function uncaught(facts: Seen): Cancelled | undefined {
  const events = facts["capture.logs"]?.events ?? [];
  const trace = events.find(
    (event) =>
      event.exception === "CancelledError" &&
      (event.frames ?? []).some(
        (frame) => /connect/i.test(frame.function ?? "") || /ib_async|ib_insync/.test(frame.path),
      ),
  );
  const otherwise = events.some(
    (event) => event.exception === "TimeoutError" || event.kind === "keyboard-interrupt",
  );
  if (
    trace === undefined ||
    otherwise ||
    logAttempts(facts).some((one) => !/^(?:open|exception)$/.test(one.outcome))
  ) {
    return undefined;
  }
  const nothing = { gapMs: null, quick: false, recorded: false, place: null, nautilus: false, has504: false };
  return { evidence: [fromEvent(trace)], ...nothing };
}

function isConnecting(event: LogEvent): boolean {
  return event.kind === "connecting";
}

/** The destroyed task is the one that connects. */
function isConnectingTask(event: LogEvent): boolean {
  return event.kind === "task-destroyed" && event.function === "InteractiveBrokersClient._start_async";
}

/** The destroyed task was made while asyncio's runner cancelled all others. */
function isTeardown(event: LogEvent): boolean {
  return event.frames?.some((frame) => frame.function === "_cancel_all_tasks") ?? false;
}

/** The line that begins the attempt, the cancellation, and what the library printed after it. */
function evidenceOf(attempt: LogAttempt) {
  const begin = attempt.events.find((event) => event.kind === "connecting");
  const after = code504(attempt) ?? attempt.events.find((event) => event.kind === "startup-failed");
  return [begin, attempt.decisive, after].flatMap((event) => (event === undefined ? [] : [fromEvent(event)]));
}

function code504(attempt: LogAttempt): LogEvent | undefined {
  return attempt.events.find((event) => event.kind === "error-code" && event.code === 504);
}

/** Without times: between the cancellation and the interrupt stands nothing that takes its time. */
function isNextThing(facts: Seen, cancelled: LogEvent, interrupt: LogEvent): boolean {
  return !(facts["capture.logs"]?.events ?? []).some(
    ({ kind, artifact, line }) =>
      artifact === cancelled.artifact &&
      (kind === "init-timeout" || kind === "attempt" || kind === "connecting") &&
      line > cancelled.line &&
      line < interrupt.line,
  );
}

function interrupted(facts: Seen, event: LogEvent): boolean {
  return (facts["capture.logs"]?.events ?? []).some((one) => {
    if (one.kind !== "keyboard-interrupt" || one.artifact !== event.artifact) return false;
    const apart = gap(one, event);
    return apart === null ? isNextThing(facts, event, one) : Math.abs(apart) < INTERRUPT_MS;
  });
}
