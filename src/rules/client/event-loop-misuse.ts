import { askedOfUvloop } from "../evidence/asked-of-uvloop.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { sessionWorks } from "../evidence/probe.ts";
import { pythonVersion, within } from "../evidence/versions.ts";
import { alternative, clear, modeRule, undetermined } from "../mode-rule.ts";

export const eventLoopMisuse = modeRule("event-loop-misuse", {
  uses: ["capture.logs", "tws.handshake", "project.source", "project.python"],
  explains: ["ended-before-connecting", "ended-in-session"],
  check(facts) {
    if (facts["capture.logs"] === undefined) return undetermined("a log of the program");
    const event = misuse(facts);
    if (event === undefined) return clear;
    const hint = (facts["project.source"]?.hints ?? []).findIndex(
      (one) =>
        one.kind === "client-in-thread" ||
        one.kind === "run-in-notebook" ||
        one.kind === "blocking-connect-in-async-function",
    );
    const place = facts["project.source"]?.hints[hint];
    return {
      confidence: sessionWorks(facts) ? "proven" : "likely",
      summary: `The client is used where it cannot work: ${meaning(event)}. No byte to TWS depends on that.`,
      evidence: [
        fromEvent(event),
        ...(place === undefined
          ? []
          : [fromFact("project.source", `hints[${hint}]`, `${place.place}: ${place.quote}`)]),
      ],
      refutedBy: "The same exception with the client made and used in the main thread, in a loop of its own.",
      alternatives: sessionWorks(facts)
        ? []
        : [
            alternative(
              "python-unsupported",
              "The version of Python, and whether the exception comes at import.",
            ),
          ],
    };
  },
});

function misuse(facts: Seen): LogEvent | undefined {
  return facts["capture.logs"]?.events.find(
    (event) =>
      event.kind === "loop-already-running" ||
      event.kind === "loop-mismatch" ||
      (event.kind === "no-event-loop" &&
        event.thread !== undefined &&
        !madeByPython(facts, event) &&
        !askedOfUvloop(event)),
  );
}

/** In the main thread Python 3.14 makes no loop any more; before it, only something in the program can have taken it away. */
function madeByPython(facts: Seen, event: LogEvent): boolean {
  if (event.thread !== "MainThread") return false;
  const python = pythonVersion(facts);
  const frames = event.frames ?? [];
  if (python !== undefined) return !within(python.version, "3.0", "3.14");
  return frames.length === 0 || frames.some(({ path }) => path.includes("eventkit"));
}

function meaning(event: LogEvent): string {
  if (event.kind === "no-event-loop") return `thread ${event.thread} has no event loop`;
  if (event.kind === "loop-already-running")
    return "a blocking call is made while the event loop runs already";
  return "something made for one event loop is awaited in another";
}
