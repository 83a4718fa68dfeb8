import type { Finding } from "../../model/finding.ts";

/**
 * Sets aside what has no part in what a run showed: such a finding may be true and is not why this run failed, however
 * sure it is. It becomes a warning. Answers all findings, and the rules of those set aside.
 */
export function aside(
  fired: readonly Finding[],
  besides: ReadonlyMap<string, readonly string[]>,
  outranked: ReadonlySet<string>,
): [findings: readonly Finding[], aside: ReadonlySet<string>] {
  const rules = new Set(
    fired
      .filter(
        (finding) =>
          outranked.has(finding.rule) ||
          [...besides].some(([rule, facts]) => rule !== finding.rule && restsOn(finding, facts)),
      )
      .map(({ rule }) => rule),
  );
  const findings = fired.map((finding) =>
    rules.has(finding.rule) && finding.severity === "error"
      ? { ...finding, severity: "warning" as const }
      : finding,
  );
  return [findings, rules];
}

/** Whether all of its evidence lies in these facts. */
function restsOn({ evidence }: Finding, facts: readonly string[]): boolean {
  return evidence.every((one) => "fact" in one && facts.includes(one.fact));
}
