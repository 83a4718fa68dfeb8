import { MIXED, type Place, WHO_AND_WHAT } from "./word.ts";

/** What people and logs say: `log in with …`, `… as the password`. */
export const SENTENCES: readonly Place[] = [
  ["pw is ", new RegExp(`\\bpw is ${MIXED}`, "dgi")],
  ["p/w", new RegExp(`\\bp/w[ \\t]?[:=]?[ \\t]?${MIXED}`, "dgi")],
  [" pw ", new RegExp(`\\bpw ${MIXED}`, "dgi")],
  [" as the password", new RegExp(`(?:^|[\\s"'\`])${MIXED}["'>\`]? as the password`, "dgi")],
  [" as password", new RegExp(`(?:^|[\\s"'\`])${MIXED}["'>\`]? as password`, "dgi")],
  [" as my password", new RegExp(`(?:^|[\\s"'\`])${MIXED}["'>\`]? as my password`, "dgi")],
  ...[
    "login with ",
    "log in with ",
    "logged in with ",
    "logging in with ",
    "sign in with ",
    "signing in with ",
    "signed in with ",
  ].map(
    (said): Place => [
      said,
      new RegExp(`${said}(?:the )?(?:user(?:name)? |credentials? )?${WHO_AND_WHAT}`, "dgi"),
    ],
  ),
  // `"…" is my password`, `… was the old password`
  ...["is", "was"].flatMap((is) =>
    ["my", "the", "our"].flatMap((whose) =>
      ["", "old ", "new ", "current ", "paper ", "live ", "tws ", "ib ", "ibkr ", "real "].map(
        (which): Place => [
          ` ${is} ${whose} ${which}passw`,
          /(?:^|[\s(])(?:["'`<](?<quoted>[^\s"'`<>]{4,64})["'`>]|(?<secret>(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"'`<>,;()]{6,64})) (?:is|was) (?:my|the|our) (?:\w{1,8} )?passw(?:or[dt])?\b(?! \w{0,3}(?:manager|dialog|field|prompt|box|store|file|hash|helper|policy|for\b))/dgi,
        ],
      ),
    ),
  ),
  // `My password has a special sign in it, it is "…"`
  ...[" it is ", " it's ", " it was "].map(
    (said): Place => [
      said,
      /\b(?:password|passwd|passphrase|pwd?|passwort)\b[^\n]{0,160}? it(?:'s| is| was)[: ]{1,2}(?:(?:just|simply|only|still|now|currently|actually|really) )?["'`(<]?(?<secret>(?=[^\s"'`]{0,60}\d)(?=[^\s"'`]{0,60}[a-z])(?=[^\s"'`]{0,60}[A-Z!#$%&*@^~+-])[^\s"'`<>,;()]{8,64})/dgi,
    ],
  ),
  ...[
    "auth failed",
    "authentication failed",
    "authentication failure",
    "authentication error",
    "login failed",
    "failed login",
    "login incorrect",
    "login failure",
    "invalid credentials",
  ].map((said): Place => [said, new RegExp(`${said}(?: for)?(?: user(?:name)?)?:? ${WHO_AND_WHAT}`, "dgi")]),
  ...[" logged in", " logged on"].map(
    (said): Place => [
      said,
      /\buser:? ["'`[]?(?<user>(?!who\b|which\b|currently\b)[A-Za-z][\w.@-]{3,40})["'`\]]? (?:is|was) (?:already |currently |still )?logged (?:in|on)\b/dgi,
    ],
  ),
  [
    " mine is ",
    /\b(?:password|passwd|passphrase|pwd?|passwort|pin)\b[^\n]{0,60} mine is (?:just )?["'`(<]?(?<secret>(?=[^\s"'`]{0,60}\d)[^\s"'`<>,;()]{4,64})/dgi,
  ],
  ["password (", new RegExp(`password \\((?=[^\\s)]{0,60}[A-Z!#$%&*@^~])${MIXED}\\)`, "dg")],
  [
    " using is ",
    /\b(?:token|api key|key|password) (?:that )?(?:I'm|I am|we're|we are) (?:\w{1,10} )?using is:? ["'`<]?(?<secret>(?=[^\s"'`]{0,60}\d)[^\s"'`<>,;()]{6,128})/dgi,
  ],
  ["(it is ", new RegExp(`pass(?:word|phrase|code)? \\(it is ${MIXED}`, "dgi")],
  ["password from ", new RegExp(`password from ${MIXED}`, "dgi")],
  [
    "password for ",
    new RegExp(`password for [\\w.-]{1,40} (?:was |is )?(?:set|changed|reset) to ${MIXED}`, "dgi"),
  ],
  ["password from ", new RegExp(`password from \\S{3,64} to ${MIXED}`, "dgi")],
];
