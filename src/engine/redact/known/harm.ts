import type { Known } from "./known-value.ts";

/** The kinds that do most harm; addresses and names of hosts, of which a log may hold thousands, come last. */
const HARM = ["secret", "hidden", "account", "user"];

/** The most harmful first, of the same harm those that were learned first. */
export function byHarm(values: readonly Known[]): readonly Known[] {
  const harmOf = ({ kind }: Known) => (HARM.includes(kind) ? HARM.indexOf(kind) : HARM.length);
  return [...values].sort((a, b) => harmOf(a) - harmOf(b));
}
