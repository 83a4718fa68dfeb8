import type { Redactor, Span } from "../../model/redactor.ts";

const near = (text: string, start: number) => text.slice(Math.max(0, start - 48), start);

const STRICT_PHONE =
  /(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?\d{3}[ .-]\d{4}|(?<![\d-])(?:1-)?\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|\(\+\d{1,3}\)[ .-]?\(?\d{2,4}\)?[ .-]?\d{3}[ .-]\d{4})(?![\d.-]\d|\d)/g;
const INTERNATIONAL =
  /\+(?:[1-9]\d{0,2})(?:[ .-]?\(0\)[ .-]?\d{1,4})?(?:[ .-]\(?\d{1,5}\)?){2,6}(?!\d)|\+[1-9]\d{0,2}[ -]\(?\d{2,4}\)?[ -]?\d{6,9}(?![\d.])|\+[1-9]\d{9,13}(?!\d)|\(\+\d{1,3}\)[ .-]?\(?\d{2,4}\)?(?:[ .-]?\d{2,4}){2,3}/g;
const LOOSE_PHONE =
  /(?<![\w.])\(?0?\d{1,4}\)?(?:[ .-]|[ ]?\/[ ]?)\(?\d{2,4}\)?(?:[ .-]?\d{2,5}){1,4}(?![\w.]\d|\d)/g;
const PHONE_WORD =
  /\b(?:phone|tel[eé]phone|telefon(?:nummer|isch|o)?|tel|mobile?|handy(?:nummer)?|natel|rufnummer|m[oó]vil|cell|call(?:ed)?|sms|fax|whatsapp|number is|contact|contact[ _]?(?:number|no|nr))\b[^\n\d]{0,24}$/i;

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
    const from = worded ? end : Math.max(0, at - 20, text.lastIndexOf("\n", at) + 1);
    const line = text.slice(from, at + 64).split("\n")[0] ?? "";
    for (const pattern of patterns) {
      for (const match of line.matchAll(pattern)) {
        const start = from + match.index;
        const stop = start + match[0].length;
        const digits = match[0].replace(/\D/g, "").length;
        if (
          digits < 7 ||
          digits > 15 ||
          ((worded || PHONE_WORD.test(near(text, start))) && /^[(+]/.test(match[0])
            ? /[\w.-]/
            : /[\w.:/=-]/
          ).test(text[start - 1] ?? "")
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
      ["tel=+4366412345678", "+4366412345678"],
      ["SMS to +41 79 123 45 67 sent", "+41 79 123 45 67"],
      ["Telefon 0171/5538204", "0171/5538204"],
      ["Handynummer: 0171 5538204", "0171 5538204"],
      ["my number is 09-7625400", "09-7625400"],
      ["hello\ncall +1 (415) 555-0132", "+1 (415) 555-0132"],
      ["Gerne auch telefonisch unter 0171 5538204.", "0171 5538204"],
    ],
    keep: [
      "permId=2038089191",
      "2025-06-20T00:19:09+02:00",
      "O-20251127-015321-001-000-1",
      "pnl +1250000 USD",
    ],
  },
};
