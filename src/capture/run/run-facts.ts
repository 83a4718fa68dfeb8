import type { ComparisonValue } from "./comparison-value.ts";
import type { RecorderValue } from "./recorder-value.ts";
import type { RunValue } from "./run-value.ts";
import type { TimelineValue } from "./timeline-value.ts";
import type { WireValue } from "./wire-value.ts";

/** The facts that only a run of the program gives, by id. */
export interface RunFacts {
  readonly "capture.run": RunValue;
  readonly "capture.wire": WireValue;
  readonly "capture.recorder": RecorderValue;
  readonly "capture.timeline": TimelineValue;
  /** Only with `--compare-simulator`. */
  readonly "capture.comparison": ComparisonValue;
}
