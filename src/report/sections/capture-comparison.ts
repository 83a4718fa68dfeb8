import { join, say } from "../phrase.ts";
import { cutOff } from "./capture-recorder.ts";
import { outcomeOf } from "./capture-run.ts";
import { connection } from "./capture-wire.ts";
import { definePresenter } from "./presenter.ts";

export const captureComparison = definePresenter({
  fact: "capture.comparison",
  title: "The same against the simulator",
  evidence: true,
  group: null,
  present({ scenario, run, connections, cancellation }) {
    const outcome = run === null ? say`not run` : outcomeOf(run);
    const wire =
      connections.length === 0 ? [] : say`; ${join(connections.slice(0, 3).map(connection), "; ")}`;
    const inside = cancellation === null ? [] : say`; ${cutOff(cancellation)}`;
    return { seen: say`against ${scenario}: ${outcome}${wire}${inside}`, details: [] };
  },
});
