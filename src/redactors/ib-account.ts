import type { Redactor } from "../model/redactor.ts";

const ACCOUNT = /(?:D?[UFI]|DU[A-Z]|U[A-Z])\d{5,8}(?![A-Za-z0-9])/y;

/** IB account ids: `U1234567`, `DU1234567`, `DUM123456`, `F1234567`, `I1234567`. */
export const ibAccount: Redactor = {
  id: "ib-account",
  kind: "account",
  title: "Interactive Brokers account ids",
  triggers: ["u#####", "f#####", "i#####", "du#####"],
  before: 8,
  after: 16,
  find({ text, at }) {
    let start = at;
    while (start > 0 && /[DUFI]/.test(text[start - 1] ?? "")) start--;
    ACCOUNT.lastIndex = start;
    const match = ACCOUNT.exec(text);
    if (match === null) return [];
    return [{ start, end: start + match[0].length, label: match[0].startsWith("D") ? "paper" : "live" }];
  },
  examples: { hide: [["account U1234567", "U1234567"]], keep: ["permId=2038089191"] },
};
