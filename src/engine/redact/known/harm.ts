import type { Known } from "./known-value.ts";

/** The kinds that do most harm; addresses and names of hosts, of which a log may hold thousands, come last. */
const HARM = ["secret", "hidden", "user", "account"];
/** Kinds that are found by their shape wherever they stand as they are. */
const SHAPED = new Set(["account", "ip", "email", "iban", "mac", "card"]);

/** The most harmful first, of the same harm those that were learned first. */
export function byHarm(values: readonly Known[]): readonly Known[] {
  const harmOf = ({ kind }: Known) => (HARM.includes(kind) ? HARM.indexOf(kind) : HARM.length);
  return [...values].sort((a, b) => harmOf(a) - harmOf(b));
}

export function hasShape({ kind }: Known): boolean {
  return SHAPED.has(kind);
}
