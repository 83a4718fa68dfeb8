import type { Place, Redactor, Span } from "../../model/redactor.ts";
import { isDigit } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";

const near = (text: string, start: number) => text.slice(Math.max(0, start - 48), start);

const STRICT_PHONE =
  /(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?\d{3}[ .-]\d{4}|(?<![\d-])(?:1-)?\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|\(\+\d{1,3}\)[ .-]?\(?\d{2,4}\)?[ .-]?\d{3}[ .-]\d{4})(?![\d.-]\d|\d)/g;
const INTERNATIONAL =
  /\+(?:[1-9]\d{0,2})(?:[ .-]?\(0\)[ .-]?\d{1,4})?(?:[ .-]\(?\d{1,5}\)?){2,6}(?!\d)|\+[1-9]\d{0,2}[ -]\(?\d{2,4}\)?[ -]?\d{6,9}(?![\d.])|\+[1-9]\d{9,13}(?!\d)|\(\+\d{1,3}\)[ .-]?\(?\d{2,4}\)?(?:[ .-]?\d{2,4}){2,3}/g;
const LOOSE_PHONE =
  /(?<![\w.])\(?0?\d{1,4}\)?(?:[ .-]|[ ]?\/[ ]?)\(?\d{2,4}\)?(?:[ .-]?\d{2,5}){1,4}(?![\w.]\d|\d)/g;
const PHONE_WORD =
  /\b(?:phone|tel[eé]phone|telefon(?:nummer|o)?|tel|mobile?|handy(?:nummer)?|natel|rufnummer|m[oó]vil|cell|call(?:ed)?|sms|fax|whatsapp|number is|contact|contact[ _]?(?:number|no|nr))\b[^\n\d]{0,24}$/i;

/** Telephone numbers. */
export const phoneNumber: Redactor = {
  id: "phone-number",
  kind: "phone",
  title: "Telephone numbers",
  triggers: [
    "-###-####",
    ".###.####",
    " ###-####",
    ")###-",
    ") ###",
    "+#",
    "phone",
    "contact_n",
    "contact n",
    "contactn",
    "telefon",
    "handy",
    "natel",
    "rufnummer",
    "m\xc3\xb3vil",
    "tel ",
    "tel.",
    "tel:",
    "mobile",
    "number is",
    "sms",
    "fax",
    "whatsapp",
  ],
  before: 64,
  after: 72,
  find({ text, at, end }): readonly Span[] {
    const worded = /^ ?[a-z]/i.test(text.slice(at, end));
    const patterns = worded ? [INTERNATIONAL, STRICT_PHONE, LOOSE_PHONE] : [INTERNATIONAL, STRICT_PHONE];
    const from = worded ? end : Math.max(0, at - 20);
    const line = text.slice(from, at + 64).split("\n")[0] ?? "";
    for (const pattern of patterns) {
      for (const match of line.matchAll(pattern)) {
        const start = from + match.index;
        const stop = start + match[0].length;
        const digits = match[0].replace(/\D/g, "").length;
        if (
          digits < 7 ||
          digits > 15 ||
          (worded && /^[(+]/.test(match[0]) ? /[\w.-]/ : /[\w.:/=-]/).test(text[start - 1] ?? "")
        )
          continue;
        if (worded ? !PHONE_WORD.test(near(text, start)) : stop <= at || start > at + 2) continue;
        return [{ start, end: stop }];
      }
    }
    return [];
  },
  examples: {
    hide: [
      ["call (415) 555-0132 now", "(415) 555-0132"],
      ["SMS to +41 79 123 45 67 sent", "+41 79 123 45 67"],
      ["Telefon 0171/5538204", "0171/5538204"],
      ["Handynummer: 0171 5538204", "0171 5538204"],
      ["my number is 09-7625400", "09-7625400"],
    ],
    keep: [
      "permId=2038089191",
      "2025-06-20T00:19:09+02:00",
      "O-20251127-015321-001-000-1",
      "pnl +1250000 USD",
    ],
  },
};

/** A number that begins with nine is one of a tax payer (ITIN), told by the group in its middle. */
const SSN =
  /(?<![\d.,:-])(?!000|666|9\d\d[ .-](?!5|6[0-5]|[78]\d|9[0-24-9])|9\d\d[ .])\d{3}([ .-])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-]|[.,]\d)/g;

/** US social security numbers, and those of tax payers who have none. */
export const socialSecurityNumber: Redactor = {
  id: "social-security-number",
  kind: "ssn",
  title: "US social security numbers",
  triggers: ["###-##-####", "### ## ####", "###.##.####"],
  before: 24,
  after: 12,
  find({ text, at, end }): readonly Span[] {
    const match = matchAt(SSN, text, at);
    if (
      match?.index !== at ||
      /\d\s$/.test(text.slice(Math.max(0, at - 2), at)) ||
      /^\s+[\d.]/.test(text.slice(end, end + 3))
    )
      return [];
    return [{ start: at, end }];
  },
  examples: {
    hide: [
      ["customer 078-05-1123", "078-05-1123"],
      ["my itin is 911-70-8750", "911-70-8750"],
    ],
    keep: ["2025-06-2012", "911-69-8750", "100 20 3000 40"],
  },
};

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
        (!passesLuhn(digits) && !/\b(?:card|visa|mastercard|amex|pan|credit)\b/i.test(near(text, start)))
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

const COUNTRIES =
  "ad ae al at az ba be bg bh br ch cr cy cz de dk do ee es fi fo fr gb ge gi gl gr gt hr hu ie il is it jo kw kz lb li lt lu lv mc md me mk mr mt mu nl no pk pl ps pt qa ro rs sa se si sk sm tn tr ua xk";
const IBAN = /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/y;

/** International bank account numbers, told by their check digits. */
export const bankAccount: Redactor = {
  id: "bank-account",
  kind: "iban",
  title: "International bank account numbers",
  triggers: COUNTRIES.split(" ").map((country) => `${country}##`),
  before: 12,
  after: 48,
  find({ text, at }): readonly Span[] {
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) return [];
    IBAN.lastIndex = at;
    const longest = IBAN.exec(text)?.[0] ?? "";
    for (let match = longest; match.length >= 15; match = match.slice(0, match.lastIndexOf(" ")).trimEnd()) {
      if (hasValidChecksum(match.replaceAll(" ", ""))) return [{ start: at, end: at + match.length }];
      if (!match.includes(" ")) break;
    }
    // A mistyped one still names its owner.
    const isNamed = /\biban(?: is|:|=|")?["':= ]{1,3}$/i.test(text.slice(0, at));
    return isNamed && longest.length >= 15 ? [{ start: at, end: at + longest.length }] : [];
  },
  examples: {
    hide: [
      ["IBAN: DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"],
      ["rejected, IBAN DE41 5001 0517 5407 8821 30 not in list", "DE41 5001 0517 5407 8821 30"],
    ],
    keep: ["ES24Z4 NQ24 DE12"],
  },
};

function hasValidChecksum(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 && iban.length >= 15 && iban.length <= 34;
}
