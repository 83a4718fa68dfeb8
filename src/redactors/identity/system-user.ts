import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { matchAt } from "../words/sticky.ts";
import { isSystemAccount } from "./file-owner.ts";

const NAME = String.raw`(?<user>[A-Za-z_][\w.-]{1,31})`;
const END = "(?![\\w.-]|[/@(])";

/** How a login name stands in what the system logs, and in commands about users. */
const PLACES: readonly RegExp[] = [
  new RegExp(`sudo:[ \\t]{1,8}${NAME} : `, "dy"),
  new RegExp(`su - ${NAME}${END}`, "dy"),
  // `su name -c …`, `exec gosu name …`: how containers go on as somebody else.
  new RegExp(`su (?:-s \\S{1,40} |-l |-m |-p ){0,3}${NAME} (?:-s \\S{1,40} )?-c `, "dy"),
  new RegExp(`(?:gosu|su-exec|runuser(?: -\\w \\S{1,40})?) ${NAME}(?=[: ])`, "dy"),
  new RegExp(
    `(?:chown|chgrp) (?:-\\w{1,3} )?${NAME}(?::(?<group>[A-Za-z_][\\w.-]{1,31}))?(?=:? [^\\s])`,
    "dy",
  ),
  new RegExp(`session (?:opened|closed) for user ${NAME}${END}`, "dy"),
  new RegExp(`(?:publickey|password) for (?:invalid user )?${NAME} from [\\da-fA-F:.]{3}`, "dy"),
  new RegExp(`Authenticating to \\S{1,80} as '${NAME}'`, "dy"),
  new RegExp(`(?:crontab|sudo|runuser) -u ${NAME}${END}`, "dy"),
  new RegExp(`(?:useradd|adduser|usermod) (?:-\\S{1,20} (?:\\S{1,40} )?){0,3}${NAME}(?=\\r?\\n|$)`, "dy"),
  /git config (?:--\w{1,10} )?user\.name ["']?(?<user>[^"'\n]{2,40})(?=["'\n]|$)/dy,
];
/** Before the terminal somebody sits at, in what `who` and `last` print. */
const SITS = /(?:^|[\s:])(?<user>[a-z_][\w.-]{1,31})[ \t]{0,20}$/d;
/** `DOMAIN\somebody logged on` */
const OF_DOMAIN = /(?:^|[\s"'(])[A-Z][A-Z0-9-]{1,14}\\{1,2}(?<user>[A-Za-z][\w.-]{1,31})["']?$/d;
/** `(user㉿host)-[~]`, `host:folder user$ command`: prompts of Kali and of a Mac. */
const KALI = /\((?<user>[A-Za-z_][\w.-]{1,31})\xe3\x89\xbf(?<host>[\w.-]{1,62})\)/dg;
const MAC = /(?:^|\n)(?<host>[A-Za-z0-9][\w-]{2,62}):[^\s:]{1,60} (?<user>[a-z_][\w.-]{1,31})$/d;

/** Login names in logs of the system, in commands about users, in prompts. */
export const systemUser: Redactor = {
  id: "system-user",
  kind: "user",
  title: "Login names in system logs, commands about users, prompts",
  triggers: [
    "sudo: ",
    "su ",
    "gosu ",
    "su-exec ",
    "chown ",
    "chgrp ",
    "session opened",
    "session closed",
    "publickey for ",
    "authenticating to ",
    "password for ",
    "crontab -u ",
    "sudo -u ",
    "runuser ",
    "useradd ",
    "adduser ",
    "usermod ",
    "git config ",
    " pts/",
    " logged on",
    " logged in",
    " logged off",
    "\xe3\x89\xbf",
    "$ ",
  ],
  before: 140,
  after: 120,
  find({ text, at }): readonly Span[] {
    if (text[at] === "$") return promptOfMac(text, at);
    if (text.startsWith(" l", at)) {
      const from = Math.max(0, at - 60);
      const match = OF_DOMAIN.exec(text.slice(from, at));
      return match === null ? [] : spansOf(match, from);
    }
    if (text[at] === " ") {
      const from = Math.max(0, at - 60);
      const match = SITS.exec(text.slice(from, at));
      return match === null || !/^\d/.test(text.slice(at + 5, at + 6)) ? [] : spansOf(match, from);
    }
    if (text[at] === "\xe3") {
      for (const match of text.matchAll(KALI))
        if (match.index < at && match.index + match[0].length > at) return spansOf(match, 0);
      return [];
    }
    if (/\w/.test(text[at - 1] ?? "")) return [];
    for (const pattern of PLACES) {
      const match = matchAt(pattern, text, at);
      if (match !== null) return spansOf(match, 0);
    }
    return [];
  },
  examples: {
    hide: [
      ["sudo: krelvo : TTY=pts/0 ; PWD=/opt ; USER=root", "krelvo"],
      ["CORP\\krelvo logged on", "krelvo"],
      ["chown krelvo:krelvo config.ini", "krelvo"],
      ["sshd[1]: Accepted publickey for krelvo from 10.0.0.4 port 50122", "krelvo"],
      ["crontab -u krelvo -l", "krelvo"],
      ["debug1: Authenticating to 10.0.0.5:22 as 'krelvo'", "krelvo"],
      ["# su krelvo -c 'ibcstart.sh'", "krelvo"],
      ["exec gosu krelvo /opt/run.sh", "krelvo"],
      ["last logged in: krelvo pts/0", "krelvo"],
      ["wolf-nuc:ibc krelvo$ ls", "wolf-nuc"],
    ],
    keep: [
      "sudo -u root reboot",
      "$ su ibgateway -c 'x'",
      "chown ibgateway:ibgateway /root/Jts",
      "session opened for user root by (uid=0)",
      "the password for login from 2 places",
      "costs: about 5$ more",
    ],
  },
};

function promptOfMac(text: string, at: number): Span[] {
  const from = Math.max(0, at - 130);
  const match = MAC.exec(text.slice(from, at));
  return match === null || !/[\d-]/.test(match.groups?.host ?? "") ? [] : spansOf(match, from);
}

function spansOf(match: RegExpExecArray, from: number): Span[] {
  const spans: Span[] = [];
  for (const [name, range] of Object.entries(match.indices?.groups ?? {})) {
    const value = match.groups?.[name];
    if (range === undefined || value === undefined) continue;
    if (
      isCommonWord(value.toLowerCase()) ||
      isSystemAccount(value) ||
      isSystemAccount(value.split(".")[0] ?? "")
    )
      continue;
    spans.push({
      start: from + range[0],
      end: from + range[1],
      ...(name === "host" ? { kind: "host" } : {}),
    });
  }
  return spans;
}
