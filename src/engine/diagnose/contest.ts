import type { Alternative, Confidence, Fault, Finding } from "../../model/finding.ts";

/** What is held to be the cause, or that it is open. */
export interface Decision {
  readonly failureMode: string | null;
  readonly fault: Fault;
  readonly confidence: Confidence;
  readonly alternatives: readonly Alternative[];
  readonly refutedBy: string;
}

const NOTHING: Decision = {
  failureMode: null,
  fault: "unknown",
  confidence: "none",
  alternatives: [],
  refutedBy: "Any log of the program's failure, or an answer of TWS on the port it uses.",
};

/**
 * Decides between the findings, worst first. A proven cause stands whatever else is wrong besides it: what excludes the
 * alternatives has none, and another trouble stays a finding of its own. Rivals of equal, lesser confidence leave the
 * cause open and stand as alternatives.
 */
export function contest(findings: readonly Finding[]): Decision {
  const first = findings[0];
  if (first === undefined) return NOTHING;
  if (first.confidence === "proven") return { ...named(first), alternatives: first.alternatives };
  const rivals = findings.filter((other) => rival(first, other));
  const alternatives = [...rivals.map(alternative), ...first.alternatives].filter(
    (one) => one.failureMode !== first.failureMode,
  );
  if (rivals.every((other) => other.confidence !== first.confidence))
    return { ...named(first), alternatives };
  const equals = [first, ...rivals.filter((other) => other.confidence === first.confidence)];
  const fault = equals.every((other) => other.fault === first.fault) ? first.fault : "unknown";
  return {
    failureMode: null,
    fault,
    confidence: fault === "unknown" ? "none" : "possible",
    alternatives: [...(first.failureMode === null ? [] : [alternative(first)]), ...alternatives],
    refutedBy: first.refutedBy,
  };
}

/** What is known of neither mode nor fault is not known with any confidence. */
function named(finding: Finding): Omit<Decision, "alternatives"> {
  const { failureMode, fault, refutedBy } = finding;
  const open = failureMode === null && fault === "unknown";
  return { failureMode, fault, refutedBy, confidence: open ? "none" : finding.confidence };
}

/** Another possible cause of the same trouble: not a remark, not a second proof of the same mode. */
function rival(first: Finding, other: Finding): boolean {
  return (
    other !== first &&
    other.severity === first.severity &&
    other.failureMode !== null &&
    other.failureMode !== first.failureMode
  );
}

function alternative(finding: Finding): Alternative {
  return { failureMode: finding.failureMode ?? "", fault: finding.fault, decidedBy: finding.refutedBy };
}
