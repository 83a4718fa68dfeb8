/** What one source found out: seen, not looked at, or broken. A refused port is *observed*. */
export type Observation<Value> =
  | { readonly status: "observed"; readonly value: Value; readonly tookMs: number }
  | { readonly status: "skipped"; readonly reason: string }
  | { readonly status: "failed"; readonly error: string; readonly tookMs: number };

/** The value of an observation, or `undefined` when there is none. */
export function observed<Value>(observation: Observation<Value> | undefined): Value | undefined {
  return observation?.status === "observed" ? observation.value : undefined;
}

/** Why there is no value: the words for "what could not be determined". */
export function reasonOf(observation: Observation<unknown> | undefined): string {
  if (observation === undefined) return "was not looked at";
  if (observation.status === "skipped") return observation.reason;
  return observation.status === "failed" ? observation.error : "";
}

/** Thrown by nobody, returned by a source that decided not to look. */
export interface Skipped {
  readonly skipped: string;
}

/** A source's answer when looking makes no sense here; the reason is shown to people. */
export function skip(reason: string): Skipped {
  return { skipped: reason };
}

/** Tells a source's refusal to look from the value it found. */
export function isSkipped(answer: unknown): answer is Skipped {
  return (
    typeof answer === "object" && answer !== null && "skipped" in answer && Object.keys(answer).length === 1
  );
}
