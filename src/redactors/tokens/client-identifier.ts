import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass } from "../words/byte-class.ts";
import { alternation, isUuid, looksRandom } from "../words/value-shape.ts";

const QUOTE = 0x22;
const EQUALS = 0x3d;
const IN_ID = byteClass(/[\w.~+/=|-]/);

/** Client and application ids that look like credentials; TWS client ids are small numbers and stay. */
export const clientIdentifier: Redactor = {
  id: "client-identifier",
  kind: "secret",
  title: "Client and application ids that look like credentials",
  triggers: [
    "client_id",
    "clientid",
    "client-id",
    "account_sid",
    "accountsid",
    "tenant_id",
    "workspace_id",
    "merchant_id",
    "hardware_info",
    '"cid"',
  ],
  peek: (bytes, { at, end, limit }) => bytes[at] === QUOTE || holdsLongWord(bytes, end, limit),
  glance:
    /\\{0,3}["'`]?[ \t]{0,8}(?:[=:]|=>|:=|value=)[ \t]{0,8}\\{0,3}["'`]?[\w.~+/=-]{8}|(?<="cid")\s{0,4}:/y,
  before: 4,
  after: 300,
  find({ text, at, end }) {
    if (/^h/i.test(text.slice(at, at + 1))) {
      // The Client Portal tells the machine by this: a part of its disk's number and its MAC address.
      const info = /^\\{0,3}["']?[ \t]{0,4}[:=][ \t]{0,4}\\{0,3}["']?([0-9a-f]{8,32})(?=\|)/i.exec(
        text.slice(end),
      );
      return info?.[1] === undefined
        ? []
        : [{ start: end + info[0].length - info[1].length, end: end + info[0].length }];
    }
    if (text[at] === '"') return tradovate(text, end);
    const match =
      /^\\{0,3}["'`]?[ \t]{0,8}(?:=>|:=|[=:]|value=)[ \t]{0,8}\\{0,3}["'`]?([\w.~+/=-]{8,200})/.exec(
        text.slice(end),
      );
    const value = match?.[1];
    if (
      match === null ||
      value === undefined ||
      (isUuid(value) && !/^tenant/i.test(text.slice(at, end))) ||
      !/\d/.test(value) ||
      !(value.length < 12 ? isShortKey(value) : looksRandom(value, 12))
    )
      return [];
    const stop = end + match[0].length;
    return [{ start: stop - value.length, end: stop }];
  },
  examples: {
    hide: [
      ["DERIBIT_CLIENT_ID=1M1p9unB", "1M1p9unB"],
      ['tenant_id: "07ffd2a9-a640-46be-9a27-612530004883"', "07ffd2a9-a640-46be-9a27-612530004883"],
      ["merchant_id=Qx7Zp9Lm2Vb4", "Qx7Zp9Lm2Vb4"],
      ['"cid":48213,"sec":"x"', "48213"],
      [
        "paypal_client_id=AIG1b0Div1FWbhQFfskVqisnCrA6x7YymR5Q3hR9y",
        "AIG1b0Div1FWbhQFfskVqisnCrA6x7YymR5Q3hR9y",
      ],
    ],
    keep: ["clientId=2, permId=2038089191", "client_id=INTERACTIVE_BROKERS, venue=NASDAQ"],
  },
};

/** Whether what follows is eight characters of an id: the client ids of TWS are short numbers. */
function holdsLongWord(bytes: Uint8Array, from: number, limit: number): boolean {
  let start = from;
  while (start < limit && start - from < 40 && !IN_ID[bytes[start] as number]) start++;
  // `=` and `value=` belong to ids as well as to what stands before them.
  let at = start;
  while (at < limit && at - start < 8 && IN_ID[bytes[at] as number]) at++;
  return at - start >= 8 || bytes[at - 1] === EQUALS;
}

/** The number of an application at Tradovate, told by the secret beside it. */
function tradovate(text: string, end: number): Span[] {
  const match = /^\s{0,4}:\s{0,4}"?(\d{1,8})"?\s{0,4},\s{0,20}"sec"/.exec(text.slice(end, end + 60));
  if (match?.[1] === undefined) return [];
  const start = end + match[0].indexOf(match[1]);
  return [{ start, end: start + match[1].length, learn: false }];
}

/** Eight characters of an exchange: all of small and capital letters and digits, and no word. */
function isShortKey(value: string): boolean {
  return (
    /^[A-Za-z0-9_-]+$/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && alternation(value) >= 0.3
  );
}
