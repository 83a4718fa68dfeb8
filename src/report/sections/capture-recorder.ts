import type { Facts } from "../../facts.ts";
import { type Phrase, plural, say, sentence } from "../phrase.ts";
import { ms } from "./attempt.ts";
import { definePresenter } from "./presenter.ts";

type Cancellation = NonNullable<Facts["capture.recorder"]["cancellation"]>;

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
    if (cancellation !== null) return { seen: cutOff(cancellation), details: [] };
    const kept = say`${plural(records.length, "record")} from ${plural(processes.length, "process", "processes")}`;
    return { seen: say`${kept}; no attempt was cut off`, details: [] };
  },
});

/** What ended the attempt, and where. */
export function cutOff(cancellation: Cancellation): Phrase {
  const place = cancellation.place === null ? [] : say` at ${cancellation.place}`;
  const inside = cancellation.function === null ? [] : say` in ${cancellation.function}`;
  const exception = cancellation.exception === null ? [] : say`, with ${cancellation.exception}`;
  const waiting = cancellation.cutOff === null ? [] : say`; cut off at ${cancellation.cutOff}`;
  const how = sentence(HOW[cancellation.how] ?? "an attempt was cut off");
  return say`after ${ms(cancellation.atMs)} ${how}${place}${inside}${exception}${waiting}`;
}
