import type { RecorderRecord, RecorderValue, RecordKind } from "../recorder-value.ts";
import type { Weighed } from "./timeline-input.ts";

const TEXTS: { readonly [K in RecordKind]?: (record: RecorderRecord) => string } = {
  "task-cancel": (record) => `task ${record.detail} is cancelled by ${by(record)}`,
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

/** A call into a library that itself cancels what it made is not the program's own cancelling. */
function by({ canceller, stack }: RecorderRecord): string {
  if (acting(stack)?.owner !== "package") return BY[canceller ?? "unknown"];
  if (canceller === "program") return "a library that the program called";
  return canceller === "timeout" ? "a time limit in a library" : BY[canceller ?? "unknown"];
}

/** The innermost frame that is not the runtime's. */
function acting(stack: RecorderRecord["stack"]) {
  return stack.find(({ owner }) => owner !== "runtime");
}

/** The program's own place, and before it the library's where that is what acted. */
function placeOf({ stack, userPlace }: RecorderRecord): string | null {
  const frame = acting(stack);
  if (frame?.owner !== "package") return userPlace;
  const file = frame.file.replace(/^(?:.*\/)?(?:site-packages|dist-packages|node_modules)\//, "");
  return `${file}:${frame.line}${userPlace === null ? "" : `, called from ${userPlace}`}`;
}

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
    const place = placeOf(record);
    return {
      ...{ atMs: record.atMs, lane: "recorder", from: null, to: null },
      text: place ? `${text}: ${place}` : text,
      weight: index === recorder?.cancellation?.record ? 10 : record.kind === "main-end" ? 9 : 6,
      evidence: { fact: "capture.recorder", path: `records[${index}]`, quote: place ?? record.detail },
    } as const;
  });
}
