import type { RedactionEntry } from "../model/redacted.ts";
import { list } from "./phrase.ts";
import type { RedactionRow } from "./report.ts";

/** What was hidden, by redactor, the busiest first. */
export function redactionRows(entries: readonly RedactionEntry[]): RedactionRow[] {
  const rows = new Map<string, { count: number; where: Set<string> }>();
  for (const entry of entries) {
    const row = rows.get(entry.redactor) ?? { count: 0, where: new Set() };
    row.count += entry.count;
    row.where.add(entry.where);
    rows.set(entry.redactor, row);
  }
  return [...rows]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([redactor, { count, where }]) => ({ redactor, count, where: list([...where], 4) }));
}
