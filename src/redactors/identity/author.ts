import type { Redactor, Span } from "../../model/redactor.ts";
import { NAME } from "../words/person-name.ts";
import { matchAt } from "../words/sticky.ts";

/** The sender of a mail: `From: Jane Sample <…@…>`. */
const SENDER = new RegExp(String.raw`"?(${NAME}(?: ${NAME}){1,3})(?="? <[\w.+-]{1,64}@)`, "y");
/** A commit: `Author: Jane Sample <`. */
const COMMITTER = new RegExp(
  `(${NAME}(?: (?:(?:van|von|de|der|den|del|di|da|la|le) ){0,2}${NAME}){1,3})(?= <|\r?\nDate: )`,
  "y",
);
/** Above what somebody said, as it is copied from Slack: `Jane Sample  9:41 AM`. */
const SPEAKER = new RegExp(`(?:^|\\n)(${NAME}(?: ${NAME}){1,3})(?: {2}| \\[)\\d{1,2}$`);

/** Whose commits they are, in the settings of git. */
const OF_GIT = new RegExp(
  String.raw`[ \t]*\r?\n(?:[ \t]{1,8}\w{1,20} = [^\n]{0,80}\n){0,3}[ \t]{1,8}name = (${NAME}(?: ${NAME}){0,3})(?=[ \t]*(?:\r?\n|$))`,
  "y",
);

/** Who wrote something: a mail, a commit, a line of a conversation. */
export const author: Redactor = {
  id: "author",
  kind: "person",
  title: "Names of people who wrote a mail, a commit or a message",
  triggers: [
    "from: ",
    "reply-to: ",
    "author: ",
    "committer: ",
    ..."signed-off co-authored reviewed reported tested acked".split(" ").map((done) => `${done}-by: `),
    "[user]",
    ":## am",
    ":## pm",
  ],
  before: 64,
  after: 400,
  find({ text, at, end }): readonly Span[] {
    const key = text.slice(at, end);
    if (key.startsWith(":")) return saying(text, at, end);
    if (/[A-Za-z0-9]/.test(text[at - 1] ?? "")) return [];
    const pattern = key.startsWith("[")
      ? OF_GIT
      : /^author|^committer|-by: $/i.test(key)
        ? COMMITTER
        : SENDER;
    const name = matchAt(pattern, text, end)?.[1];
    if (name === undefined) return [];
    return [{ start: pattern.lastIndex - name.length, end: pattern.lastIndex, learn: name.includes(" ") }];
  },
  examples: {
    hide: [
      ["From: Jane Sample <jane@example.com>", "Jane Sample"],
      ["Author: Jane Sample <>", "Jane Sample"],
      ["Author: Jane Sample\nDate:   Tue Mar 4", "Jane Sample"],
      ["[user]\n\tname = Jane Sample\n", "Jane Sample"],
      ["Jane Sample  9:41 AM\nit does not connect", "Jane Sample"],
      ["Signed-off-by: Jane Sample <>", "Jane Sample"],
    ],
    keep: ["Author: Nautech Systems Pty Ltd", "From: the beginning"],
  },
};

function saying(text: string, at: number, end: number): Span[] {
  const name = SPEAKER.exec(text.slice(Math.max(0, at - 64), at))?.[1];
  if (name === undefined || !/^\]?[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 8))) return [];
  const start = text.lastIndexOf(name, at);
  return [{ start, end: start + name.length }];
}
