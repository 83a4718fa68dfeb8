import type { Facts } from "../../facts.ts";
import { type Phrase, plural, say, sentence } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

type Run = Facts["capture.run"];

export const captureRun = definePresenter({
  fact: "capture.run",
  title: "Run of the program",
  evidence: true,
  group: null,
  present(value) {
    const outcome = outcomeOf(value);
    const led = value.redirects.filter((one) => one.applied);
    return {
      seen: say`${outcome}; ${plural(value.tappedConnections, "connection")} came through the tap`,
      details: [
        ...detail("Command", value.command.join(" ")),
        ...detail("Started", value.startedAt),
        ...detail("Outcome", outcome),
        ...detail("Left behind", value.leftBehind ? say`a process it started held its output open` : null),
        ...detail("Standard output", output(value.stdout)),
        ...detail("Standard error", output(value.stderr)),
        ...led.map((one) => ({
          label: "Led through the tap by",
          value: sentence(`${one.way}: ${one.detail}`),
        })),
        ...detail("What this changes for the program", sentence(value.changes.join(" "))),
      ],
    };
  },
});

/** How the program ended. */
export function outcomeOf(run: Run): Phrase {
  const after = say` after ${Math.round(run.durationMs)} ms`;
  if (run.notStarted !== null) return say`could not be started: ${run.notStarted}`;
  if (run.stoppedBy !== null)
    return say`stopped by ib-bugreport (${[{ own: STOPS[run.stoppedBy] }]})${after}`;
  if (run.signal !== null) return say`ended by ${run.signal}${after}`;
  return run.exitCode === null
    ? say`still running${after}`
    : say`ended with exit code ${run.exitCode}${after}`;
}

const STOPS = {
  "time-limit": "its time by --for was up",
  pattern: "it printed what --until waits for",
  interrupt: "Ctrl-C",
} as const;

function output(stream: Run["stdout"]): Phrase {
  if (stream.artifact === null) return say`nothing`;
  const omitted = stream.linesNotKept === 0 ? [] : say`, ${stream.linesNotKept} of them left out`;
  return say`${plural(stream.lines, "line")} in ${stream.artifact}${omitted}`;
}
