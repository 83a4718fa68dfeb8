import type { Redactor } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

/** Tags of the FIX dictionary: 553 Username, 554 Password, 925 NewPassword, 96 RawData, 1402 EncryptedPassword, 89 Signature. */
const FIELD =
  /(?:^|[|;,]|[^!-~]|\^A|\\x01|\\u0001|[A-Za-z]\()(553|554|925|96|1402|89|49)\)?=((?![|"'^\\;])(?:[!#-&(-:<-[\]_-{}~\x80-\xff]|\^(?!A)){3,400})/y;

/** Login names and passwords in messages of the FIX protocol. */
export const fixLogin: Redactor = {
  id: "fix-login",
  kind: "secret",
  title: "Login names and passwords in FIX messages",
  triggers: ["553=", "554=", "925=", "1402=", "96=", "|89=", "553)=", "554)=", "|49=", "\u000149=", " 49="],
  before: 8,
  after: 420,
  find({ text, at, end }) {
    for (let start = Math.max(0, at - 5); start <= at; start++) {
      const match = matchAt(FIELD, text, start);
      const value = match?.[2];
      if (match === null || value === undefined || start + match[0].length - value.length !== end) continue;
      if (isPlaceholder(value) || /^[\d.,-]+$/.test(value)) return [];
      // Who sends: IB makes the name of a session from the login name; names of brokers and gateways have no digits.
      if (match[1] === "49" && !/^[a-z]{3,16}\d{2,8}$/i.test(value)) return [];
      const user = match[1] === "553" || match[1] === "49";
      if (user && isCommonWord(value.toLowerCase())) return [];
      return [{ start: end, end: end + value.length, ...(user ? { kind: "user" } : {}) }];
    }
    return [];
  },
  examples: {
    hide: [["8=FIX.4.4|35=A|553=fredo81|554=wolfgang|98=0|", "wolfgang"]],
    keep: ["8=FIX.4.4|35=8|54=1|55=AAPL|10=553|", "elapsed 96=1"],
  },
};
