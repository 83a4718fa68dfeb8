import type { LedgerRecord } from "./state/ledger.ts";

/** Upper bounds of what one machine files without a person; hard-coded, so that no setting makes a spammer of it. */
const PER_DAY = 3;
const GAP_MS = 10 * 60_000;
export const COMMENTS_PER_DAY = 5;
const DAY_MS = 24 * 60 * 60_000;

/** Why nothing new may be filed now; `null`: it may. */
export function capReached(records: readonly LedgerRecord[], nowMs: number): string | null {
  const created = records.filter((one) => one.created).map((one) => Date.parse(one.at));
  const today = created.filter((at) => nowMs - at < DAY_MS);
  if (today.length >= PER_DAY)
    return `This machine has filed ${today.length} issues in 24 hours; unattended filing stops at ${PER_DAY}.`;
  const latest = Math.max(...today);
  if (today.length > 0 && nowMs - latest < GAP_MS) {
    const minutes = Math.ceil((GAP_MS - (nowMs - latest)) / 60_000);
    return `This machine has filed an issue within the last 10 minutes; unattended filing waits ${minutes} more.`;
  }
  return null;
}

/** Whether another comment may be posted today. */
export function mayComment(records: readonly LedgerRecord[], nowMs: number): boolean {
  const today = records.filter((one) => one.commentedAt && nowMs - Date.parse(one.commentedAt) < DAY_MS);
  return today.length < COMMENTS_PER_DAY;
}
