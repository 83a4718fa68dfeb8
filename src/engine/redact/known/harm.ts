import type { Known } from "./known-value.ts";

/** So many values are looked for in rare writings, in parts and in dumps too. */
const FEW = 300;
const HARM = ["secret", "hidden", "account", "user"];

/** Those to be looked for thoroughly: a log may hold thousands of addresses and names of hosts, which come last. */
export function mostHarmful(values: readonly Known[]): readonly Known[] {
  if (values.length <= FEW) return values;
  const harmOf = ({ kind }: Known) => (HARM.includes(kind) ? HARM.indexOf(kind) : HARM.length);
  return [...values].sort((a, b) => harmOf(a) - harmOf(b)).slice(0, FEW);
}
