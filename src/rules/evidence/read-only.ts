import { codesSeen } from "./codes.ts";
import type { Seen } from "./fact-types.ts";

/** Every 321 that says the API is in read-only mode; 321 has other meanings too, which its text tells. */
export function readOnlyErrors(facts: Seen) {
  return codesSeen(facts, [321]).filter((one) => /read-?\s?only/i.test(one.text));
}
