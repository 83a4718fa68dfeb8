import { matchAt } from "./sticky.ts";

/** Secrets for codes by the clock and passwords made for an app, as they are shown for typing: `JBSW Y3DP EHPK 3PXP`. */
const BASE32 =
  /(?:[A-Z2-7]{4}([ -])(?:[A-Z2-7]{4}\1){2,14}|[a-z2-7]{4}([ -])(?:[a-z2-7]{4}\2){2,14})[A-Za-z2-7]{1,4}(?![\w-])/y;

/** The groups that begin at `start`; words of four letters in a sentence are none. */
export function groupedSecret(text: string, start: number): string | null {
  const groups = matchAt(BASE32, text, start)?.[0] ?? null;
  return groups !== null && /\d/.test(groups) ? groups : null;
}
