import type { RedactionEntry } from "../../../model/redacted.ts";

/** Counts what was hidden, by redactor and place; never a value. */
export interface Ledger {
  add(redactor: string, where: string, line: number | null): void;
  entries(): RedactionEntry[];
}

const LINES_NAMED = 5;

export function createLedger(): Ledger {
  const entries = new Map<string, { redactor: string; where: string; count: number; lines: number[] }>();
  return {
    add(redactor, where, line) {
      const key = `${where}\0${redactor}`;
      const entry = entries.get(key) ?? { redactor, where, count: 0, lines: [] };
      entry.count++;
      if (line !== null && entry.lines.length < LINES_NAMED && entry.lines.at(-1) !== line)
        entry.lines.push(line);
      entries.set(key, entry);
    },
    entries: () =>
      [...entries.values()].sort((a, b) => compare(a.where, b.where) || compare(a.redactor, b.redactor)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
