import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { matchAt } from "../words/sticky.ts";

const USER =
  /(?:whoami|id -un|logname)(?:\r?\n[ \t]{0,4}|[ \t]{0,2}(?::|=|=>|->)[ \t]{1,4})(?:[A-Za-z0-9-]{1,32}\\)?([A-Za-z_][\w.-]{1,31})[ \t]*(?=\r?\n|$)/iy;
const MACHINE =
  /(?:hostname(?: -[sf])?|uname -n|\$env:computername)\r?\n[ \t]{0,4}([A-Za-z0-9][\w.-]{2,62})[ \t]*(?=\r?\n|$)/iy;
/** The console of a machine asks who is there: `trading-box7 login:`. */
const CONSOLE = /(?:^|\n)([A-Za-z0-9][\w-]{2,62})$/;

/** What commands answer that ask for the name of the user or of the machine. */
export const shellAnswer: Redactor = {
  id: "shell-answer",
  kind: "user",
  title: "Names of users and machines that a command answers",
  triggers: [
    "whoami",
    "id -un",
    "logname",
    "hostname\n",
    "hostname\r\n",
    "hostname -s",
    "hostname -f",
    "uname -n",
    "$env:computername",
    " login:",
  ],
  before: 66,
  after: 120,
  find({ text, at, end }): readonly Span[] {
    if (text[at] === " ") return asking(text, at);
    for (const pattern of [USER, MACHINE]) {
      const match = matchAt(pattern, text, at);
      const name = match?.[1];
      if (match === null || name === undefined) continue;
      if (isCommonWord(name.toLowerCase()) || end > pattern.lastIndex || /^[\d.]+$/.test(name)) return [];
      const stop = at + match[0].trimEnd().length;
      return [{ start: stop - name.length, end: stop, ...(pattern === MACHINE ? { kind: "host" } : {}) }];
    }
    return [];
  },
  examples: {
    hide: [
      ["$ whoami\nkrelvo\n", "krelvo"],
      ["$ hostname\nwolf-nuc\n$", "wolf-nuc"],
      ["wolf-nuc7 login: ", "wolf-nuc7"],
      ["PS C:\\> $env:COMPUTERNAME\nWOLFNEST-X1", "WOLFNEST-X1"],
    ],
    keep: ["$ whoami\nroot\n", "whoami is not found", "IBC: login: failed", "hostname verification disabled"],
  },
};

function asking(text: string, at: number): Span[] {
  const name = CONSOLE.exec(text.slice(Math.max(0, at - 64), at))?.[1];
  if (name === undefined || !/[\d-]/.test(name) || /^[\d-]+$/.test(name) || isCommonWord(name.toLowerCase()))
    return [];
  return [{ start: at - name.length, end: at, kind: "host" }];
}
