import { expect, test } from "vitest";
import { cancellerOf } from "../../../../src/capture/run/recorder/canceller.ts";
import type { Frame, RecorderRecord } from "../../../../src/capture/run/recorder-value.ts";
import { recorderEvents } from "../../../../src/capture/run/timeline/recorder-events.ts";

const adapter = frame(".venv/lib/python3.11/site-packages/nautilus_trader/client.py", 222, "_start");
const build = frame("live.py", 34, "make");
const waitFor = frame("/usr/lib/python3.11/asyncio/tasks.py", 495, "wait_for");

test.each([
  [
    "the adapter ends a task of its own within node.build()",
    [adapter, build],
    "task T is cancelled by a library that the program called: nautilus_trader/client.py:222, called from live.py:34",
  ],
  [
    "its own time limit is up",
    [waitFor, adapter, build],
    "task T is cancelled by a time limit in a library: nautilus_trader/client.py:222, called from live.py:34",
  ],
  ["a line of the program", [build], "task T is cancelled by the program's own code: live.py:34"],
  [
    "a time limit of the program",
    [waitFor, build],
    "task T is cancelled by a time limit in the program: live.py:34",
  ],
  ["a library by itself", [adapter], "task T is cancelled by a library: nautilus_trader/client.py:222"],
])("who cancelled a task: %s", (_, stack, text) => {
  const record: RecorderRecord = {
    ...{ atMs: 1, pid: 1, kind: "task-cancel", detail: "T", stack, awaited: [] },
    canceller: cancellerOf(stack),
    userPlace: stack.includes(build) ? "live.py:34" : null,
  };
  const recorder = { processes: [], records: [record], recordsNotKept: 0, cancellation: null };
  expect(recorderEvents(recorder)).toMatchObject([{ text }]);
});

function frame(file: string, line: number, name: string): Frame {
  const owner = file.includes("site-packages") ? "package" : file.startsWith("/usr") ? "runtime" : "user";
  return { file, line, function: name, owner };
}
