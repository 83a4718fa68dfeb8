import type { RecorderRecord, RecorderValue, RecordKind } from "../recorder-value.ts";
import type { Weighed } from "./timeline-input.ts";

const TEXTS: { readonly [K in RecordKind]?: (record: RecorderRecord) => string } = {
  "task-cancel": ({ detail, canceller }) => `task ${detail} is cancelled by ${BY[canceller ?? "unknown"]}`,
  "future-cancel": () => "work waiting for a thread is cancelled",
  "loop-start": () => "event loop starts",
  "loop-stop": () => "event loop is stopped",
  "loop-close": ({ detail }) => `event loop is closed, ${detail}`,
  "main-end": ({ detail }) => `the coroutine given to the event loop ${detail}`,
  "loop-exception": ({ detail }) => `event loop reports an exception nobody took: ${detail}`,
  uncaught: ({ detail }) => `uncaught ${detail}`,
  exit: ({ detail }) => detail,
  "task-alive": ({ detail }) => `task ${detail} is not done`,
  "socket-close": ({ detail }) => `the program closes its socket: ${detail}`,
};

const BY = {
  program: "the program's own code",
  "run-ending": "asyncio.run, which is ending",
  interrupt: "Ctrl-C",
  timeout: "a time limit in the program",
  "task-group": "its task group",
  library: "a library",
  unknown: "somebody unknown",
} as const;

/** What the hook saw inside the program, as notes. */
export function recorderEvents(recorder: RecorderValue | null): Weighed[] {
  return (recorder?.records ?? []).flatMap((record, index) => {
    const text = TEXTS[record.kind]?.(record);
    if (text === undefined) return [];
    const place = record.userPlace ?? null;
    return {
      ...{ atMs: record.atMs, lane: "recorder", from: null, to: null },
      text: place ? `${text}: ${place}` : text,
      weight: index === recorder?.cancellation?.record ? 10 : record.kind === "main-end" ? 9 : 6,
      evidence: { fact: "capture.recorder", path: `records[${index}]`, quote: place ?? record.detail },
    } as const;
  });
}
