import type { RunValue } from "../run-value.ts";
import type { Weighed } from "./timeline-input.ts";

/** Start and end of the program, and what we did to it. */
export function runEvents(run: RunValue): Weighed[] {
  const note = (atMs: number, text: string, path: string, quote: unknown): Weighed => ({
    ...{ atMs, lane: "program", from: null, to: null, text, weight: 9 },
    evidence: { fact: "capture.run", path, quote: String(quote) },
  });
  if (run.notStarted !== null)
    return [note(0, `the program could not be started: ${run.notStarted}`, "notStarted", run.notStarted)];
  const events = [note(0, "the program is started", "startedAt", run.startedAt)];
  if (run.interruptedAtMs !== null)
    events.push(note(run.interruptedAtMs, "Ctrl-C", "interruptedAtMs", run.interruptedAtMs));
  if (run.stoppedAtMs !== null)
    events.push(
      note(run.stoppedAtMs, `the program is stopped (${run.stoppedBy})`, "stoppedBy", run.stoppedBy),
    );
  if (run.signal !== null)
    events.push(note(run.durationMs, `the program is ended by ${run.signal}`, "signal", run.signal));
  else if (run.exitCode !== null)
    events.push(
      note(run.durationMs, `the program ends with exit code ${run.exitCode}`, "exitCode", run.exitCode),
    );
  return events;
}
