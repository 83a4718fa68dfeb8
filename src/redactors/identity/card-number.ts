import type { Place, Redactor, Span } from "../../model/redactor.ts";
import { isDigit } from "../words/byte-class.ts";

const CARD =
  /(?<![\d.-])\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}(?![\d-]|\.\d)|(?<![\d.-])3[47]\d\d([ -])\d{6}\2\d{5}(?![\d-]|\.\d)|(?<![\w.-])(?:4\d{15}|5[1-5]\d{14}|6011\d{12}|3[47]\d{13})(?![\w-]|\.\d)/g;

/** Payment card numbers. */
export const cardNumber: Redactor = {
  id: "card-number",
  kind: "card",
  title: "Payment card numbers",
  triggers: ["#### #### ####", "####-####-####", "#### ###### #####", "####-######-#####", "###############"],
  bounded: true,
  peek: mayBeCard,
  glance: /(?<=[ -]\d{4,5})|(?<=(?<![\w.-])[3-6]\d{14})(?=\d?(?![\w-]))/y,
  before: 48,
  after: 16,
  find({ text, at }): readonly Span[] {
    for (const match of text.slice(Math.max(0, at - 4)).matchAll(CARD)) {
      const start = Math.max(0, at - 4) + match.index;
      if (start > at) break;
      const digits = match[0].replace(/\D/g, "");
      if (
        digits.length < 13 ||
        (!passesLuhn(digits) &&
          !/\b(?:card|visa|mastercard|amex|pan|credit)\b/i.test(text.slice(Math.max(0, start - 48), start)))
      )
        continue;
      return [{ start, end: start + match[0].length }];
    }
    return [];
  },
  examples: {
    hide: [
      ["my card: 4111 1111 1111 1111.", "4111 1111 1111 1111"],
      ["amex 3782 822463 10005", "3782 822463 10005"],
    ],
    keep: ["ts=1764208433064650816", "id 139842985936264"],
  },
};

/** `%20` may stand before it. */
const PERCENT = 0x25;
const DASH = 0x2d;
const DOT = 0x2e;

/** Not in the middle of a number, and of one without gaps no more than 16 digits: most long numbers of a log are times. */
function mayBeCard(bytes: Uint8Array, { at, end, limit }: Place): boolean {
  if (at > 0 && isDigit(bytes[at - 1]) && bytes[at - 3] !== PERCENT) return false;
  if (at > 0 && (bytes[at - 1] === DASH || bytes[at - 1] === DOT)) return false;
  const first = bytes[at] as number;
  // Of one without gaps the first digit tells the company.
  if (isDigit(bytes[at + 4]) && (first < 0x33 || first > 0x36)) return false;
  return !isDigit(bytes[end]) || end + 1 >= limit || !isDigit(bytes[end + 1]);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = Number(digits[at]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
