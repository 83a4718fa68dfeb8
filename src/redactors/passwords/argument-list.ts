import type { Redactor, Span } from "../../model/redactor.ts";
import { givenTo } from "../assignments/assigned.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { spansOfNamed } from "../assignments/named-value.ts";
import { closingQuote } from "../assignments/value-end.ts";
import { byteClass } from "../words/byte-class.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { isOwnServer } from "../words/server-name.ts";
import { matchAt, matchesAt } from "../words/sticky.ts";
import { takesPair, takesPassword, takesUser } from "./program-options.ts";

const NAME = /[A-Za-z][\w.-]{0,60}/y;
/** From the name of an option to what is given to it: the next of a list, of a YAML list, of numbered items, of a chain of calls, of elements of XML; the next quoted word; a line of its own. */
const BETWEEN = new RegExp(
  [
    String.raw`\\{0,3}["'${"`"}]?(?:[ \t]{0,8},\s{0,40}`,
    String.raw`\)\s{0,40}\.args?\(\s{0,8}`,
    String.raw`<\/\w{1,20}>\s{0,40}<\w{1,20}>`,
    String.raw`[ \t]{0,8}\r?\n[ \t]{0,40}-[ \t]{1,4}`,
    String.raw`\s{1,20}(?:\[\d{1,3}\][ \t]{0,2}=>?|\d{1,3}[:)])\s{1,20}(?:string\(\d{1,4}\) )?`,
    String.raw`[ \t]{0,8}\r?\n[ \t]{1,40}(?=[^\s-]\S{1,120}[ \t]{0,8}(?:\r?\n|$))`,
    String.raw`[ \t,]{1,4}arg(?:v|s)?\[?\d{1,3}\]?[ \t]{0,2}[:=][ \t]{0,2}`,
    String.raw`[ \t]{1,8}(?=\\{0,3}["'${"`"}]))`,
  ].join("|"),
  "y",
);
const QUOTE = /[bru&]{0,2}(\\{0,3}["'`])/y;
const BARE = /[^\s"'`,[\](){}<>-][^\s"'`,[\]<>]{0,200}/y;
/** Where options are declared and not given. */
const DECLARES =
  /(?:option|argument|flag|param|switch)s?\w{0,12}\(\s{0,20}(?:["'][^"'\n]{0,40}["'],\s{0,20}){0,3}$/i;
/** `pip install --user`: of these it takes no value. */
const NO_VALUE =
  /\b(?:pip3?|systemctl|journalctl|loginctl|flatpak|install|site|systemd-run|podman-compose)\b/;
const HOSTS = /^(?:(?:ib|tws|gw|gateway|ibkr|db|remote)[_-]?)?(?:host|hostname|server|address)$/i;
/** A port, a mapping of ports, a process; a path. */
const NO_PASSWORD = /^(?:[\d:.,-]+(?:\/(?:tcp|udp))?|\.{0,2}\/.*|~\/.*|\$.*)$/;

const DASH = 0x2d;
const LETTER = byteClass(/[A-Za-z]/);
const IN_NAME = byteClass(/[\w.-]/);
const LONGEST = 61;
/** Whether an option may take something that has to be hidden: by its name, or by what program it is of. */
const mayTakeOne = rememberedBytes((name) => isTelling(name));

function isTelling(name: string): boolean {
  return isShort(name) || HOSTS.test(name) || meaningOf(name) !== null;
}

/** `-u`, `-pw`, `-psecret`: what these are depends on the program. */
function isShort(name: string): boolean {
  return /^(?:[uUlPaw]|pw?)$/.test(name) || /^p[^\s]{3,}$/.test(name);
}

/** Passwords, login names and hosts given to options in lists of arguments: `["--pw", "…"]`, `- --pw` and the next line. */
export const argumentList: Redactor = {
  id: "argument-list",
  kind: "secret",
  title: "Passwords and login names in lists of arguments",
  triggers: [
    '"-',
    "'-",
    "`-",
    "- -",
    "[-",
    "[ -",
    ", -",
    ",-",
    ">--",
    "  --",
    "\n--",
    "]=-",
    "]: -",
    "] = -",
  ],
  peek: (bytes, { end, limit }) => {
    let start = end;
    while (start < limit && start - end < 2 && bytes[start] === DASH) start++;
    if (start < limit && !LETTER[bytes[start] as number]) return false;
    let stop = start;
    while (stop < limit && stop - start < LONGEST && IN_NAME[bytes[stop] as number]) stop++;
    return stop >= limit || mayTakeOne(bytes, start, stop);
  },
  before: 400,
  after: 500,
  find({ text, at, end }): readonly Span[] {
    const dash = end - 1 - (text.startsWith("--", end - 2) ? 1 : 0);
    const isLong = text.startsWith("--", dash);
    const name = matchAt(NAME, text, dash + (isLong ? 2 : 1))?.[0];
    if (name === undefined || !isTelling(name)) return [];
    const before = text.slice(Math.max(0, at - 300), at);
    if (DECLARES.test(before)) return [];
    const command = `${asTyped(before).trimEnd()} ${isLong ? "--" : "-"}${name}`;
    if (!isLong && name.length > 3 && meaningOf(name) === null) return attached(text, dash, command);
    const value = valueBehind(text, NAME.lastIndex, isInBareList(text, at));
    if (value === null || isPlaceholder(value.text) || /^-/.test(value.text)) return [];
    const { start } = value;
    if (isLong && HOSTS.test(name)) return isOwnServer(value.text) ? [{ ...value.span, kind: "host" }] : [];
    const colon = value.text.indexOf(":");
    if (/^(?:u|user|proxy-user)$/.test(name) && colon > 0 && takesPair(command))
      return [
        { start, end: start + colon, kind: "user" },
        { start: start + colon + 1, end: value.span.end },
      ];
    const key =
      isLong || name.length > 2
        ? name
        : shortMeaning(command, asTyped(text.slice(value.span.end, value.span.end + 60)), value.text);
    if (key === null || (/^user$/.test(key) && NO_VALUE.test(before))) return [];
    return spansOfNamed(text, { ...givenTo(key, value.span), option: true });
  },
  examples: {
    hide: [
      ["['--pw','Sommer']", "Sommer"],
      ['subprocess.run(["ibc", "--user", "dolmar", "--pw", "Sommer"])', "dolmar"],
      ["command:\n  - --user\n  - dolmar\n  - --pw\n  - Sommer", "Sommer"],
      ['["sshpass", "-p", "Sommer", "ssh", "x"]', "Sommer"],
      ['{"args": ["-u", "dolmar", "-p", "Sommer"]}', "dolmar"],
      ['ExecStart=/opt/run.sh "--user" "dolmar"', "dolmar"],
      ['Command::new("ibc").arg("--pw").arg("Sommer")', "Sommer"],
      ["['curl','-u','dolmar:Sommer','https://h.example']", "Sommer"],
      ['["mysql","-pSommer"]', "Sommer"],
      ["argv[1]=--pw argv[2]=Sommer", "Sommer"],
      ['["--host", "gw.velgar.example"]', "gw.velgar.example"],
    ],
    keep: [
      'parser.add_argument("--pw", "-p")',
      "@click.option('--username', 'user', default=None)",
      '["pip", "install", "--user", "ib_async"]',
      '["docker", "run", "-p", "4002:4002", "image"]',
      "['ps', '-u', 'ibgateway', '-p', '1234']",
      "the options --user, --pw, then a file",
      '["--host", "localhost"], ["--host", "ndc1.ibllc.com"]',
    ],
  },
};

interface Value {
  readonly text: string;
  readonly start: number;
  readonly span: { readonly start: number; readonly end: number };
}

/** What stands behind an option. A bare word is one only in lists without quotes: in others it is a variable. */
function valueBehind(text: string, from: number, isBareList: boolean): Value | null {
  const between = matchAt(BETWEEN, text, from)?.[0];
  if (between === undefined) return null;
  const quote = matchAt(QUOTE, text, BETWEEN.lastIndex)?.[1];
  if (quote !== undefined) return stretch(text, QUOTE.lastIndex, closingQuote(text, QUOTE.lastIndex, quote));
  if (!isBareList && !/\n[ \t]*-[ \t]|<|\d[:)]|arg\w?\[|^[ \t]*\r?\n/.test(between)) return null;
  return matchesAt(BARE, text, BETWEEN.lastIndex) ? stretch(text, BETWEEN.lastIndex, BARE.lastIndex) : null;
}

/** `[ --pw, Sommer ]` of YAML. */
function isInBareList(text: string, at: number): boolean {
  return /[[,]/.test(text[at] ?? "") && /\[[^\]"'`]*$/.test(text.slice(Math.max(0, at - 300), at + 1));
}

function stretch(text: string, start: number, end: number): Value {
  return { text: text.slice(start, end), start, span: { start, end } };
}

/** `["mysql", "-pSommer"]` */
function attached(text: string, dash: number, command: string): Span[] {
  const start = dash + 2;
  const end = start + (/^[^\s"'`,\]]{3,128}/.exec(text.slice(start, start + 128))?.[0].length ?? 0);
  const value = text.slice(start, end);
  const program = command.replace(/ -\w\S*$/, " -p");
  return text[dash + 1] !== "p" || !takesPassword(program) || isPlaceholder(value) || NO_PASSWORD.test(value)
    ? []
    : [{ start, end }];
}

/** A list as one would type it: without quotes, commas and brackets. */
function asTyped(list: string): string {
  return list.replace(/\n[ \t]*-[ \t]/g, " ").replace(/["'`,[\]()\s\\]+/g, " ");
}

/** Of these `-u` and `-p` are something else. */
const OTHERS =
  /\b(?:python[\d.]*|perl|ruby|bash|sh|tar|ps|top|pgrep|ss|git|sort|uniq|useradd|sudo|docker|podman|ssh|scp|mkdir|cp)\b/;

/** What a short option means: by the program, or because a login name and a password are given in one list. */
function shortMeaning(command: string, behind: string, value: string): "user" | "password" | null {
  const isUser = / -[lu]$/i.test(command);
  if (!isUser && NO_PASSWORD.test(value)) return null;
  if (isUser ? takesUser(command) : takesPassword(command)) return isUser ? "user" : "password";
  if (OTHERS.test(command) || / -[law]$/.test(command)) return null;
  const other = isUser ? / -(?:p|P|pw) (?![-\d])/ : / -(?:u|U|-user(?:name)?) (?!-)/;
  return other.test(command) || other.test(behind) ? (isUser ? "user" : "password") : null;
}
