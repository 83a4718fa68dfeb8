import type { Redactor } from "../../../model/redactor.ts";
import { isAlphanumeric } from "../text/byte-kinds.ts";
import { type Known, knownSpan } from "./known-value.ts";

/** Fewer digits are the number of something else. */
const SHORTEST = 6;
/** Of more accounts, some have the digits of an order or a contract. */
const MOST = 50;

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
    triggers: lengths.map((length) => "#".repeat(length)),
    wholeNumbers: true,
    verifies: true,
    peek(bytes, { at, end, limit }) {
      if (at > 0 && isPart(bytes[at - 1] as number)) return false;
      let number = 0;
      for (let place = at; place < end; place++) number = number * 10 + (bytes[place] as number) - 0x30;
      return numbers.has(number) && !(end < limit && isAlphanumeric(bytes[end] as number));
    },
    before: 1,
    after: 16,
    find({ text, at, end }) {
      const known = accounts.get(text.slice(at, end));
      // A decimal number goes on behind its point.
      return known === undefined || /^[.,]\d/.test(text.slice(end, end + 2))
        ? []
        : [knownSpan(known, at, end)];
    },
    examples: { hide: [], keep: [] },
  };
}

/** Before other numbers: amounts, decimals, escapes, numbers of orders and issues. */
const OTHERS = Buffer.from(".$#%+*@&~\\");

function isPart(byte: number): boolean {
  return isAlphanumeric(byte) || OTHERS.includes(byte);
}
