import type { Redactor, Span } from "../../model/redactor.ts";
import { DIGIT, holdsRun } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";

/** What stands between such a word and the number: `number`, `is`, quotes, signs. */
const NUMBER =
  /(?:[a-z']{0,10}(?:[ _-](?:number|no|nr|num|id|card|book|code|is|was|of|the|holder))*\b)?(?:\.?\\{0,3}["'`]?[ \t]{0,4}(?:[:=#]|=>|is\b|was\b)?[ \t]{0,4}\\{0,3}["'`]?)((?=(?:[A-Z-]{0,6}\d){4})[A-Z0-9]{1,15}(?:-[A-Z0-9]{1,8}){0,3})(?![\w.]|-\w)/iy;

/** Numbers of passports, identity cards, driving licences and of people who pay taxes: only where a word says so. */
export const identityNumber: Redactor = {
  id: "identity-number",
  kind: "identity-number",
  title: "Numbers of passports, identity cards, driving licences and tax payers",
  triggers: [
    "passport",
    "social security",
    "taxpayer",
    "tax payer",
    "tax id",
    "tax_id",
    "taxid",
    "itin ",
    "itin:",
    "itin=",
    'itin"',
    "ssn",
    "driver license",
    "driver's license",
    "drivers license",
    "driver_license",
    "driving licence",
    "driving license",
    "identity card",
    "national id",
    "national_id",
    "national insurance",
  ],
  peek: (bytes, { end, limit }) =>
    holdsRun(bytes, { of: DIGIT, length: 2, from: end, to: Math.min(limit, end + 50) }),
  before: 1,
  after: 80,
  find({ text, at, end }): readonly Span[] {
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) return [];
    // The sign that gives the number may belong to the trigger.
    const number = matchAt(NUMBER, text, /\w$/.test(text.slice(at, end)) ? end : end - 1)?.[1];
    if (number === undefined || number.length < 6) return [];
    return [{ start: NUMBER.lastIndex - number.length, end: NUMBER.lastIndex }];
  },
  examples: {
    hide: [
      ["my passport number is 913250661", "913250661"],
      ['"passport_no": "C01X4471829"', "X4471829"],
      ["ITIN: 912793558", "912793558"],
      ["driver's license D1234567", "D1234567"],
    ],
    keep: [
      "passport.js 0.7.0",
      "tax id missing, order 1234567",
      "passport-oauth2@1.8.0",
      "waiting 1234567 ms",
    ],
  },
};
