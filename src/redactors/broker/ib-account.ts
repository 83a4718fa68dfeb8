import type { Redactor, Span } from "../../model/redactor.ts";
import { beginsCleanly } from "../words/boundaries.ts";
import { byteClass, isDigit } from "../words/byte-class.ts";
import { matchAt } from "../words/sticky.ts";
import { looksChosen, looksRandom } from "../words/value-shape.ts";
import { isHexNumber } from "./hex-number.ts";

/** Users and paper users, advisors, introducing brokers; a third letter on paper accounts (`DUM`, `DUK`, …). */
/** A letter may follow: `F1234567A` is all of an advisor's accounts, `U1234567Positions` a name made of one. */
const ACCOUNT =
  /(?:D[UFI][A-Z]?|U)\d{5,8}(?:[A-Z](?![0-9A-Za-z]))?(?![0-9a-z])|(?:DU[A-Z]?|U)\d{6,8}(?=[a-z]{2,}(?![0-9A-Za-z]))|[FI]\d{5,8}(?:[AF](?![0-9A-Za-z]))?(?![0-9A-Za-z])|(?:d[ufi][a-z]?|[ufi])\d{5,8}(?![0-9A-Za-z])/y;
const ESCAPES = byteClass(/[\\%=]/);
/** As a person writes it, with a gap or a dash: `U12 34567`, `DU-1234567`. */
const SPACED = /DU?[A-Z]?[ -]?\d{1,7}(?:[ -]\d{2,7}){0,2}|U[ -]?\d{1,7}(?:[ -]\d{2,7}){0,2}/y;
const SAID = /(?:acc(?:oun)?t|a\/c|account(?: id| number| no\.?)|ibkr|margin for|live|paper)[^\n\d]{0,16}$/i;
/** A list of accounts that is given to a name. */
const LISTED = /(?:accounts?|logins?|credentials|users?)\w{0,8}["']?\s{0,3}[=:]\s{0,3}["'`]?\S{0,70}$/i;
const CONTEXT = /acc(?:oun)?t|managed|advisor|\bfa\b|portfolio|U\d{5,8}|broker|ibkr|client/i;

/** IB account ids: `U1234567`, `DU1234567`, `DUM123456`, `F1234567`, `I1234567`. */
export const ibAccount: Redactor = {
  id: "ib-account",
  kind: "account",
  title: "Interactive Brokers account ids",
  triggers: [
    "u#####",
    "f#####",
    "i#####",
    ..."u-###### u-##-#### u##-##### u###-#### u####-### u###-### u#-######"
      .split(" ")
      .flatMap((gap) => [gap, gap.replaceAll("-", " ")]),
    ...[..."abcdefghijklmnopqrstuvwxyz"].flatMap((letter) => [`du${letter}#####`, `df${letter}#####`]),
  ],
  // Behind a digit stands the rest of a number in hexadecimal, unless the digit ends an escape.
  peek: (bytes, { at }) => !isDigit(bytes[at - 1]) || endsEscape(bytes, at),
  before: 80,
  after: 40,
  find({ text, at, end: triggerEnd }) {
    if (/[ -]/.test(text.slice(at, triggerEnd))) return spaced(text, at);
    // `\\u0022127.0.0.1`: a quote, written as an escape.
    if (text[at - 1] === "\\" && /^u00[0-7]/.test(text.slice(at, at + 4))) return [];
    let start = at;
    const percentEncoded = /(?:%|\\x|=|\\u00)[0-9A-Fa-f]d$/i.test(text.slice(Math.max(0, at - 6), at));
    if (/^[ufi]/i.test(text[at] ?? "") && /d/i.test(text[at - 1] ?? "") && !percentEncoded) start--;
    const match = matchAt(ACCOUNT, text, start);
    if (match === null) return [];
    const id = match[0];
    const end = start + id.length;
    if (!mayBegin(text, start) || isPartOfSomethingElse(text, start, end)) return [];
    const upper = id.toUpperCase();
    const digits = upper.replace(/\D/g, "").length;
    const cased =
      id === upper || (digits >= 6 && upper.startsWith("DU")) || (digits >= 7 && upper.startsWith("U"));
    const certain =
      upper.startsWith("D") ||
      (upper.startsWith("U")
        ? digits >= 6
        : digits >= 7 && (upper.startsWith("F") || isField(text, start, end)));
    const near = text.slice(Math.max(0, start - 80), start);
    if ((!certain || !cased) && !CONTEXT.test(near) && !CONTEXT.test(text.slice(end, end + 12))) return [];
    return [spanOf(id, start), ...passwordBehind(text, end, near)];
  },
  examples: {
    hide: [
      ["account U1234567", "U1234567"],
      ["INTERACTIVE_BROKERS-DUM123456", "DUM123456"],
      ['<- "15\\01\\0U1234567\\0"', "U1234567"],
      ["flex_report_U1234567_2024.xml", "U1234567"],
      ["managedAccounts: DU12345,F7654321", "F7654321"],
      ["61,3,I8429706,265598,AAPL", "I8429706"],
      ["15,1,F7654321A", "F7654321A"],
      ["logs/DF915335.20251127.csv saved", "DF915335"],
      ["accounts=u1234567,f7654321", "f7654321"],
      ["my account number is f7654321", "f7654321"],
      ["moved 100 shares F7654321 holds", "F7654321"],
      ["my account number is U12 34567", "U12 34567"],
      ["Account: U-1234567", "U-1234567"],
      ["U1234567has no permissions", "U1234567"],
      ["IB_ACCOUNTS=U1234567:Kestrel7Vp,U2345678:Zmorla42q", "Zmorla42q"],
    ],
    keep: [
      "permId=2038089191",
      "0x00000203F1234567",
      "module F1234567-89AB-4CDE-8F01-23456789ABCD",
      "client ExecId: 00002aac.f0475213.03.05",
      "ib_async.client 0000e1a7.fcf58371.01.01",
      "client session caf50400 opened",
      "option DUK261127C00100000",
      "client trade_id=f0860372.b41ab181.01.04",
      "ib_async.client DEBUG <<< 5,f75a5481,f9129258,582976",
      "broker ref f793729, crc=F2577882, crc=DF55489D",
      "US0378331005",
      "module=F1234567-89AB-4CDE-8F01-23456789ABCD:Kestrel7Vp",
      "U 123 456 shares of Unity",
      "\\U00012345",
      "\\u0022127.0.0.1",
    ],
  },
};

/** `IB_ACCOUNTS=U1234567:password,U2345678:other`. */
function passwordBehind(text: string, end: number, near: string): Span[] {
  const value = /^:([^\s,;:"'`|]{6,64})(?=[\s,;"'`|]|$)/.exec(text.slice(end, end + 68))?.[1];
  if (value === undefined || !LISTED.test(near) || !(looksChosen(value) || looksRandom(value, 8))) return [];
  return [{ start: end + 1, end: end + 1 + value.length, kind: "secret" }];
}

function spaced(text: string, at: number): Span[] {
  const start = text[at - 1] === "D" ? at - 1 : at;
  const id = matchAt(SPACED, text, start)?.[0];
  if (id === undefined || text[at] !== "U" || !beginsCleanly(text, start)) return [];
  const digits = id.replace(/\D/g, "").length;
  const end = start + id.length;
  if (digits < 6 || digits > 8 || /[\w]|[.:-]\d/.test(text.slice(end, end + 2).replace(/^\W\D/, "")))
    return [];
  if (!SAID.test(text.slice(Math.max(0, start - 40), start))) return [];
  return [spanOf(id, start)];
}

/** However it is written, an account has one name. */
function spanOf(id: string, start: number): Span {
  const plain = id.toUpperCase().replace(/[ -]/g, "");
  const span = { start, end: start + id.length, label: classOfAccount(id) };
  return plain === id ? span : { ...span, canonical: plain };
}

/** Paper accounts begin with a D: `DU…`, `DF…`. */
export function classOfAccount(id: string): "paper" | "live" {
  return /^d/i.test(id) ? "paper" : "live";
}

/** `\\0`, `%3D`, `=3D`, `\\u003d`. */
function endsEscape(bytes: Uint8Array, at: number): boolean {
  for (let back = 2; back <= 6 && back <= at; back++) if (ESCAPES[bytes[at - back] as number]) return true;
  return false;
}

/** A whole field of a message: an introducing broker's `I1234567` has no other mark. */
function isField(text: string, start: number, end: number): boolean {
  return (
    /[\s,;|'"=(\0]$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^(?:[\s,;|'":)\0]|$)/.test(text.slice(end, end + 1))
  );
}

function mayBegin(text: string, start: number): boolean {
  return (
    beginsCleanly(text, start) ||
    /(?:^|[^A-Za-z])(?:[a-z]{2,}_?|ACCT|ACCOUNT|IBKR|IB)$/.test(
      text.slice(Math.max(0, start - 12), start),
    ) === true
  );
}

function isPartOfSomethingElse(text: string, start: number, end: number): boolean {
  // An option on shares of Duke Energy: `DUK261127C00100000`.
  if (/^[CP]\d{8}(?!\d)/.test(text.slice(end, end + 10))) return true;
  if (/^-[0-9A-F]{4}-[0-9A-F]{4}/i.test(text.slice(end, end + 10)) || isHexNumber(text, start, end))
    return true;
  if (text[start - 1] === "\\" && /^[Uu]000/.test(text.slice(start, start + 4))) return true;
  return (
    /[0-9A-F]-$/i.test(text.slice(Math.max(0, start - 2), start)) &&
    /[0-9a-f]{4}-$/i.test(text.slice(Math.max(0, start - 5), start)) &&
    /[0-9a-f]{8}/i.test(text.slice(start, end))
  );
}
