import type { Facts } from "../facts.ts";
import type { RunView } from "./report.ts";
import { captureRun } from "./sections/capture-run.ts";
import { captureWire, connection } from "./sections/capture-wire.ts";
import { sequenceDiagram } from "./sequence-diagram.ts";

type Timeline = Facts["capture.timeline"];

/** What a run of the program showed; `null` when it was not run. */
export function runView(facts: Partial<Facts>): RunView | null {
  const run = facts["capture.run"];
  const wire = facts["capture.wire"];
  const timeline = facts["capture.timeline"];
  if (!run && !wire) return null;
  return {
    details: [
      ...(run ? captureRun.present(run).details : []),
      ...(wire ? captureWire.present(wire).details : []),
    ],
    connections: wire?.connections.slice(0, 12).map(connection) ?? [],
    diagram: timeline ? sequenceDiagram(timeline) : null,
    lines: timeline?.events.slice(0, 60).map(timelineLine) ?? [],
    omitted: timeline ? timeline.eventsNotKept + Math.max(0, timeline.events.length - 60) : 0,
  };
}

/** `   1403.2 ms  tws      -> program: nextValidId` */
function timelineLine(event: Timeline["events"][number]): string {
  const at = `${event.atMs.toFixed(1)} ms`.padStart(12);
  const arrow = event.from === null || event.to === null ? "" : `${event.from} -> ${event.to}: `;
  return `${at}  ${event.lane.padEnd(8)}  ${arrow}${event.text}`;
}
