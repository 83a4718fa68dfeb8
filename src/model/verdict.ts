import type { Alternative, Confidence, Fault, Finding, RuledOut } from "./finding.ts";

/** A rule that could not decide, and the evidence it lacked. */
export interface Undetermined {
  readonly rule: string;
  readonly missing: string;
}

/** The answer of a run: `verdict.json`. Not knowing is a good answer. */
export interface Verdict {
  readonly schemaVersion: 1;
  readonly headline: string;
  /** Id of `failure-modes.json`; `null` when unknown. The fault may be known while the mode is not. */
  readonly failureMode: string | null;
  readonly fault: Fault;
  readonly confidence: Confidence;
  /** Worst first; symptoms of a known cause are folded away. */
  readonly findings: readonly Finding[];
  readonly alternatives: readonly Alternative[];
  readonly ruledOut: readonly RuledOut[];
  readonly undetermined: readonly Undetermined[];
  readonly refutedBy: string;
}

/**
 * The cause that the verdict's first finding states although no failure mode is it; `null` when it states none, or when
 * others that fit as well leave it open.
 */
export function statedCause({ failureMode, fault, findings: [first] }: Verdict): string | null {
  const stands = failureMode === null && first?.failureMode === null && first.fault === fault;
  return stands ? (first.cause ?? null) : null;
}
