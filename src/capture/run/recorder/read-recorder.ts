import type { Frame, RecordedProcess, RecorderRecord, RecorderValue, RecordKind } from "../recorder-value.ts";
import { cancellationOf, type SeenOutside } from "./cancellation.ts";
import { actingFrames, cancellerOf } from "./canceller.ts";
import { frameReader } from "./frame-owner.ts";
import { parseRecords, type RawRecord } from "./raw-record.ts";

const KINDS: ReadonlySet<string> = new Set<RecordKind>([
  ...([
    "task-cancel",
    "future-cancel",
    "executor-shutdown",
    "loop-start",
    "loop-stop",
    "loop-close",
  ] as const),
  ...(["loop-left", "task-alive", "main-end", "loop-exception", "uncaught", "exit", "process-end"] as const),
  ...(["connect", "connect-elsewhere", "socket-close"] as const),
]);
/** Records in the fact: a program that cancels thousands of tasks is understood from the first. */
const KEPT = 400;
const PROCESSES = 50;

/** Makes the fact out of what the hooks wrote; `null` when no hook said hello, so that silence is not taken for peace. */
export function readRecorder(
  text: string,
  run: { readonly startedAtMs: number; readonly project: string } & SeenOutside,
): RecorderValue | null {
  const raw = parseRecords(text);
  const hellos = raw.filter(({ kind }) => kind === "hello");
  if (hellos.length === 0) return null;
  const atMs = (us: number) => Math.round(us - run.startedAtMs * 1000) / 1000;
  const runtimeRoots = hellos.flatMap(({ stack }) => stack.map(([root]) => root));
  const frame = frameReader({ project: run.project, runtimeRoots });
  const known = raw.filter(({ kind }) => KINDS.has(kind));
  const records = known.slice(0, KEPT).map((record) => readRecord(record, atMs(record.us), frame));
  return {
    processes: hellos.slice(0, PROCESSES).map((hello) => processOf(hello, atMs(hello.us))),
    records,
    recordsNotKept:
      known.length - records.length + raw.filter(({ kind }) => kind.startsWith("limit ")).length,
    cancellation: cancellationOf(records, run),
  };
}

function processOf({ pid, detail }: RawRecord, atMs: number): RecordedProcess {
  const [runtime, version = "", ...executable] = detail.split(" ");
  return {
    pid,
    runtime: runtime === "node" ? "node" : "python",
    version,
    executable: executable.join(" "),
    atMs,
  };
}

function readRecord(
  raw: RawRecord,
  atMs: number,
  frame: (raw: RawRecord["stack"][number]) => Frame,
): RecorderRecord {
  const stack = raw.stack.map(frame);
  const acting = actingFrames(stack);
  const user = [...acting, ...stack].find(({ owner }) => owner === "user");
  return {
    ...{ atMs, pid: raw.pid, kind: raw.kind as RecordKind, detail: raw.detail },
    ...{ stack, awaited: raw.awaited.map(frame) },
    canceller: raw.kind === "task-cancel" || raw.kind === "future-cancel" ? cancellerOf(stack) : null,
    userPlace: user ? `${user.file}:${user.line}` : null,
  };
}
