import { errorCodes } from "../error-codes.ts";
import { failureModes } from "../failure-modes.ts";

const MOST = 4;

/** What may have been meant by a term that is neither a known code nor a known mode. */
export const nearest = { codes, modes };

/** Known codes one typing error away, then the next in number. */
function codes(wanted: number): readonly string[] {
  const known = [...errorCodes.keys()];
  const mistyped = known.filter((code) => distance(String(code), String(wanted)) === 1);
  const byNumber = known.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return [...new Set([...mistyped.slice(0, 2), ...byNumber])].slice(0, MOST).map(String);
}

/** Modes whose id is spelt alike, or that share a word with the term. */
function modes(wanted: string): readonly string[] {
  const words = wanted.split("-").filter((word) => word.length > 2);
  const scored = failureModes.map((mode) => {
    const text = `${mode.id} ${mode.title}`.toLowerCase();
    const shared = words.filter((word) => text.includes(word)).length;
    return { id: mode.id, score: shared * 4 - distance(mode.id, wanted) };
  });
  return scored
    .filter((one) => one.score > -5)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map((one) => one.id);
}

/** Edit distance: insertions, deletions, substitutions. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const substituted = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, substituted));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
