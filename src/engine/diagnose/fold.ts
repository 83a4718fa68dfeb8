import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../../model/rule.ts";
import { atLeastAsSure } from "./weight.ts";

/**
 * The findings that no other fired rule explains: symptoms go under their cause, a parent mode under its child. What was
 * set aside explains nothing but its own kind.
 */
export function fold<Facts>(
  rules: readonly Rule<Facts>[],
  fired: readonly Finding[],
  aside: ReadonlySet<string> = new Set(),
): Finding[] {
  const present = new Set(fired.map((finding) => finding.rule));
  const explained = new Set<string>();
  for (const rule of rules) {
    if (!present.has(rule.id)) continue;
    for (const symptom of rule.explains)
      if (symptom !== rule.id && (aside.has(symptom) || !aside.has(rule.id))) explained.add(symptom);
  }
  const unexplained = fired.filter((finding) => !explained.has(finding.rule));
  const left = unexplained.filter((finding) => !settled(finding, unexplained));
  // Two rules that explain each other would otherwise make both disappear.
  return left.length > 0 ? left : [...fired];
}

/** A finding that leaves the cause open, or finds nothing, has nothing to add once a cause is found that is at least as sure. */
function settled(finding: Finding, fired: readonly Finding[]): boolean {
  // "Nothing is wrong" does not stand beside something that is.
  if (finding.fault === "none")
    return fired.some((other) => other.fault !== "none" && other.severity !== "info");
  if (finding.failureMode !== null || finding.cause !== undefined) return false;
  return fired.some(
    (cause) => cause.failureMode !== null && cause.severity === "error" && atLeastAsSure(cause, finding),
  );
}
