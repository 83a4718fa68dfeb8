import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";

const GIVEN = String.raw`\\{0,3}["'\x60\]]{0,2}[ \t]{0,4}(?:[:=]|is\b)[ \t]{0,4}\\{0,3}["'\x60]`;
/** Of Alpaca, Rithmic and others: capitals and digits, in quotes; accounts of IB are found by their shape. */
const MIXED = new RegExp(
  `s?${GIVEN}(?![DUFI]{1,2}\\d)([A-Z]{1,4}(?=[A-Z0-9]{0,10}\\d)[A-Z0-9]{6,12})(?![\\w.-])`,
  "y",
);
/** What Schwab has a client use in place of the number of an account. */
const HASH = new RegExp(`${GIVEN}([0-9A-F]{40,80})(?![0-9A-Fa-f])`, "y");
const IN_PATH = /([0-9A-F]{64})(?![0-9A-Za-z])/y;
/** The owner of what is named, at Amazon: `arn:aws:iam::530917264418:user/…`; some numbers are those of its documentation. */
const AMAZON = /[\w-]{1,20}:[\w-]{0,20}:(?!123456789012|0{12}|1{4}2{4}3{4})(\d{12})(?=:)/y;

/** What stands behind a trigger; behind the others, `MIXED`. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  "/accounts/": IN_PATH,
  hashvalue: HASH,
  "arn:aws:": AMAZON,
};

/** Accounts of other brokers and services that are no mere numbers, or stand in a name of many parts. */
export const foreignAccount: Redactor = {
  id: "foreign-account",
  kind: "account-number",
  title: "Accounts of other services with letters in them, or in names of resources",
  triggers: ["account_number", "accountnumber", "account number", ...Object.keys(PATTERNS)],
  before: 40,
  after: 120,
  find({ text, at, end }): readonly Span[] {
    const trigger = text.slice(at, end).toLowerCase();
    const isOfAccount = /account/i.test(text.slice(Math.max(0, at - 40), end));
    const pattern = PATTERNS[trigger] ?? MIXED;
    const value = matchAt(pattern, text, end)?.[1];
    if (value === undefined || !(isOfAccount || pattern === AMAZON)) return [];
    return [{ start: pattern.lastIndex - value.length, end: pattern.lastIndex }];
  },
  examples: {
    hide: [
      ["'account_number': 'PA3W8QK7ZL2M'", "PA3W8QK7ZL2M"],
      [
        '{"accountNumber":"x","hashValue":"4F8B2D1C9E7A6053B1D4C8E2F7A90B6D3C5E1F8A"}',
        "4F8B2D1C9E7A6053B1D4C8E2F7A90B6D3C5E1F8A",
      ],
      [
        "/trader/v1/accounts/35F58CD4B0C27B5553F07125E8B987537B4BEED392CDEF0C97AE8B7F580AB5AC/orders",
        "35F58CD4B0C27B5553F07125E8B987537B4BEED392CDEF0C97AE8B7F580AB5AC",
      ],
      ["arn:aws:iam::530917264418:user/ticks", "530917264418"],
    ],
    keep: [
      'account_number: "INTERACTIVE"',
      '{"file":"x","hashValue":"4F8B2D1C9E7A6053B1D4C8E2F7A90B6D3C5E1F8A"}',
      "arn:aws:s3:::bucket/key",
      "arn:aws:secretsmanager:us-west-2:123456789012:secret:x",
    ],
  },
};
