import type { Redactor, Span } from "../model/redactor.ts";
import { isCommonWord } from "./common-words.ts";
import { isPlaceholder } from "./value-shape.ts";

const VALUE = String.raw`(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'|;<>]{1,256}))`;
/** Programs whose short options take a password, and how. */
const SHORT_PASSWORD =
  /\b(?:mysql(?:dump|admin)?|mariadb|sshpass|docker|podman|helm|plink|pscp|winscp|redis-cli|mongo(?:sh|dump|restore)?|influx|smbclient|vncviewer|x11vnc|7z|zip|unzip|wget|az|sqlcmd|ldapsearch|xfreerdp|IBC\w*|ibcstart\S*)\b[^\n]{0,200}?\s(?:-p|-P|-a|-w|--pass|-pw)/i;

/** Passwords given to well-known programs by short options: `curl -u user:pw`, `mysql -ppw`, `sshpass -p pw`. */
export const commandLine: Redactor = {
  id: "command-line",
  kind: "secret",
  title: "Passwords in commands, netrc files",
  triggers: [
    " -u ",
    " -u'",
    ' -u"',
    " --user ",
    " --user=",
    " --proxy-user",
    " -p",
    " -a ",
    " -w ",
    " /p:",
    " /u:",
    "machine ",
    " -rfbauth",
    "ibcalpha.ibc.",
  ],
  before: 256,
  after: 600,
  find({ text, at, end }): readonly Span[] {
    const lineStart = text.lastIndexOf("\n", at) + 1;
    const before = text.slice(lineStart, at);
    const trigger = text.slice(at, end);
    if (trigger.startsWith("ibc")) return positional(text, end);
    if (trigger.startsWith("machine")) return netrc(text, at);
    if (/^ (?:-u|--user|--proxy-user)/.test(trigger)) return userAndPassword(text, end, before);
    if (/^ \/p:/i.test(trigger)) return option(text, end);
    const command = `${before}${trigger.trimEnd()}`;
    if (
      !SHORT_PASSWORD.test(command) ||
      /^ -a/.test(trigger) !== /redis-cli/.test(before) ||
      (/^ -p/.test(trigger) && /\bdocker run\b|\bpodman run\b/.test(before))
    )
      return [];
    return option(text, trigger === " -p" && !/\s/.test(text[end] ?? "") ? end : skipBlank(text, end));
  },
  examples: {
    hide: [
      ["curl -k -u me:N@uxe8go$5 https://localhost:9200", "N@uxe8go$5"],
      ["mysql -u root -pR00tPw123 ib", "R00tPw123"],
      ['java ibcalpha.ibc.IbcGateway "/root/ibc/config.ini" "fredo81" "wolf99x" paper', "wolf99x"],
      ["machine api.vendor.example login ib password netrcPw55", "netrcPw55"],
    ],
    keep: ["docker run -p 4002:4002 image", "mkdir -p /var/log/ib", "sort -u names"],
  },
};

function option(text: string, from: number): Span[] {
  const match = new RegExp(VALUE, "y");
  match.lastIndex = from;
  const found = match.exec(text);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || value === undefined || isPlaceholder(value) || /^(?:-|\d{1,5}:\d|\/)/.test(value))
    return [];
  const start = from + found[0].indexOf(value);
  return [{ start, end: start + value.length, learn: value.length >= 6 }];
}

function userAndPassword(text: string, end: number, before: string): Span[] {
  const from = skipBlank(text, end);
  const match = /^["']?([^\s"':]{1,100}):([^\s"']{1,256})/.exec(text.slice(from, from + 400));
  if (!match?.[1] || !match[2] || isPlaceholder(match[2])) return [];
  if (/^\d+$/.test(match[1]) || !/\b(?:curl|wget|http|svn|git|xh|aria2c|docker login)\b/.test(before))
    return [];
  const start = from + match[0].indexOf(match[1]);
  const user: Span = { start, end: start + match[1].length, kind: "user" };
  const password = { start: user.end + 1, end: from + match[0].length };
  return isCommonWord(match[1].toLowerCase()) ? [password] : [user, password];
}

const MACHINE =
  /machine\s{1,8}(\S{1,200})\s{1,20}login\s{1,8}(\S{1,200})(?:\s{1,20}password\s{1,8}(\S{1,400}))?/iy;

function netrc(text: string, at: number): Span[] {
  MACHINE.lastIndex = at;
  const match = MACHINE.exec(text);
  if (match === null) return [];
  const spans: Span[] = [];
  let from = at + "machine".length;
  for (const [index, kind] of [
    [1, "host"],
    [2, "user"],
    [3, "secret"],
  ] as const) {
    const value = match[index];
    if (value === undefined) continue;
    const start = text.indexOf(value, from);
    from = start + value.length;
    if (!isPlaceholder(value) && !(kind === "user" && isCommonWord(value)))
      spans.push({ start, end: from, kind, learn: kind === "secret" });
  }
  return spans;
}

/** IBC takes user and password as plain arguments behind its settings file, the mode of trading last. */
const IBC_ARGUMENTS =
  /Ibc\w{1,12}"?[ \t]{1,4}(?:"[^"\n]{1,200}"|[^\s"]{1,200})[ \t]{1,4}(?:"([^"\n]{1,64})"|([^\s"]{1,64}))[ \t]{1,4}(?:"([^"\n]{1,128})"|([^\s"]{1,128}))/y;

function positional(text: string, end: number): Span[] {
  IBC_ARGUMENTS.lastIndex = end;
  const match = IBC_ARGUMENTS.exec(text);
  const user = match?.[1] ?? match?.[2];
  const password = match?.[3] ?? match?.[4];
  if (!match || user === undefined || password === undefined || /^(?:paper|live|-)/.test(user)) return [];
  const from = end + match[0].indexOf(user, match[0].search(/[ \t]/));
  const to = end + match[0].lastIndexOf(password);
  const spans: Span[] = [];
  if (!isPlaceholder(user) && !isCommonWord(user.toLowerCase()))
    spans.push({ start: from, end: from + user.length, kind: "user" });
  if (!isPlaceholder(password) && !/^(?:paper|live)$/.test(password))
    spans.push({ start: to, end: to + password.length });
  return spans;
}

function skipBlank(text: string, at: number): number {
  let from = at;
  while (/[ \t=]/.test(text[from] ?? "")) from++;
  return from;
}
