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

/** Modes whose id is spelt alike, or that have a word of the term in their id, title or symptoms; the id counts most. */
function modes(wanted: string): readonly string[] {
  const words = wanted.split(/[^a-z0-9]+/).filter((word) => word.length > 2 || /\d/.test(word));
  const compact = wanted.replaceAll(/[^a-z0-9]/g, "");
  const scored = failureModes.map(({ id, title, see }) => {
    const named = words.filter((word) => id.includes(word)).length;
    const told = words.filter((word) => `${title} ${see}`.toLowerCase().includes(word)).length;
    const glued = compact.length > 3 && id.replaceAll("-", "").includes(compact) ? 1 : 0;
    const typo = distance(id, wanted) <= Math.ceil(id.length / 5) ? 2 : 0;
    return { id, score: 2 * named + told + 2 * glued + 2 * typo };
  });
  return scored
    .filter((one) => one.score > 0)
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
