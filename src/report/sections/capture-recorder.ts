import { say } from "../phrase.ts";
import { definePresenter } from "./presenter.ts";

const HOW: Readonly<Record<string, string>> = {
  "main-returned": "the coroutine given to the event loop returned",
  "main-raised": "the coroutine given to the event loop raised",
  "task-cancelled": "the program cancelled the task",
  "loop-closed": "the event loop was closed",
  interrupted: "the run was interrupted",
  "timed-out": "a time limit of the program ran out",
  "sibling-failed": "another task of the group failed",
  "executor-shut-down": "the thread pool was shut down",
  "exit-called": "the program called exit",
  "socket-closed": "the program closed the socket",
};

export const captureRecorder = definePresenter({
  fact: "capture.recorder",
  title: "Inside the program",
  evidence: true,
  group: null,
  present({ processes, records, cancellation }) {
    if (cancellation === null)
      return {
        seen: say`${records.length} records from ${processes.length} processes; no attempt was cut off`,
        details: [],
      };
    const place = cancellation.place === null ? [] : say` at ${cancellation.place}`;
    const inside = cancellation.function === null ? [] : say` in ${cancellation.function}`;
    const exception = cancellation.exception === null ? [] : say`, with ${cancellation.exception}`;
    const cutOff = cancellation.cutOff === null ? [] : say`; cut off at ${cancellation.cutOff}`;
    return {
      seen: say`after ${cancellation.atMs} ms ${[{ own: HOW[cancellation.how] ?? "an attempt was cut off" }]}${place}${inside}${exception}${cutOff}`,
      details: [],
    };
  },
});
