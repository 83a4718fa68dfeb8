import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../../model/rule.ts";

/** The findings that no other fired rule explains: symptoms go under their cause, a parent mode under its child. */
export function fold<Facts>(rules: readonly Rule<Facts>[], fired: readonly Finding[]): Finding[] {
  const present = new Set(fired.map((finding) => finding.rule));
  const explained = new Set<string>();
  for (const rule of rules) {
    if (!present.has(rule.id)) continue;
    for (const symptom of rule.explains) if (symptom !== rule.id) explained.add(symptom);
  }
  const causes = fired.filter((finding) => !explained.has(finding.rule));
  // Two rules that explain each other would otherwise make both disappear.
  return causes.length > 0 ? causes : [...fired];
}
