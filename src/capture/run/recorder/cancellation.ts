import type { Cancellation, Frame, RecorderRecord } from "../recorder-value.ts";
import { actingFrames } from "./canceller.ts";

/** Functions that are busy connecting: asyncio's, those of the IB clients, and whatever users call `connect…`. */
const CONNECTING =
  /^_*(?:sock_connect(?:_cb)?|create_connection|open_connection|connect(?:_\w+|Async)?|start_async|send_version_info|receive_server_info)$/i;

/** What is known from outside the program. */
export interface SeenOutside {
  /** From then on somebody was stopping the program. */
  readonly untilMs: number | null;
  /** Whether the attempt of that moment was over already, by a session or by TWS's hanging up: then only waiting was cut off. */
  wasOver(atMs: number): boolean;
}

/** The cancellation that cut off an attempt to connect, and the line behind it. */
export function cancellationOf(records: readonly RecorderRecord[], seen: SeenOutside): Cancellation | null {
  for (const [index, record] of records.entries()) {
    if (seen.untilMs !== null && record.atMs >= seen.untilMs) return null;
    if (seen.wasOver(record.atMs) || !cutsOff(record, records, index)) continue;
    const { how, frame, exception } = causeOf(record, records, index);
    return {
      atMs: record.atMs,
      how,
      place: frame ? placeOf(frame) : null,
      function: frame?.function ?? null,
      cutOff: cutOffPlace(record, records, index),
      exception,
      record: index,
    };
  }
  return null;
}

interface Cause {
  readonly how: Cancellation["how"];
  readonly frame: Frame | null;
  readonly exception: string | null;
}

function cutsOff(record: RecorderRecord, records: readonly RecorderRecord[], index: number): boolean {
  if (record.kind === "task-cancel") return isConnecting(record.awaited);
  if (record.kind === "loop-close")
    return pendingAt(records, index).some(({ awaited }) => isConnecting(awaited));
  if (record.kind === "socket-close") return / while (?:connecting|opening)/.test(record.detail);
  if (record.kind === "executor-shutdown" || record.kind === "future-cancel")
    return record.kind === "future-cancel" && record.stack.some(({ function: name }) => name === "shutdown");
  return false;
}

function isConnecting(frames: readonly Frame[]): boolean {
  return frames.some(({ function: name }) => CONNECTING.test(name));
}

/** The tasks that were told of right after a loop was closed. */
function pendingAt(records: readonly RecorderRecord[], index: number): RecorderRecord[] {
  const pending: RecorderRecord[] = [];
  for (const record of records.slice(index + 1)) {
    if (record.kind !== "task-alive") break;
    pending.push(record);
  }
  return pending;
}

function causeOf(record: RecorderRecord, records: readonly RecorderRecord[], index: number): Cause {
  const caller = userFrame(actingFrames(record.stack)) ?? null;
  const plain = (how: Cancellation["how"], frame: Frame | null): Cause => ({ how, frame, exception: null });
  if (record.kind === "loop-close") return plain("loop-closed", caller ?? userFrame(record.stack));
  if (record.kind === "socket-close") return plain("socket-closed", caller);
  if (record.kind === "future-cancel") return plain("executor-shut-down", caller ?? userFrame(record.stack));
  switch (record.canceller) {
    case "run-ending":
      return endOfMain(records, index);
    case "interrupt":
      return plain("interrupted", innermostUser(record.awaited));
    case "timeout":
      return plain("timed-out", caller ?? callerOfWaitFor(record.awaited) ?? innermostUser(record.awaited));
    case "task-group":
      return plain("sibling-failed", innermostUser(record.awaited));
    case "program":
      return plain("task-cancelled", caller);
    default:
      return plain("task-cancelled", userFrame(record.stack));
  }
}

/** asyncio.run cancels what is left when the coroutine given to it has ended: how did that end? */
function endOfMain(records: readonly RecorderRecord[], index: number): Cause {
  const own = records.map((other) => (other.pid === records[index]?.pid ? other : null));
  const before = own.slice(0, index);
  const exit = before.findLast((other) => other?.kind === "exit") ?? null;
  const main = before.findLast((other) => other?.kind === "main-end");
  if (!main) return endOfLoop(own.slice(index), exit);
  const frame = userFrame(main.stack);
  const exception = main.detail.startsWith("raised ") ? main.detail.slice("raised ".length) : null;
  if (exception === "KeyboardInterrupt") return { how: "interrupted", frame, exception };
  if (exception === "SystemExit") {
    return { how: "exit-called", frame: exit ? userFrame(exit.stack) : frame, exception };
  }
  if (exception !== null) return { how: "main-raised", frame, exception };
  // Only Ctrl-C cancels the main coroutine from outside; a program that cancels its own main is seen before.
  if (main.detail === "cancelled") return { how: "interrupted", frame, exception: null };
  return { how: "main-returned", frame, exception: null };
}

/** The loop ended before its main did: an exception went through it, Ctrl-C before Python 3.11 or an exit. */
function endOfLoop(after: readonly (RecorderRecord | null)[], exit: RecorderRecord | null): Cause {
  if (exit) return { how: "exit-called", frame: userFrame(exit.stack), exception: "SystemExit" };
  const uncaught = after.find((other) => other?.kind === "uncaught");
  const how = uncaught?.detail === "KeyboardInterrupt" ? "interrupted" : "unknown";
  return { how, frame: null, exception: uncaught?.detail ?? null };
}

/** Since Python 3.12 `wait_for` cancels from a timer, but stands in the await chain. */
function callerOfWaitFor(awaited: readonly Frame[]): Frame | null {
  const at = awaited.findLastIndex(
    ({ file, function: name }) => name === "wait_for" && file.endsWith("tasks.py"),
  );
  return innermostUser(awaited.slice(0, Math.max(0, at)));
}

function userFrame(frames: readonly Frame[]): Frame | null {
  return frames.find(({ owner }) => owner === "user") ?? null;
}

/** Await chains stand outermost first. */
function innermostUser(frames: readonly Frame[]): Frame | null {
  return frames.findLast(({ owner }) => owner === "user") ?? null;
}

function cutOffPlace(
  record: RecorderRecord,
  records: readonly RecorderRecord[],
  index: number,
): string | null {
  const pending = record.kind === "loop-close" ? pendingAt(records, index) : [record];
  const chain = pending.find(({ awaited }) => isConnecting(awaited))?.awaited ?? record.awaited;
  const frame = innermostUser(chain) ?? chain.findLast(({ owner }) => owner === "package");
  return frame ? placeOf(frame) : null;
}

function placeOf({ file, line }: Frame): string {
  return `${file}:${line}`;
}
