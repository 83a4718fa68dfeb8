import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

const NAMES = ["accounts", "users", "logins", "credentials", "creds"];
const SIGNS = ["=", ":", " =", '":', "':", '"='];

const OPENING = /[ \t]{0,4}["'`[]{0,2}/y;
/** What cloud-init and a shell hand to `chpasswd`: a block or a list of YAML, a document up to `EOF`. */
const TO_CHPASSWD =
  /:[ \t]{0,4}\r?\n(?:[ \t]{1,20}expire:[^\n]{0,20}\n)?[ \t]{1,20}list:[ \t]{0,4}(?:\|[-+]?[ \t]{0,4})?\r?\n[ \t]{1,20}(?:-[ \t]{1,4})?["']?|[ \t]{0,4}<<[- ]?["']?EO\w{1,6}["']?\r?\n/y;
/** `name:password`, and what may stand before the next. */
const ITEM =
  /(?<user>[A-Za-z][\w.@-]{1,63}):(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])(?!v?\d{1,3}\.)[^\s"'`,;:/|()[\]{}]{6,64})(?=["'`,;|\]\s]|$)["'`]?(?:[ \t]{0,2}[,;|][ \t]{0,2}["'`]?|\r?\n[ \t]{0,20}(?:-[ \t]{1,4})?["'`]?)?/y;
const MOST = 40;

/** Lists of logins given to one setting: `ACCOUNTS=name:password,other:password`. */
export const loginList: Redactor = {
  id: "login-list",
  kind: "secret",
  title: "Lists of login names and passwords",
  triggers: ["chpasswd", ...NAMES.flatMap((name) => SIGNS.map((sign) => name + sign))],
  glance: /[ \t]{0,4}["'`[]{0,2}[A-Za-z][\w.@-]{1,63}:[^\s/:]|(?<=chpasswd)[: \t<]/iy,
  before: 0,
  after: 2048,
  find({ text, at, end }): readonly Span[] {
    const spans: Span[] = [];
    const isHanded = /^chpasswd$/i.test(text.slice(at, end));
    const opening = matchAt(isHanded ? TO_CHPASSWD : OPENING, text, end);
    if (opening === null) return [];
    let from = end + opening[0].length;
    for (let count = 0; count < MOST; count++) {
      const item = matchAt(ITEM, text, from);
      const { user, secret } = item?.groups ?? {};
      if (item === null || user === undefined || secret === undefined) break;
      const start = from + user.length + 1;
      if (!isPlaceholder(secret)) {
        if (!isPlaceholder(user) && !isCommonWord(user.toLowerCase()))
          spans.push({ start: from, end: start - 1, kind: "user", learn: user.length >= 6 });
        spans.push({ start, end: start + secret.length });
      }
      from += item[0].length;
    }
    return spans;
  },
  examples: {
    hide: [
      ["ACCOUNTS=kobyej066:Sommer77x,tolmar4:Winter88y", "Winter88y"],
      ['"users": "kobyej066:Sommer77x;tolmar4:Winter88y"', "Sommer77x"],
      ["logins = ['kobyej066:Sommer77x', 'tolmar4:Winter88y']", "Winter88y"],
      ["chpasswd:\n  list: |\n    trader:Sommer77x\n    root:Winter88y\n  expire: false", "Winter88y"],
      ["chpasswd:\n  list:\n    - trader:Sommer77x", "Sommer77x"],
      ["sudo chpasswd <<EOF\ntrader:Sommer77x\nEOF", "Sommer77x"],
    ],
    keep: [
      "users: 1000:1000",
      "ACCOUNTS=paper:7497,live:7496",
      "users: postgres:alpine",
      "chpasswd: line 1: missing new password",
    ],
  },
};
