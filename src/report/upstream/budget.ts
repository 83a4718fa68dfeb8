/** How much of each part may go into a body; the parts that matter least are cut first. */
export interface Budget {
  readonly logLines: number;
  readonly runLines: number;
  readonly details: boolean;
  readonly findings: number;
  /** Characters of each of the user's own texts. */
  readonly words: number;
}

/** From all to the least that is still a report; a missing log excerpt comes long before a missing verdict. */
export const BUDGETS: readonly Budget[] = [
  { logLines: 200, runLines: 120, details: true, findings: 8, words: 8000 },
  { logLines: 80, runLines: 40, details: true, findings: 8, words: 8000 },
  { logLines: 40, runLines: 15, details: true, findings: 5, words: 4000 },
  { logLines: 40, runLines: 0, details: false, findings: 5, words: 4000 },
  { logLines: 12, runLines: 0, details: false, findings: 3, words: 2000 },
  { logLines: 0, runLines: 0, details: false, findings: 1, words: 800 },
];

/** Characters, not UTF-16 units: GitHub counts those. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
