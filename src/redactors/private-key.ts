import type { Redactor, Span } from "../model/redactor.ts";

const HEAD =
  /-----BEGIN[ +](?:[A-Z0-9]+[ +]){0,4}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----|-----BEGIN OpenVPN Static key V\d-----|----\s?BEGIN SSH2 ENCRYPTED PRIVATE KEY\s?----|PuTTY-User-Key-File-\d[^\r\n]{0,200}/y;
const BREAK = /\r?\n|\\\\?r\\\\?n|\\\\?n|%0D%0A|%0A|&#1[03];|<br ?\/?>/gi;
const RUN = /[A-Za-z0-9+/=%_-]{4,}/g;

/** The secret numbers of a key as `openssl … -text` prints them. */
const NUMBERS = ["privateexponent:", "prime1:", "prime2:", "exponent1:", "exponent2:", "prime:"];
const PARTS: readonly RegExp[] = [
  /Private-(?:MAC|Hash):\s{1,4}([0-9a-f]{40,64})/iy,
  /Private-Lines:\s{1,4}\d{1,3}\r?\n((?:[A-Za-z0-9+/=]{4,80}\r?\n?){1,80})/iy,
  /\w{5,15}:\s{1,20}((?:[0-9a-f]{2}(?::\s{0,20})?){8,800})/iy,
];

function partSpans(text: string, at: number): Span[] {
  for (const pattern of PARTS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
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

/** Private keys in PEM and PuTTY form: also escaped, in logs with a prefix on every line, quoted in programs, cut off. */
export const privateKey: Redactor = {
  id: "private-key",
  kind: "private-key",
  title: "Private keys in PEM and PuTTY form",
  triggers: ["-----begin", "---- begin", "putty-user-key-file", "private-mac", "private-lines", ...NUMBERS],
  before: 8,
  after: 16_384,
  find({ text, at }): readonly Span[] {
    if (/^[pe]/i.test(text[at] ?? "") && !/^putty/i.test(text.slice(at, at + 5))) return partSpans(text, at);
    HEAD.lastIndex = at;
    const head = HEAD.exec(text);
    if (head === null) return [];
    const from = at + head[0].length;
    const endMark = text.slice(from).search(/-{4,5} ?END|Private-MAC/);
    const known = endMark !== -1;
    const limit = known ? from + endMark : text.length;
    return bodySpans(text, { from, limit, known });
  },
  examples: {
    hide: [
      [
        "-----BEGIN RSA PRIVATE KEY-----\nMIICWwIBAAKBgQCYdGaf5uYM\nsilGHfnx\n-----END RSA PRIVATE KEY-----",
        "MIICWwIBAAKBgQCYdGaf5uYM",
      ],
      ['"-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEEIIb2x9\\n-----END', "MHcCAQEEIIb2x9"],
      [
        "10:00 D -----BEGIN PRIVATE KEY-----\n10:01 D XPIYELg2dLobAynrMPb5sUVK6L6ATLcf8RGxEmLv5b5h\n",
        "XPIYELg2dLobAynrMPb5sUVK6L6ATLcf8RGxEmLv5b5h",
      ],
      [
        "-----BEGIN OpenVPN Static key V1-----\n4f3b2973650b4c1112c378251ffd72fd\n-----END OpenVPN Static key V1-----",
        "4f3b2973650b4c1112c378251ffd72fd",
      ],
    ],
    keep: ["-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----"],
  },
};

/** The base64 of each line; without an end mark, up to the first line that holds none. */
function bodySpans(
  text: string,
  { from, limit, known }: { from: number; limit: number; known: boolean },
): Span[] {
  const spans: Span[] = [];
  let lineStart = from;
  let empty = 0;
  BREAK.lastIndex = from;
  while (lineStart < limit) {
    BREAK.lastIndex = lineStart;
    const stop = BREAK.exec(text);
    const lineEnd = Math.min(limit, stop?.index ?? limit);
    const run = longestRun(text.slice(lineStart, lineEnd), known ? 4 : 16);
    if (run) spans.push({ start: lineStart + run.start, end: lineStart + run.end, learn: false });
    else if (!known && lineEnd > lineStart && ++empty > 2) break;
    if (stop === null || stop.index >= limit) break;
    lineStart = stop.index + stop[0].length;
  }
  return spans;
}

function longestRun(line: string, shortest: number): { start: number; end: number } | null {
  let best: { start: number; end: number } | null = null;
  for (const match of line.matchAll(RUN)) {
    if (match[0].length < shortest) continue;
    // The last one wins a tie: a log's prefix stands before it.
    if (best === null || match[0].length >= best.end - best.start)
      best = { start: match.index, end: match.index + match[0].length };
  }
  return best;
}
