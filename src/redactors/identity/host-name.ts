import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { isAnyMachine } from "../words/server-name.ts";
import { matchAt, matchesAt } from "../words/sticky.ts";
import { isRemote } from "./remote-login.ts";

const NAME = String.raw`([A-Za-z0-9][A-Za-z0-9_-]{1,62}(?:\.[A-Za-z0-9-]+)*)`;
const UNAME = new RegExp(
  String.raw`(?:Linux|Darwin|FreeBSD|MINGW\S*|MSYS\S*|CYGWIN\S*) ${NAME} \d+\.\d+`,
  "iy",
);
const SYSLOG = new RegExp(
  String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ${NAME} [\w./@-]{1,40}(?:\[\d+\])?:`,
  "y",
);
const VNC = new RegExp(String.raw`VNC desktop is:?\s{1,12}${NAME}:\d`, "iy");
const MACHINE =
  /(?:(?:DESKTOP|LAPTOP|WIN|EC2AMAZ|MSI|WORKSTATION)-[A-Z0-9]{5,12}|[A-Za-z0-9][\w-]{0,40}(?:macbook|imac|mac-?mini|mbp)[\w-]{0,20}(?:\.(?:local|lan|home))?)/gi;
/** What of it is a trigger. */
const FACTORY = /desktop-|laptop-|win-|amaz-|workstation-|macbook|mbp|mac-mini|imac/;
const SESSION = /([A-Za-z_][\w.-]{1,60})@([A-Za-z0-9][\w-]{1,62}(?:\.[\w-]+)*)(?=[:\s\]~/$#%>]|$)/y;
/** What a shell shows behind: `:~$`, `:/opt#`, ` ~ %`, ` project]$`. */
const PROMPT =
  /:[~/\\]|:[A-Z]:| [\w.-]{1,40} %\s|[ \]]?\s?[~/][^\s]{0,80}?[$#%>]|\s?~?\s?[$#%]\s| [^\s\]]{1,60}\][$#%]/y;

/** Names of machines where their place gives them away: `uname`, system logs, prompts, SSH targets, factory names. */
export const hostName: Redactor = {
  id: "host-name",
  kind: "host",
  title: "Names of machines and who is logged in there",
  triggers: [
    ..."linux darwin freebsd mingw msys cygwin".split(" ").map((system) => `${system} `),
    ..."jan feb mar apr may jun jul aug sep oct nov dec"
      .split(" ")
      .flatMap((month) => [`${month}  #`, `${month} ## ##:`]),
    ..."desktop- laptop- win- ec#amaz- workstation- macbook -mbp mac-mini imac".split(" "),
    "vnc desktop is",
    ">1 ####-",
    "@",
    ".local",
    "#]: ",
    "\n name: ",
  ],
  before: 140,
  after: 160,
  find({ text, at, end }): readonly Span[] {
    const trigger = text.slice(at, end).toLowerCase();
    if (trigger === "@") return session(text, at);
    if (trigger.startsWith(">")) return syslogOf5424(text, at);
    if (trigger.endsWith("]: ")) return systemLog(text, at);
    if (trigger.endsWith("name: ")) return engine(text, end);
    if (trigger === ".local") return mdns(text, at, end);
    const placed = at0(UNAME, text, at) ?? at0(SYSLOG, text, at) ?? at0(VNC, text, at);
    if (placed)
      return isAnyMachine(placed.name)
        ? []
        : [{ start: placed.start, end: placed.start + placed.name.length }];
    return FACTORY.test(trigger) ? factoryName(text, at) : [];
  },
  examples: {
    hide: [
      ["Linux trading-box7 5.15.0-1032-oracle #38-Ubuntu SMP", "trading-box7"],
      ["Nov 22 11:00:01 quanthost7 systemd[1]: Started", "quanthost7"],
      ["ibeam.1.h5vugytot1u4@hexnode07    | Login attempt number 1", "hexnode07"],
      ["DESKTOP-4K2J9QX is up", "DESKTOP-4K2J9QX"],
      ["scp log.txt plkvim@lywtx-mbp72:/tmp/", "plkvim"],
      ["<34>1 2025-11-27T10:00:00Z quanthost-7 ibc 811 - - up", "quanthost-7"],
      [" CPUs: 4\n Total Memory: 15.6GiB\n Name: wolfhouse\n ID: x", "wolfhouse"],
    ],
    keep: [
      "Linux kernel 5.15",
      "Nov 22 11:00:01 INFO ready",
      "decorator @property:",
      String.raw`\PY@reset resets`,
      "no data: ESZ5@CME Trades",
    ],
  },
};

function at0(pattern: RegExp, text: string, at: number): { name: string; start: number } | null {
  const match = matchAt(pattern, text, at);
  if (match?.[1] === undefined) return null;
  const shift = match[0].indexOf(match[1], pattern === SYSLOG ? 15 : 1);
  return { name: match[1], start: at + shift };
}

/** `<34>1 2025-11-27T10:00:00Z host program 811 - - …`, by RFC 5424. */
function syslogOf5424(text: string, at: number): Span[] {
  const match = /^>1 \d{4}-\d\d-\d\dT\S{8,24} ([A-Za-z0-9][\w.-]{1,62}) \S{1,48} /.exec(
    text.slice(at, at + 150),
  );
  const name = match?.[1];
  if (!match || name === undefined || isAnyMachine(name)) return [];
  const start = at + match[0].indexOf(` ${name} `) + 1;
  return [{ start, end: start + name.length }];
}

/** A line of a system log with an ISO time: `2025-11-27T10:00:01+00:00 host program[12]: …`. */
const ISO_LOG =
  /(?:^|\n)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d) ([A-Za-z0-9][\w.-]{1,62}) [\w./@-]{1,40}\[\d{0,9}$/;

function systemLog(text: string, at: number): Span[] {
  const match = ISO_LOG.exec(text.slice(0, at));
  const name = match?.[1];
  if (!match || name === undefined || isAnyMachine(name)) return [];
  const start = match.index + match[0].lastIndexOf(` ${name} `) + 1;
  return [{ start, end: start + name.length }];
}

function session(text: string, at: number): Span[] {
  let start = at;
  while (start > 0 && at - start < 61 && /[\w.-]/.test(text[start - 1] ?? "")) start--;
  const match = matchAt(SESSION, text, start);
  if (!match?.[1] || !match[2] || start + match[1].length !== at) return [];
  const after = text.slice(start + match[0].length, start + match[0].length + 3);
  const before = text.slice(Math.max(0, start - 60), start);
  const remote = isRemote(before) || /\b(?:ssh|scp|sftp|rsync|sshfs|mosh|autossh)\b[^\n]*$/.test(before);
  // What a service of a swarm of Docker says: `ibeam.1.h5vugytot1u4@box    | …`
  if (
    /^ {1,40}\|/.test(text.slice(start + match[0].length, start + match[0].length + 42)) &&
    match[1].includes(".")
  )
    return isAnyMachine(match[2]) ? [] : [{ start: at + 1, end: at + 1 + match[2].length }];
  const prompt = matchesAt(PROMPT, text, start + match[0].length);
  // In a sentence the name may be any word, which elsewhere is nobody's.
  const said = /^ [\w.-]/.test(after) && /^$|[\s"'(]/.test(text[start - 1] ?? "");
  if (!remote && !after.startsWith(":") && isListed(match[1], match[2])) return [];
  // `name@84.22.17.9`: whoever logs in there.
  if (
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(match[2]) &&
    /^$|[\s"'=/]/.test(text[start - 1] ?? "") &&
    !isCommonWord(match[1].toLowerCase()) &&
    /^[a-z]/.test(match[1])
  )
    return [{ start, end: at, kind: "user" }];
  if (!remote && !prompt && !said) return [];
  const learn = remote || prompt || /[\d-]/.test(match[2]);
  // `ib.client@1a2b3c4d`: an object as Java prints it.
  if (/^git$/i.test(match[1]) || (!remote && /^[0-9a-f]{5,8}$/.test(match[2]))) return [];
  // `npm i eslint@latest`, `actions/checkout@v4`
  if (VERSION.test(match[2])) return [];
  const spans: Span[] = [];
  if (!isCommonWord(match[1].toLowerCase()) && !isPlaceholder(match[1]))
    spans.push({ start, end: at, kind: "user", learn });
  if (!isAnyMachine(match[2])) spans.push({ start: at + 1, end: at + 1 + match[2].length, learn });
  return spans;
}

const VERSION = /^(?:latest|next|main|master|v?\d+(?:\.\w+)*)$/;

function mdns(text: string, at: number, end: number): Span[] {
  if (/[\w-]/.test(text[end] ?? "") || text[end] === "/") return [];
  const name = /[A-Za-z0-9](?:[A-Za-z0-9-]{1,60})$/.exec(text.slice(Math.max(0, at - 62), at))?.[0];
  if (name === undefined || !/-/.test(name) || isAnyMachine(name)) return [];
  return [{ start: at - name.length, end }];
}

function factoryName(text: string, at: number): Span[] {
  const from = Math.max(0, at - 42);
  for (const match of text.slice(from, at + 80).matchAll(MACHINE)) {
    const start = from + match.index;
    if (start > at || start + match[0].length <= at) continue;
    if (/[A-Za-z0-9]/.test(text[start - 1] ?? "") || /[A-Za-z0-9]/.test(text[start + match[0].length] ?? ""))
      return [];
    const windows = /^(?:DESKTOP|LAPTOP|WIN|EC2AMAZ|MSI|WORKSTATION)-/i.test(match[0]);
    if (
      windows
        ? !/-(?=[A-Z0-9]*\d)[A-Z0-9]+$/.test(match[0])
        : !match[0].includes("-") && !match[0].includes(".")
    )
      return [];
    return [{ start, end: start + match[0].length }];
  }
  return [];
}

/** `ESZ5@CME`, `EUR.USD@IDEALPRO`: what is traded, and where. */
function isListed(symbol: string, exchange: string): boolean {
  return /^[A-Z\d][A-Z\d._-]*$/.test(symbol) && /^[A-Z]{2,10}(?:\d|\.[A-Z]{1,6})?$/.test(exchange);
}

/** The machine of a container engine, on a line of its own in what `docker info` prints. */
function engine(text: string, end: number): Span[] {
  const around = text.slice(Math.max(0, end - 140), end + 140);
  const name = /^[A-Za-z][\w.-]{2,62}(?=[ \t]*\r?(?:\n|$))/.exec(text.slice(end, end + 70))?.[0];
  return name === undefined || !ENGINE.test(around) || isAnyMachine(name) || name === "docker-desktop"
    ? []
    : [{ start: end, end: end + name.length }];
}

/** What stands near it there. */
const ENGINE = /^ ?(?:CPUs: \d|Total Memory: \d|Docker Root Dir: |OSType: )|^Client: Docker Engine/m;
