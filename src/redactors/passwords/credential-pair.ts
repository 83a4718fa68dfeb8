import type { Place, Redactor, Span } from "../../model/redactor.ts";
import { givenTo } from "../assignments/assigned.ts";
import { spansOfNamed } from "../assignments/named-value.ts";
import { closingQuote } from "../assignments/value-end.ts";
import { byteClass } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt, matchesAt } from "../words/sticky.ts";

/** Names of passwords as programs call them, and what follows such a name where several are given at once. */
const NAMES = ["pw", "pwd", "pass", "passwd", "password", "passphrase", "secret", "token"];
const ASSIGNING = [",", "=", " =", ":=", " :=", ") =", "] =", ")=", "]="];
const SAYING = ["login", "credential", "creds", "logging in", "got ("];

/** Several names and the sign that gives them their values: `user, pw =`, `const [user, pw] =`. */
const SEVERAL =
  /(?:^|[\n;{])[ \t]*(?:(?:const|let|var|my|local|auto)[ \t]+)?[([]?[ \t]*((?:[\w.$@]{1,40}[ \t]{0,4},[ \t]{0,4}){1,8}[\w.$@]{1,40})[ \t]{0,4}[)\]]?[ \t]{0,4}:?=[ \t]{0,4}[([]?[ \t]{0,4}/g;
const QUOTE = /[bru]{0,2}(["'`])/y;
const OTHER = /[^\s"'`,;]{0,60}/y;
const NEXT = /[ \t]{0,4},[ \t]{0,4}/y;
/** `got ('user', 'password')` behind a word about logins. */
const TUPLE =
  /(?:log(?:in|ging|ged)|credential|creds|auth)[^\n("']{0,60}\({1,2}[ \t]{0,2}[bu]?(\\{0,3}["'])(?<user>[^"'\s,\\]{2,64})\1,[ \t]{0,2}[bu]?(\\{0,3}["'])(?<secret>[^"'\n]{3,128}?)\3[ \t]{0,2},?\)/dgi;
/** `Login attempt: user / password`, `credentials user:password`. */
const SLASHED =
  /(?:login|log(?:ging|ged) in|credentials?|creds|auth\w{0,12})(?: (?:attempt(?:ed)?|data|pair|details|failed|as|with|for|using))?(?: #?\d{1,3})?(?<sign> ?[:=] ?| )["'<]?(?<user>[A-Za-z][\w.@-]{2,63})["'>]?(?: ?\/ ?|:(?=\S*\d))["'<]?(?<secret>[^\s"'<>,;()/]{4,64})(?=["'>).,;]?(?:\s|$))/dgi;

/** A list under a mark of YAML: `!login [user, "password"]`. */
const MARKED =
  /!\w{0,12}(?:login|credentials?|creds)\w{0,8}[ \t]{1,4}\[[ \t]{0,4}["']?(?<user>[^\s"',[\]]{2,64})["']?,[ \t]{0,4}(?:"(?<quoted>[^"\n]{3,128})"|'(?<single>[^'\n]{3,128})'|(?<secret>[^\s"',[\]]{3,128}))[ \t]{0,4}\]/dgi;

const COMMA = 0x2c;
const LINE_FEED = 10;
const SIGN = byteClass(/[=]/);
const STRING = byteClass(/["'`]/);
/** Between who and what proves it. */
const BETWEEN = byteClass(/[/:("'[]/);

/** A login name and a password side by side, which are named together or not at all. */
export const credentialPair: Redactor = {
  id: "credential-pair",
  kind: "secret",
  title: "Login names and passwords side by side",
  triggers: [...NAMES.flatMap((name) => ASSIGNING.map((sign) => `${name}${sign}`)), ...SAYING],
  peek: (bytes, { at, end, limit }) =>
    isAssigning(bytes[end - 1] as number)
      ? mayGiveSeveral(bytes, { at, end, limit })
      : holds(bytes, { of: BETWEEN, from: end, to: Math.min(limit, end + 140) }),
  glance:
    /(?<=[,=])|\w{0,8}[ \t]{1,4}\[|[^\n]{0,80}?(?:(?<=got )|\()\({0,2}[ \t]{0,2}[bu]?\\{0,3}["']|[^\n/:]{0,80}(?:\/|:(?! )|: ?[\w"'<][^\n/:]{0,70}[/:])/y,
  before: 140,
  after: 300,
  find({ text, at, end }): readonly Span[] {
    if (isAssigning(text.charCodeAt(end - 1))) return several(text, at);
    return [TUPLE, SLASHED, MARKED].flatMap((pattern) => paired(text, pattern, at));
  },
  examples: {
    hide: [
      ["user, pw = 'dolmar', 'Sommer'", "Sommer"],
      ['const [user, pass] = ["dolmar", "Sommer"];', "Sommer"],
      ["host, user, pw = '127.0.0.1', 'dolmar', 'Sommer'", "dolmar"],
      ["login failed: got ('dolmar','Sommer')", "Sommer"],
      ['login(("dolmar", "Sommer"))', "Sommer"],
      ["Login attempt: dolmar / vexcorly", "vexcorly"],
      ["# login dolmar7 / vexcorly7", "vexcorly7"],
      ['creds: !login [trader, "Sommer"]', "Sommer"],
    ],
    keep: [
      "Login attempt: 1 / 3",
      "Login attempt: user / password",
      "user, pw = get_user(), getpass()",
      "symbol, token = 'AAPL', None",
      "login method: paper / live",
      "credentials stored / loaded",
      "got ('AAPL', 'SMART')",
    ],
  },
};

function isAssigning(byte: number): boolean {
  return byte === COMMA || SIGN[byte] === 1;
}

function holds(bytes: Uint8Array, { of, from, to }: { of: Uint8Array; from: number; to: number }): boolean {
  for (let at = from; at < to && bytes[at] !== LINE_FEED; at++) if (of[bytes[at] as number]) return true;
  return false;
}

/** A comma among the names before the sign, and a quote behind it. */
function mayGiveSeveral(bytes: Uint8Array, { at, end, limit }: Place): boolean {
  let sign = end - 1;
  while (sign < limit && sign - end < 120 && !SIGN[bytes[sign] as number]) {
    if (bytes[sign] === LINE_FEED) return false;
    sign++;
  }
  if (sign >= limit) return true;
  if (!holds(bytes, { of: STRING, from: sign, to: Math.min(limit, sign + 200) }) && sign + 200 < limit)
    return false;
  for (let back = sign; back >= 0 && at - back < 120; back--) if (bytes[back] === COMMA) return true;
  return false;
}

/** `a, b = "…", "…"`: each value under its own name. */
function several(text: string, at: number): Span[] {
  for (const match of text.matchAll(SEVERAL)) {
    if (match.index > at || match.index + match[0].length <= at) continue;
    const spans: Span[] = [];
    let from = match.index + match[0].length;
    for (const name of (match[1] ?? "").split(",")) {
      const quote = matchAt(QUOTE, text, from)?.[1];
      const start = quote === undefined ? from : QUOTE.lastIndex;
      OTHER.lastIndex = from;
      OTHER.test(text);
      const end = quote === undefined ? OTHER.lastIndex : closingQuote(text, start, quote);
      if (quote !== undefined)
        spans.push(...spansOfNamed(text, givenTo(name.trim().replace(/^.*[.$@]/, ""), { start, end })));
      if (!matchesAt(NEXT, text, quote === undefined ? end : end + 1)) break;
      from = NEXT.lastIndex;
    }
    return spans;
  }
  return [];
}

function paired(text: string, pattern: RegExp, at: number): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const { user, secret: bare, quoted, single } = match.indices?.groups ?? {};
    const secret = bare ?? quoted ?? single;
    if (!user || !secret || match.index > at || match.index + match[0].length <= at) continue;
    const words = [text.slice(...user), text.slice(...secret)];
    const isCommon = words.map((word) => isPlaceholder(word) || isCommonWord(word.toLowerCase()));
    if (isCommon[1] || (isCommon[0] && pattern !== MARKED)) continue;
    // Without a sign it may be a sentence: `credentials stored / loaded`.
    if (match.groups?.["sign"] === " " && !words.some((word) => /[a-z]\d/i.test(word))) continue;
    if (!isCommon[0])
      spans.push({
        start: user[0],
        end: user[1],
        kind: "user",
        learn: words[0] !== undefined && words[0].length >= 5,
      });
    spans.push({ start: secret[0], end: secret[1], learn: words[1] !== undefined && words[1].length >= 6 });
  }
  return spans;
}
