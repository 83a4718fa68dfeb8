import type { Redactor, Span } from "../model/redactor.ts";
import { isCommonWord } from "./common-words.ts";

const NAME = /\s{1,3}(?:user(?:name)?\s{1,3})?(["'`<]?)([A-Za-z][\w.-]{2,40})\1/y;

/** Login names in sentences: `logged in as …`, `login for user …`. */
export const loginPhrase: Redactor = {
  id: "login-phrase",
  kind: "user",
  title: "Login names in sentences",
  triggers: [
    "logged in as",
    "logging in as",
    "login as",
    "authenticated as",
    "log in with",
    "login with user",
    "logged in user",
    "for user",
    "by user",
    "su -l",
  ],
  before: 4,
  after: 64,
  find({ text, end }): readonly Span[] {
    NAME.lastIndex = end;
    const match = NAME.exec(text);
    const name = match?.[2]?.replace(/[.]+$/, "");
    if (match === null || name === undefined || isCommonWord(name.toLowerCase())) return [];
    // A bare word may be anything; login names of IB are letters followed by digits.
    if (match[1] === "" && !/^[a-z]+\d+$/i.test(name)) return [];
    const start = end + match[0].lastIndexOf(name);
    return [{ start, end: start + name.length }];
  },
  examples: {
    hide: [
      ["Logged in as kobyej066", "kobyej066"],
      ["login for user 'jroe'", "jroe"],
    ],
    keep: ["logged in as administrator", "settings for user data", "rejected by user request"],
  },
};
