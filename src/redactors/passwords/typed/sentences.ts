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
  ["login: ", new RegExp(`login: ${WHO_AND_WHAT}`, "dgi")],
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
  ["(it is ", new RegExp(`pass(?:word|phrase|code)? \\(it is ${MIXED}`, "dgi")],
  ["password from ", new RegExp(`password from ${MIXED}`, "dgi")],
  [
    "password for ",
    new RegExp(`password for [\\w.-]{1,40} (?:was |is )?(?:set|changed|reset) to ${MIXED}`, "dgi"),
  ],
  ["password from ", new RegExp(`password from \\S{3,64} to ${MIXED}`, "dgi")],
];
