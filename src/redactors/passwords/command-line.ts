import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isKnownServer } from "../words/server-name.ts";
import { isPlaceholder } from "../words/value-shape.ts";
import { asksForPassword, takesPair, takesPassword, takesUser } from "./program-options.ts";

const VALUE = String.raw`(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'|;<>]{1,256}))`;
/** `user:password`, together or each in quotes; either may be missing where the other is the key. */
const PAIR =
  /(?:(["'])([^"'\n]{1,100})\1|["']?([^\s"':,]{0,100}))[:,](?:(["'])([^"'\n]{1,256})\4|([^\s"']{1,256}))/y;
const LONE_KEY = /(["'])([^\s"':]{8,100}):\1/y;
/** Commands whose password has no option of its own, or one that means something else elsewhere. */
const OWN_FORM: readonly RegExp[] = [
  /\bsnmp\w{3,12} [^\n]{0,120}?-c[ \t]{1,4}([^\s"'-][^\s"']{2,64})/y,
  /\bhtpasswd [^\n]{0,40}?-\w{0,4}b\w{0,4} \S{1,120} \S{1,64} ([^\s"']{3,128})/y,
];

/** Passwords given to well-known programs by short options: `curl -u user:pw`, `mysql -ppw`, `sshpass -p pw`. */
export const commandLine: Redactor = {
  id: "command-line",
  kind: "secret",
  title: "Passwords in commands, netrc files",
  triggers: [
    " -u ",
    " -u'",
    ' -u"',
    "ssh -l ",
    "mysql -u",
    " --user ",
    " --user=",
    " --proxy-user",
    " -p",
    " -a ",
    " -w ",
    " /p:",
    " /u:",
    " /user:",
    "'/u:",
    '"/u:',
    "'/p:",
    '"/p:',
    "machine ",
    " -rfbauth",
    "ibcalpha.ibc.",
    ".ini ",
    '.ini" ',
    "snmpwalk ",
    "snmpget ",
    "htpasswd ",
  ],
  before: 512,
  after: 600,
  find({ text, at, end }): readonly Span[] {
    const before = text.slice(commandStart(text, at), at).replace(/[\r\n]+/g, " ");
    const trigger = text.slice(at, end);
    if (/^(?:snmp|htp)/i.test(trigger)) return ownForm(text, at);
    if (trigger.startsWith("ibc")) return positional(IBC_ARGUMENTS, text, end);
    if (trigger.startsWith(".ini")) return positional(SETTINGS_ARGUMENTS, text, end);
    if (trigger.startsWith("machine")) return netrc(text, at);
    if (/^mysql/i.test(trigger)) return /\s/.test(text[end] ?? " ") ? [] : user(text, end);
    if (/^.\/u(?:ser)?:/i.test(trigger)) return option(text, end).map((span) => ({ ...span, kind: "user" }));
    if (/^(?: -u|ssh -l)/i.test(trigger) && takesUser(`${before}${trigger}`.replace(/["' ]+$/, "")))
      return user(text, end);
    if (/^ (?:-u|--user|--proxy-user)/.test(trigger)) return userAndPassword(text, end, before);
    if (/^.\/p:/i.test(trigger)) return option(text, end);
    const command = `${before}${trigger.trimEnd()}`;
    if (!takesPassword(command)) return [];
    if (/^w[ \t]/.test(text.slice(end, end + 2))) return option(text, skipBlank(text, end + 1));
    if (/^ -p$/i.test(trigger) && !/\s/.test(text[end] ?? "")) return option(text, end);
    return option(text, skipBlank(text, end)).filter(
      (span) => !asksForPassword(command) || /[a-z]\d|\d[a-z]/i.test(text.slice(span.start, span.end)),
    );
  },
  examples: {
    hide: [
      ["docker login -u dolmar -p Sommer ghcr.io", "dolmar"],
      ["psql -U dolmar -h 10.0.0.2 ib", "dolmar"],
      ["curl -k -u me:N@uxe8go$5 https://localhost:9200", "N@uxe8go$5"],
      ["mysql -u root -pR00tPw123 ib", "R00tPw123"],
      ['java ibcalpha.ibc.IbcGateway "/root/ibc/config.ini" "fredo81" "wolf99x" paper', "wolf99x"],
      ["program args: /root/ibc/config.ini dolmar Sommer paper", "Sommer"],
      ["machine api.vendor.example login ib password netrcPw55", "netrcPw55"],
      ["curl -X POST https://h.example \\\n  -d x \\\n  -u dev:yq5Vtkq9", "yq5Vtkq9"],
      ['curl -u ":d2LkV78z" https://h.example', "d2LkV78z"],
      ["curl --user kevin:'pRf7vG2h' https://h.example", "pRf7vG2h"],
      ["snmpwalk -v2c -c pr1v8te 10.0.0.1", "pr1v8te"],
    ],
    keep: [
      "docker run -p 4002:4002 image",
      "docker compose -p trading up -d",
      "mysql -u root -p ib",
      "machine github.com",
      "git push -u origin main",
      "mkdir -p /var/log/ib",
      "sort -u names",
      'curl -sL --user "$1:$2" "$3"',
      "curl -u <user:password> https://h.example",
      'curl -u "me" http://h.example:8080/x',
    ],
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
  // Behind `-u"` the quote belongs to the trigger.
  const from = /["']/.test(text[end - 1] ?? "") ? end - 1 : skipBlank(text, end);
  if (!takesPair(before)) return [];
  LONE_KEY.lastIndex = from;
  const lone = LONE_KEY.exec(text)?.[2];
  if (lone !== undefined)
    return /\d|[a-z][A-Z][a-z]*[A-Z]/.test(lone) && !isPlaceholder(lone)
      ? [{ start: from + 1, end: from + 1 + lone.length }]
      : [];
  PAIR.lastIndex = from;
  const match = PAIR.exec(text);
  const user = match?.[2] ?? match?.[3] ?? "";
  const password = match?.[5] ?? match?.[6];
  const bare = /^\{(?=\w*\d)(\w{8,64})\}$/.exec(password ?? "")?.[1] ?? password;
  if (
    !match ||
    password === undefined ||
    bare === undefined ||
    isPlaceholder(bare) ||
    /^\$\d$/.test(password)
  )
    return [];
  if (user.startsWith("<") || /^\d+$/.test(user)) return [];
  if (match[0].includes(",") && !/\blftp\b/.test(before) && !match[0].includes(":")) return [];
  const to = PAIR.lastIndex - (match[4] === undefined ? 0 : 1);
  const hidden: Span = { start: to - password.length, end: to };
  const start = from + match[0].indexOf(user);
  return user === "" || isCommonWord(user.toLowerCase()) || /[\s:]/.test(user)
    ? [hidden]
    : [{ start, end: start + user.length, kind: "user" }, hidden];
}

/** The login name behind `-u`, `-U`, `-l`; a pair with a password is for others to read. */
function user(text: string, end: number): Span[] {
  const from = /["']/.test(text[end - 1] ?? "") ? end - 1 : skipBlank(text, end);
  return option(text, from)
    .filter(({ start, end }) => !isCommonWord(text.slice(start, end).toLowerCase()))
    .map((span) => ({ ...span, kind: "user" }));
}

function ownForm(text: string, at: number): Span[] {
  for (const pattern of OWN_FORM) {
    pattern.lastIndex = at;
    const value = pattern.exec(text)?.[1];
    if (value === undefined || isPlaceholder(value) || value === "public") continue;
    return [{ start: pattern.lastIndex - value.length, end: pattern.lastIndex }];
  }
  return [];
}

/** Where the command begins: a line that ends in a backslash, a caret or a backtick goes on in the next. */
function commandStart(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at) + 1;
  for (let lines = 0; lines < 12 && start > 0; lines++) {
    if (!/[\\^`]\r?\n$/.test(text.slice(Math.max(0, start - 3), start))) break;
    start = text.lastIndexOf("\n", start - 2) + 1;
  }
  return start;
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
    if (kind === "host" && isKnownServer(value)) continue;
    if (!isPlaceholder(value) && !(kind === "user" && isCommonWord(value)))
      spans.push({ start, end: from, kind, learn: kind === "secret" });
  }
  return spans;
}

const WHO_AND_WHAT = String.raw`(?:"(?<quotedUser>[^"\n]{1,64})"|(?<user>[^\s"]{1,64}))[ \t]{1,4}(?:"(?<quotedPassword>[^"\n]{1,128})"|(?<password>[^\s"]{1,128}))`;
/** IBC takes user and password as plain arguments behind its settings file, the mode of trading last. */
const IBC_ARGUMENTS = new RegExp(
  String.raw`Ibc\w{1,12}"?[ \t]{1,4}(?:"[^"\n]{1,200}"|[^\s"]{1,200})[ \t]{1,4}${WHO_AND_WHAT}`,
  "dy",
);
/** The same as start scripts print it, without the program. */
const SETTINGS_ARGUMENTS = new RegExp(
  String.raw`[ \t]{0,4}${WHO_AND_WHAT}(?=[ \t]{1,4}"?(?:paper|live)\b)`,
  "dy",
);

function positional(pattern: RegExp, text: string, from: number): Span[] {
  pattern.lastIndex = from;
  const { user, quotedUser, password, quotedPassword } = pattern.exec(text)?.indices?.groups ?? {};
  const spans: Span[] = [];
  for (const [kind, range] of [
    ["user", user ?? quotedUser],
    ["secret", password ?? quotedPassword],
  ] as const) {
    if (range === undefined) return [];
    const [start, end] = range;
    const value = text.slice(start, end);
    if (/^(?:paper|live)$|^-/.test(value)) return spans;
    if (!isPlaceholder(value) && !(kind === "user" && isCommonWord(value.toLowerCase())))
      spans.push({ start, end, kind });
  }
  return spans;
}

function skipBlank(text: string, at: number): number {
  let from = at;
  while (/[ \t=]/.test(text[from] ?? "")) from++;
  return from;
}
