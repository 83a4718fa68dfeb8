import type { Redactor, Span } from "../../model/redactor.ts";
import { DIGIT, holdsRun, isDigit } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";

const DASH = 0x2d;

/** Digits alone, or groups of them with dashes: `26575167`, `101-001-1234567-001`, `-1001234567890`. */
const NUMBER =
  /s?\\{0,3}["'`\]]{0,2}[ \t]{0,4}(?:=>|:=|[:=(#]|(?:is|no\.?|nr\.?|number)(?=[ :=]))?[ \t]{0,4}[:=]?[ \t]{0,4}(\\{0,3}["'`])?(-?\d{5,14}(?:-\d{2,8}){0,4})(?![\w.]|-\d)/y;
const OANDA = /\d{3}-\d{3}-\d{6,8}-\d{3}(?!\d|-\d)/y;
/** Not who, but when or how often: `last_login: 1700000000`. */
const NO_IDENTITY = /(?:^|[^a-z])(?:last|first|prev(?:ious)?|next|num|max|total|count|n)[_ -]?$/i;
/** Names of which even five digits are an identity; of the others it takes six. */
const SURE = /acc|investor|chat/i;

/** Numbers that name somebody at other brokers and messengers: only where a name says so, as IB's own ids are numbers too. */
export const brokerAccount: Redactor = {
  id: "broker-account",
  kind: "account-number",
  title: "Account, login and chat numbers of other services",
  triggers: [
    "###-###-######",
    "-###########",
    "account_id",
    "accountid",
    "account-id",
    "account id",
    "account number",
    "account_number",
    "accountnumber",
    "account no",
    "account #######",
    "account: #######",
    "account=#######",
    "accno",
    ...["account", "acct"].flatMap((name) => [
      `${name} f####`,
      `${name}: f####`,
      `${name}=f####`,
      `${name} id: f####`,
    ]),
    "login",
    "uid",
    "user_id",
    "userid",
    "user-id",
    "user id",
    "investor_id",
    "investorid",
    "investor id",
    "chat_id",
    "chatid",
    "chat id",
    "authorization on ",
    "chat: #####",
    "chat=#####",
  ],
  peek: (bytes, { at, end, limit }) =>
    bytes[at] === DASH ||
    isDigit(bytes[at]) ||
    isDigit(bytes[end - 1]) ||
    holdsRun(bytes, { of: DIGIT, length: 5, from: at, to: Math.min(limit, end + 40) }),
  glance:
    /(?<=f\d{4})|s?\\{0,3}["'`\]]{0,2}[ \t]{0,4}(?:=>|:=|[:=(#]|is|n)?[ \t\w.]{0,8}[:=]?[ \t]{0,4}\\{0,3}["'`]?-?\d/iy,
  before: 40,
  after: 80,
  find({ text, at, end }): readonly Span[] {
    if (/f\d{4}$/i.test(text.slice(at, end))) return advisor(text, end);
    if (/^\d/.test(text.slice(at, end))) return oanda(text, at);
    if (text[at] === "-") return group(text, at);
    const key = text.slice(at, end).replace(/[ :=]*\d*$/, "");
    const before = text.slice(Math.max(0, at - 12), at);
    if (NO_IDENTITY.test(before) || (/^u/i.test(key) && /[a-z]$/.test(before))) return [];
    const match = matchAt(NUMBER, text, at + key.length);
    const value = match?.[2];
    if (match === null || value === undefined) return [];
    const digits = value.replace(/\D/g, "").length;
    if (digits < (SURE.test(key) ? 5 : 6) || (!SURE.test(key) && isTime(value))) return [];
    const start = NUMBER.lastIndex - value.length;
    return [{ start, end: start + value.length, learn: digits >= 7 }];
  },
  examples: {
    hide: [
      ["OANDA account 101-001-5563582-006", "101-001-5563582-006"],
      ["mt5.initialize(login=46715288, server='Demo')", "46715288"],
      ["TELEGRAM_CHAT_ID=-1004377811155", "1004377811155"],
      ["account number: 26575167", "26575167"],
      ["account F8123 is live", "F8123"],
    ],
    keep: [
      "last_login=1700000000, uid=1000",
      "account_id=INTERACTIVE_BROKERS-001, orderId=1234567",
      "Login attempt: 1",
    ],
  },
};

function oanda(text: string, at: number): Span[] {
  const match = matchAt(OANDA, text, at);
  return match === null || /\d-?$/.test(text.slice(Math.max(0, at - 2), at))
    ? []
    : [{ start: at, end: OANDA.lastIndex }];
}

/** An old account of an advisor at IB: four digits, which elsewhere are anything. */
function advisor(text: string, end: number): Span[] {
  const isWhole = text[end - 5] === "F" && !/[\w-]/.test(text[end] ?? "");
  return isWhole ? [{ start: end - 5, end, kind: "account" }] : [];
}

/** A group of Telegram: `-100` and ten digits. */
function group(text: string, at: number): Span[] {
  const number = /^-100\d{9,11}(?![\d.])/.exec(text.slice(at, at + 18))?.[0];
  const named = /chat|group|channel|telegram/i.test(text.slice(Math.max(0, at - 40), at));
  return number === undefined || !named ? [] : [{ start: at, end: at + number.length }];
}

/** Seconds or milliseconds of this century, a date. */
function isTime(value: string): boolean {
  return /^1[5-9]\d{8}(?:\d{3})?$|^20[0-3]\d[01]\d[0-3]\d$/.test(value);
}
