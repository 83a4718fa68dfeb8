import type { Finding } from "../../src/model/finding.ts";

/** What a rule found, with everything that a finding has; `rule` is the mode unless said otherwise. */
export function finding(mode: string | null, change: Partial<Finding> = {}): Finding {
  return {
    rule: mode ?? "open",
    failureMode: mode,
    fault: "tws",
    confidence: "likely",
    severity: "error",
    summary: `${mode} was seen.`,
    remedy: "Do something.",
    evidence: [{ fact: "seen", path: "", quote: "x" }],
    refutedBy: "The opposite.",
    alternatives: [],
    ruledOut: [],
    ...change,
  };
}
