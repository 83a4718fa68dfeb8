import type { Confidence, Finding, Severity } from "../../model/finding.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const CONFIDENCES: readonly Confidence[] = ["proven", "likely", "possible", "none"];

/** Worst first; of equals the surer, then the one whose rule stands first in the list. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence),
  );
}

/** Whether the first is as sure as the second, or surer. */
export function atLeastAsSure(first: Finding, second: Finding): boolean {
  return CONFIDENCES.indexOf(first.confidence) <= CONFIDENCES.indexOf(second.confidence);
}
