import type { Redactor } from "../../../model/redactor.ts";
import { isAlphanumeric } from "../text/byte-kinds.ts";
import { type Known, knownSpan } from "./known-value.ts";

/** Fewer digits are the number of something else. */
const SHORTEST = 6;
/** Of more accounts, some have the digits of an order or a contract. */
const MOST = 50;
const BEFORE = [" ", '"', "'", "`", "(", "[", "{", "<", "=", ":", ",", ";", "|", "_", "-", "/", "\n"];

/** Finds the digits of known accounts where somebody left out the letters: `nav_1234567.csv`. */
export function accountDigits(values: readonly Known[]): Redactor | null {
  const accounts = new Map<string, Known>();
  for (const known of values) {
    const digits = /^[A-Za-z]{1,3}(\d+)$/.exec(known.value)?.[1] ?? "";
    if (known.kind === "account" && digits.length >= SHORTEST) accounts.set(digits, known);
  }
  if (accounts.size === 0 || accounts.size > MOST) return null;
  const lengths = [...new Set([...accounts.keys()].map((digits) => digits.length))];
  const numbers = new Set([...accounts.keys()].map(Number));
  return {
    id: "known-value",
    kind: "account",
    title: "The digits of known accounts",
    triggers: lengths.flatMap((length) => BEFORE.map((sign) => sign + "#".repeat(length))),
    verifies: true,
    peek(bytes, { at, end, limit }) {
      let number = 0;
      for (let place = at + 1; place < end; place++) number = number * 10 + (bytes[place] as number) - 0x30;
      return numbers.has(number) && !(end < limit && isAlphanumeric(bytes[end] as number));
    },
    before: 0,
    after: 16,
    find({ text, at, end }) {
      const known = accounts.get(text.slice(at + 1, end));
      // A decimal number goes on behind its point.
      return known === undefined || /^[.,]\d/.test(text.slice(end, end + 2))
        ? []
        : [knownSpan(known, at + 1, end)];
    },
    examples: { hide: [], keep: [] },
  };
}
