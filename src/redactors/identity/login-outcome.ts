import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";

const NAMED = /(?<![\w.-])(?:user|login)[ \t]{1,3}(["'`]?)([A-Za-z][\w.@-]{2,40})\1$/i;
/** What stands there in a sentence about users, and parts of a program that are called after them. */
const NO_NAME =
  /^(?:is|was|who|which|that|has|had|not|already|successfully|currently|still|been|being|gets?|got|must|should|can|will|may|and|or|if|once|when|then|name|id|interface|input|data|agent|thread|process|stream|space|request|screen|window|form|button|attempts?|errors?|field)$/i;

/** Login names before what became of the login: `user kobyej authenticated`. */
export const loginOutcome: Redactor = {
  id: "login-outcome",
  kind: "user",
  title: "Login names before what became of the login",
  triggers: [
    " authenticated",
    " logged in",
    " logged on",
    " signed in",
    " is locked",
    " locked out",
    " logged out",
  ],
  before: 60,
  after: 1,
  find({ text, at, end }): readonly Span[] {
    const match = NAMED.exec(text.slice(0, at).replace(/ (?:successfully|is|was|has)$/, ""));
    const name = match?.[2];
    if (match === null || name === undefined || NO_NAME.test(name) || isCommonWord(name.toLowerCase()))
      return [];
    if (/\w/.test(text[end] ?? "")) return [];
    const start = match.index + match[0].lastIndexOf(name);
    // A name without a digit may be any word, which elsewhere is nobody's.
    return [{ start, end: start + name.length, learn: /\d/.test(name) || match[1] !== "" }];
  },
  examples: {
    hide: [
      ["Auth: user kobyejrok authenticated", "kobyejrok"],
      ["login 'kobyejrok' is locked out", "kobyejrok"],
    ],
    keep: [
      "the user is logged in",
      "user already authenticated",
      "user input locked out",
      "user authenticated",
    ],
  },
};
