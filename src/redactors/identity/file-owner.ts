import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { matchAt } from "../words/sticky.ts";

const LISTING =
  /[-dlbcps](?:[-r][-w][-xsStT]){3}[.+@]?[ \t]+\d{1,6}[ \t]+([A-Za-z_][\w.-]{1,31})[ \t]+([A-Za-z_][\w.-]{1,31})[ \t]+\d/y;
const IDENTITY = /(?:uid|gid|euid|groups?)=\d{1,10}\(([A-Za-z_][\w.-]{1,31})\)/y;
const DOMAIN_USER =
  /(?:owner|whoami|run as|user(?:name)?|account|principal)["']?[ \t]{0,4}[:=>][ \t]{0,4}["']?([A-Za-z][\w-]{1,15})\\{1,2}([A-Za-z][\w.-]{1,20})/iy;
/** Groups and service accounts that every system has. */
const SYSTEM =
  /^(?:root|wheel|staff|sudo|adm|daemon|bin|sys|nogroup|www-data|systemd-\S+|dialout|plugdev|audio|video|cdrom|dip|lxd|docker|users|everyone|authority|nt|builtin|system|administrators?|_\w+)$/i;

/** Whether every system has a user or a group of this name. */
export function isSystemAccount(name: string): boolean {
  return (
    SYSTEM.test(name) || /^(?:ibgateway|ibuser|sshd|messagebus|nginx|mail|cron|syslog|invalid)$/i.test(name)
  );
}

/** Login names in listings of files, in the output of `id`, and behind the name of a Windows domain. */
export const fileOwner: Redactor = {
  id: "file-owner",
  kind: "user",
  title: "Login names in listings of files and of `id`",
  triggers: [
    "-rw",
    "drwx",
    "-r-",
    "lrwx",
    "srwx",
    "uid=",
    "gid=",
    "groups=",
    "owner",
    "whoami",
    "run as",
    "user:",
    "user=",
    "username:",
  ],
  bounded: true,
  before: 2,
  after: 120,
  find({ text, at }): readonly Span[] {
    for (const pattern of [LISTING, IDENTITY, DOMAIN_USER]) {
      const match = matchAt(pattern, text, at);
      if (match === null) continue;
      let from = at;
      const spans: Span[] = [];
      for (const name of match.slice(1)) {
        if (name === undefined) continue;
        const start = text.indexOf(name, from);
        from = start + name.length;
        if (SYSTEM.test(name) || isCommonWord(name.toLowerCase())) continue;
        spans.push({
          start,
          end: from,
          ...(pattern === DOMAIN_USER && spans.length === 0 ? { kind: "host" } : {}),
        });
      }
      return spans;
    }
    return [];
  },
  examples: {
    hide: [
      ["drwxr-xr-x 5 fredo fredo 4096 Nov 27 10:00 bot", "fredo"],
      ["uid=1000(fredo) gid=1000(fredo) groups=1000(fredo),27(sudo)", "uid=1000(fredo)"],
      ["Owner: WOLFBOX7\\fredo", "WOLFBOX7"],
    ],
    keep: [
      "-rw-r--r-- 1 root root 4096 Nov 27 10:00 x",
      "uid=0(root) gid=0(root)",
      "owner: NT AUTHORITY\\SYSTEM",
    ],
  },
};
