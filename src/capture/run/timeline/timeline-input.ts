import type { LogEvent } from "../../../formats/logs/event.ts";
import type { PrintedLine } from "../program/output-artifact.ts";
import type { RecorderValue } from "../recorder-value.ts";
import type { RunValue } from "../run-value.ts";
import type { TimelineEvent } from "../timeline-value.ts";
import type { WireValue } from "../wire-value.ts";

/** One stream of output with what was recognised in it. */
export interface OutputLines {
  readonly stream: "stdout" | "stderr";
  readonly summary: { readonly artifact: string | null };
  readonly lines: readonly PrintedLine[];
  readonly events: readonly LogEvent[];
}

/** An event and how much it tells: the least telling go first when there are too many. */
export interface Weighed extends Omit<TimelineEvent, "telling"> {
  readonly weight: number;
}

export interface TimelineInput {
  readonly run: RunValue;
  readonly wire: WireValue;
  readonly recorder: RecorderValue | null;
  /** What was printed, with the events that were recognised in it. */
  readonly output: readonly OutputLines[];
  /** Events of the program's own log files; their times are read as UTC. */
  readonly logs: readonly LogEvent[];
  /** Wall clock at 0 ms, milliseconds since 1970. */
  readonly startedAtMs: number;
}
