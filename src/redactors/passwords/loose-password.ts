import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass, isDigit } from "../words/byte-class.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt, matchesAt } from "../words/sticky.ts";
import { looksChosen } from "../words/value-shape.ts";

/** Marks, colours and tags between a word and its value: `password | …`, `<b>Password:</b> …`, `password\n: …`. */
const BETWEEN =
  /(?:\\x1b\[\d{1,3}m|[^ -~\s]?\[\d{1,3}(?:;\d{1,3})?m|<\/?\w{1,10}>|<!\[CDATA\[|f(?:\xc3\xbc|o)r \w{2,12}(?=:)|[ \t\r\n|:=~*/()[\]{}<>"'`,;.\\_-]|\xe2\x80[\x93\x94]){1,40}/y;
const VALUE = /[\w!#$%&*+./:=?@^~\x80-\xff-]{8,64}/y;
/** `user jdoe12, pass …`, `u: jdoe12 p: …`: who it belongs to. */
const PAIR =
  /\b(?:u|un|id|uid|usr|user|uname|login|username|account)(?:\/\w{1,8})?(?: for [^\n:=]{1,30})?["']?[ \t]{0,3}[ :=|]{1,4}["'<]?(?<user>[a-z][\w.@+-]{2,63})["'>]?[ \t]{0,2}[,;/&|]?[ \t]{0,2}(?:(?:p|pw|pass|pword|passwd|password|pwd)["']?[ \t]{0,3}[ :=|]{1,4})?["'<]?(?<secret>[^\s"'`|<>(){},;]{8,64})/dgi;
const ROW = /username[ \t]{0,24}[|\t][ \t]{0,8}(?<user>[a-z]{3,20}\d{2,8})(?![\w.])/diy;

/** A login name and a password announced together: what stands there is one, whatever it looks like. */
const SIDE_BY_SIDE = ["user/pass", "user/pw", "usr/pw", "u/p", "u/pw", "un/pw", "login/pass", "id/pw"];
const ANNOUNCED = /^(?=[^\d]*\d)(?=.*[a-z])[^\s/]{6,64}$/i;

const CHOSEN = byteClass(/[^\s/\\.:,;(){}<>=\0]/);
const SMALL_U = 0x75;
const CAPITAL_U = 0x55;

/** What looks like a password behind the word for it, whatever stands between: only what has small letters, digits and capitals or marks. */
export const loosePassword: Redactor = {
  id: "loose-password",
  kind: "secret",
  title: "What looks like a password soon after the word",
  triggers: [
    "password",
    "passwort",
    "passphrase",
    "pword",
    " pass ",
    " pass:",
    " p: ",
    " pw=",
    ...SIDE_BY_SIDE,
    "username",
  ],
  peek: (bytes, { at, end, limit }) =>
    holdsChosen(bytes, {
      from: at,
      to: Math.min(limit, end + 180),
      shortest: bytes[at] === SMALL_U || bytes[at] === CAPITAL_U ? 5 : 8,
    }),
  glance: /[^A-Za-z0-9]|(?<=[: =])["'<]?\w/y,
  before: 100,
  after: 180,
  find({ text, at, end }): readonly Span[] {
    const spans = pairs(text, at, end);
    if (/^user/i.test(text.slice(at, end))) return spans;
    if (!matchesAt(BETWEEN, text, end) && !/[ :=]$/.test(text.slice(at, end))) return spans;
    const value = matchAt(VALUE, text, Math.max(end, BETWEEN.lastIndex))?.[0].replace(/[.:!?]+$/, "");
    if (value === undefined || isPlaceholder(value) || !looksChosen(value)) return spans;
    const start = VALUE.lastIndex - (VALUE.lastIndex - Math.max(end, BETWEEN.lastIndex));
    return [...spans, { start, end: start + value.length }];
  },
  examples: {
    hide: [
      ["password | Vexvexpek95351", "Vexvexpek95351"],
      ["<b>Password:</b> Lodrami52853vexcor", "Lodrami52853vexcor"],
      ["user kaka638, pass Hirlo65707locor", "kaka638"],
      ["u: kolvo123 p: Zelgar5512x", "Zelgar5512x"],
      ["u/p: kolvo123 / zelgar55x", "zelgar55x"],
    ],
    keep: [
      "password (at least 8 characters)",
      "| password | string | required |",
      "user data, pass through the filter",
    ],
  },
};

/** Whether a run of characters has two digits and a small letter, as chosen passwords and login names have. */
function holdsChosen(
  bytes: Uint8Array,
  { from, to, shortest }: { from: number; to: number; shortest: number },
): boolean {
  let begin = from;
  let digits = 0;
  let small = 0;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? (bytes[at] as number) : 0;
    if (CHOSEN[byte]) {
      if (isDigit(byte)) digits++;
      else if (byte >= 0x61 && byte <= 0x7a) small++;
      continue;
    }
    if (at - begin >= shortest && digits >= 2 && small > 0) return true;
    begin = at + 1;
    digits = 0;
    small = 0;
  }
  return false;
}

function isAnnounced(text: string, at: number, end: number): boolean {
  return SIDE_BY_SIDE.includes(text.slice(at, end).toLowerCase());
}

function pairs(text: string, at: number, end: number): Span[] {
  const spans: Span[] = [];
  for (const match of text.slice(0, end + 140).matchAll(PAIR)) {
    const { user, secret } = match.indices?.groups ?? {};
    const value = match.groups?.["secret"] ?? "";
    if (!user || !secret || match.index > end || secret[1] < at) continue;
    if (
      !looksChosen(value) &&
      !(match[0].includes("/") && ANNOUNCED.test(value) && isAnnounced(text, at, end))
    )
      continue;
    spans.push({ start: secret[0], end: secret[1] });
    if (/\d{2}/.test(match.groups?.["user"] ?? ""))
      spans.push({ start: user[0], end: user[1], kind: "user" });
  }
  const row = matchAt(ROW, text, at)?.indices?.groups?.["user"];
  if (row) spans.push({ start: row[0], end: row[1], kind: "user" });
  return spans;
}
