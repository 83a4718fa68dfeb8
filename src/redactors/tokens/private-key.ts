import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";
import { bodyLine, type SeenBody } from "./key-body.ts";

const HEAD =
  /-----BEGIN[ +](?:[A-Z0-9]+[ +]){0,4}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----|-----BEGIN OpenVPN Static key V\d-----|----\s?BEGIN SSH2 ENCRYPTED PRIVATE KEY\s?----|PuTTY-User-Key-File-\d[^\r\n]{0,200}/y;
const BREAK =
  /\r?\n|\\{1,8}r\\{1,8}n|\\{1,8}[nr]|\\{1,8}u000[ad]|%0D%0A|%0A|&#1[03];|<br ?\/?>|(?:\\{0,8}["']|\\{1,8}u0022)\s{0,80},\s{0,80}(?:\\{0,8}["']|\\{1,8}u0022)/gi;

/** The secret numbers of a key as `openssl … -text` prints them. */
const NUMBERS = ["privateexponent:", "prime1:", "prime2:", "exponent1:", "exponent2:", "prime:"];
const PARTS: readonly RegExp[] = [
  /Private-(?:MAC|Hash):\s{1,4}([0-9a-f]{40,64})/iy,
  /Private-Lines:\s{1,4}\d{1,3}\r?\n((?:[A-Za-z0-9+/=]{4,80}\r?\n?){1,80})/iy,
  /\w{5,15}:\s{1,20}((?:[0-9a-f]{2}(?::\s{0,20})?){8,800})/iy,
];

function partSpans(text: string, at: number): Span[] {
  for (const pattern of PARTS) {
    const match = matchAt(pattern, text, at);
    if (match?.[1] === undefined) continue;
    let from = pattern.lastIndex - match[1].length;
    return match[1].split(/(?<=\n)/).flatMap((line) => {
      const start = from + (line.length - line.trimStart().length);
      from += line.length;
      const length = line.trim().length;
      return length === 0 ? [] : [{ start, end: start + length, learn: false }];
    });
  }
  return [];
}

/** The text that holds the key ends, and the object or list around it. */
const CLOSED = /(?:["']|\\u0022)\s{0,80}[}\]]/;

/** Behind the text that holds the key comes another, and its name. */
const NAME = /^[^"'\\]{0,100}(?:\\{0,8}["']|\\{1,8}u0022)\s{0,80}:/;

/** What ends a key; another key that begins says that the first was cut off. */
const END = /-{4,5} ?END(?![ +](?:CERT|PUBLIC|RSA PUBLIC|X509|NEW|DH|EC PARAM))|Private-MAC|-{4,5} ?BEGIN/;

/** Private keys in PEM and PuTTY form: also escaped, in logs with a prefix on every line, quoted in programs, cut off. */
export const privateKey: Redactor = {
  id: "private-key",
  kind: "private-key",
  title: "Private keys in PEM and PuTTY form",
  triggers: ["-----begin", "---- begin", "putty-user-key-file", "private-mac", "private-lines", ...NUMBERS],
  before: 64,
  after: 16_384,
  find({ text, at }): readonly Span[] {
    if (/^[pe]/i.test(text[at] ?? "") && !/^putty/i.test(text.slice(at, at + 5))) return partSpans(text, at);
    const head = matchAt(HEAD, text, at);
    if (head === null) return [];
    const from = at + head[0].length;
    const rest = text.slice(from);
    const mark = END.exec(rest);
    const limit = mark === null ? text.length : from + mark.index;
    // What a log puts before every line stands before the end, too.
    const prefix = text.slice(text.lastIndexOf("\n", at) + 1, at);
    const last = prefix !== "" && text.endsWith(`\n${prefix}`, limit) ? limit - prefix.length : limit;
    return bodySpans(text, { from, limit: last, ends: mark !== null && !mark[0].endsWith("BEGIN") });
  },
  examples: {
    hide: [
      [
        "-----BEGIN RSA PRIVATE KEY-----\nMIICWwIBAAKBgQCYdGaf5uYM\nsilGHfnx\n-----END RSA PRIVATE KEY-----",
        "MIICWwIBAAKBgQCYdGaf5uYM",
      ],
      ['"-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEEIIb2x9\\n-----END', "MHcCAQEEIIb2x9"],
      ['"-----BEGIN PRIVATE KEY-----\\nMIIE\\/w0x\\u002bYq\\n\\tAb3dEf\\u003d\\n-----END', "Ab3dEf"],
      ["-----BEGIN PRIVATE KEY----- MIIEvQIBADANBgkqhkiG9 XPIYELg2dLobAynrMPb Ab3d== -----END", "Ab3d"],
      [
        "10:00 D -----BEGIN PRIVATE KEY-----\n10:01 D XPIYELg2dLobAynrMPb5sUVK6L6ATLcf8RGxEmLv5b5h\n",
        "XPIYELg2dLobAynrMPb5sUVK6L6ATLcf8RGxEmLv5b5h",
      ],
      [
        "-----BEGIN OpenVPN Static key V1-----\n4f3b2973650b4c1112c378251ffd72fd\n-----END OpenVPN Static key V1-----",
        "4f3b2973650b4c1112c378251ffd72fd",
      ],
    ],
    keep: [
      "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
      "-----BEGIN PRIVATE KEY-----\n09:00 INFO interactive_brokers.client: Connecting\nsite-packages/ib_async/connection.py:12:",
    ],
  },
};

/** So many lines may stand between the head and the body: `Proc-Type`, `Comment`. */
const MOST_HEADERS = 6;

/** The base64 of each line; of a key without an end, up to the first line that cannot be base64. */
function bodySpans(
  text: string,
  { from, limit, ends }: { from: number; limit: number; ends: boolean },
): Span[] {
  const spans: Span[] = [];
  let seen: SeenBody | null = null;
  let headers = 0;
  for (let start = from; start <= limit; ) {
    const stop = matchAt(BREAK, text, start);
    const whole = text.slice(start, Math.min(limit, stop?.index ?? limit));
    if (NAME.test(whole)) break;
    const [line = "", rest] = whole.split(CLOSED, 2);
    const body = bodyLine(line, seen, ends);
    if (body !== null) {
      spans.push({ start: start + body.start, end: start + body.end, learn: false });
      seen = body.seen;
    } else if (/[A-Za-z0-9]/.test(line) && !ends && (seen !== null || ++headers > MOST_HEADERS)) break;
    if (stop === null || (rest !== undefined && !ends)) break;
    start = stop.index + stop[0].length;
  }
  return spans;
}
