import type { Redactor, Span } from "../model/redactor.ts";

const HEAD =
  /-----BEGIN[ +](?:[A-Z0-9]+[ +]){0,4}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----|----\s?BEGIN SSH2 ENCRYPTED PRIVATE KEY\s?----|PuTTY-User-Key-File-\d[^\r\n]{0,200}/y;
const BREAK = /\r?\n|\\\\?r\\\\?n|\\\\?n|%0D%0A|%0A|&#1[03];|<br ?\/?>/gi;
const RUN = /[A-Za-z0-9+/=%_-]{4,}/g;

/** Private keys in PEM and PuTTY form: also escaped, in logs with a prefix on every line, quoted in programs, cut off. */
export const privateKey: Redactor = {
  id: "private-key",
  kind: "private-key",
  title: "Private keys in PEM and PuTTY form",
  triggers: ["-----begin", "---- begin", "putty-user-key-file"],
  before: 8,
  after: 16_384,
  find({ text, at }): readonly Span[] {
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
