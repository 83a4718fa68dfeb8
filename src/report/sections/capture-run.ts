import { join, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const captureRun = definePresenter({
  fact: "capture.run",
  title: "Run of the program",
  evidence: true,
  group: null,
  present(value) {
    const ended =
      value.notStarted !== null
        ? say`could not be started: ${value.notStarted}`
        : value.stoppedBy !== null
          ? say`stopped by ib-bugreport (${value.stoppedBy}) after ${value.durationMs} ms`
          : value.signal !== null
            ? say`ended by ${value.signal} after ${value.durationMs} ms`
            : say`ended with exit code ${value.exitCode} after ${value.durationMs} ms`;
    return {
      seen: say`${ended}; ${value.tappedConnections} connections came through the tap`,
      details: [
        ...detail("Command", value.command.join(" ")),
        ...detail("Started", value.startedAt),
        ...detail("Ended", ended),
        ...detail("Left behind", value.leftBehind ? say`a process it started held its output open` : null),
        ...detail(
          "Output",
          say`${value.stdout.lines} lines on standard output (${value.stdout.artifact ?? "nothing"}), ${value.stderr.lines} on standard error (${value.stderr.artifact ?? "nothing"})`,
        ),
        ...value.redirects
          .filter((one) => one.applied)
          .map((one) => ({ label: "Led through the tap by", value: say`${one.way}: ${one.detail}` })),
        ...(value.changes.length === 0
          ? []
          : detail(
              "What this changes for the program",
              join(
                value.changes.map((each) => say`${each}`),
                " ",
              ),
            )),
      ],
    };
  },
});
