import type { Cancellation } from "./recorder-value.ts";
import type { RunValue } from "./run-value.ts";
import type { WireConnection } from "./wire-value.ts";

/** Fact `capture.comparison`: the same command against the embedded, healthy simulator. If it fails there too, TWS is out of the question. */
export interface ComparisonValue {
  /** `ib-bugreport simulate SCENARIO` serves the same. */
  readonly scenario: string;
  readonly run: RunValue | null;
  readonly connections: readonly WireConnection[];
  readonly cancellation: Cancellation | null;
}
