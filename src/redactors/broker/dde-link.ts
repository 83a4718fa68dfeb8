import type { Redactor } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";

/** `=Sname|tik!…`, `='Sname'|tik!…`, `DDEInitiate("Sname", "tik")`: the server is called after the login name, with an S before it. */
const SERVER = /(?:^|[^\w.-])S([A-Za-z][\w.-]{2,40})(?:'?|["'][ \t]{0,2},[ \t]{0,2})$/;
const TOPICS = ["tik", "ord", "err", "exec", "execs", "acct", "hist", "scan", "news", "contract", "mktdepth"];

const BAR = 0x7c;
const COMMA = 0x2c;

/** Login names in the links of Excel to TWS (DDE). */
export const ddeLink: Redactor = {
  id: "dde-link",
  kind: "user",
  title: "Login names in the links of Excel to TWS",
  triggers: TOPICS.flatMap((topic) => [`|${topic}!`, `|'${topic}'!`, `"${topic}"`]),
  peek: (bytes, { at }) => bytes[at] === BAR || bytes[at - 1] === COMMA || bytes[at - 2] === COMMA,
  before: 50,
  after: 8,
  find({ text, at }) {
    const name = SERVER.exec(text.slice(Math.max(0, at - 50), at))?.[1];
    if (name === undefined || isCommonWord(name.toLowerCase())) return [];
    const start = text.lastIndexOf(`S${name}`, at) + 1;
    return [{ start, end: start + name.length }];
  },
  examples: {
    hide: [
      ["A12: =Sdolmar77|tik!id3?bid", "dolmar77"],
      ["='Sdolmar77'|acct!'id1?acctv'", "dolmar77"],
      ['DDEInitiate("Sdolmar77", "tik")', "dolmar77"],
    ],
    keep: ["=server|tik!x", 'subscribe("AAPL", "tik")', "bid|ord!"],
  },
};
