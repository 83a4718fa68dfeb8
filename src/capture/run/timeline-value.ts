import type { Evidence } from "../../model/finding.ts";

/** Fact `capture.timeline`: the decisive seconds, everything that was seen merged in order of time. */
export interface TimelineValue {
  /** Window, in milliseconds since the program was started. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: readonly TimelineEvent[];
  /** Events inside the window that were left out, least telling first. */
  readonly eventsNotKept: number;
}

export type TimelineLane = "program" | "tws" | "tap" | "stdout" | "stderr" | "log" | "recorder";

export interface TimelineEvent {
  readonly atMs: number;
  readonly lane: TimelineLane;
  /** For an arrow in a sequence diagram; both `null` for a note. */
  readonly from: "program" | "tap" | "tws" | null;
  readonly to: "program" | "tap" | "tws" | null;
  /** One line. */
  readonly text: string;
  readonly evidence: Evidence | null;
  /** `false`: a line that is only there for its neighbourhood. */
  readonly telling: boolean;
}
