import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { isOwnServer } from "../words/server-name.ts";
import { looksRandom } from "../words/value-shape.ts";

const STOP = /[\s"'`<>\\]/;
/** A sign by its number, as in JSON. */
const ESCAPE = /^\\{1,3}(?:u00|x)(?!22|27|0a|0d)[0-9a-f]{2}/i;
/** `domain\user:password@proxy`, as Windows writes who it is. */
const DOMAIN_USER = /^\\[\w.-]{1,40}:[^\s:/@\\"'<>]{3,64}@[A-Za-z0-9]/;
const LONGEST = 1024;
/** A password may hold so many. */
const MOST_SLASHES = 3;

/** Names and passwords in addresses: `scheme://user:password@host`, also percent-encoded or without a scheme. */
export const urlCredential: Redactor = {
  id: "url-credential",
  kind: "secret",
  title: "Names and passwords in addresses",
  triggers: ["://", ":\\/\\/", ":\\\\/\\\\/", "%3a%2f%2f", "@tcp(", "@unix(", "@", ":####:", ":*:"],
  before: 256,
  after: LONGEST,
  find({ text, at, end }): readonly Span[] {
    if (text[at] === "@") return withoutScheme(text, at);
    if (text[at] === ":" && /[\d*]/.test(text[at + 1] ?? "")) return passwordFile(text, at);
    const encoded = text[at] === "%";
    const authorityEnd = endOfAuthority(text, end, encoded);
    if (authorityEnd === -1) return [];
    return credentials(text, { start: end, end: authorityEnd, encoded });
  },
  examples: {
    hide: [
      ["https://me:s3cr3t@db.example/x", "s3cr3t"],
      ["redis://me:s3cr3t@cache.velgar.capital:6379/2", "cache.velgar.capital"],
      ["proxy=http://corp\\nt:pr0xy-Corp@proxy.example:8080", "pr0xy-Corp"],
      ["postgres%3A%2F%2Fme%3As3cr3t%40db", "s3cr3t"],
      ["dbuser:thisisasecret@tcp(db:3306)/x", "thisisasecret"],
      ["amqp://a:f54h!j@0jr@host:1/v", "f54h!j@0jr"],
      ["amqp://guest2:kL9/pQ2/vv@rabbit:5672/%2F", "kL9/pQ2/vv"],
      ["mongodb+srv://me:s3cr3t@c0.ab1cd.mongodb.net/x", "s3cr3t"],
      ['{"url":"redis:\\/\\/me:s3c\\u0023r3t@cache"}', "s3c\\u0023r3t"],
      ["cache=//kvolre5619:Gelfar5585Q@cache.local:11211", "Gelfar5585Q"],
    ],
    keep: [
      "http://127.0.0.1:5000/v1/api",
      "ssh://git@github.com/a/b",
      "https://host/@scope/name",
      "https://host/a/b/c@d/e",
    ],
  },
};

/** Where the user information ends (its last `@`); -1 when there is none. */
function endOfAuthority(text: string, start: number, encoded: boolean): number {
  let at = -1;
  let slashes = 0;
  for (let end = start; end < text.length && end - start < LONGEST; end++) {
    const character = text[end] ?? "";
    if (
      character === "\\" &&
      (ESCAPE.test(text.slice(end, end + 8)) || DOMAIN_USER.test(text.slice(end, end + 180)))
    )
      continue;
    if (STOP.test(character) || (encoded && character === "&")) break;
    if (/[/?#]/.test(character)) {
      if (at !== -1) break;
      // A password may hold a slash, but what looks like host:port/path before it is none.
      if (
        /^(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d{0,5})?$/.test(text.slice(start, end)) ||
        slashes === MOST_SLASHES
      )
        return -1;
      if (character !== "#") slashes++;
    }
    if (character === "@") at = end;
    else if (encoded && text.startsWith("%40", end)) at = end;
    else if (encoded && /^%2f/i.test(text.slice(end, end + 3)) && at !== -1) break;
  }
  // Behind several slashes an `@` may be one of a path, but not before a host and its port.
  return slashes > 1 && !/^@[\w.-]+:\d{2,5}(?!\d)/.test(text.slice(at, at + 80)) ? -1 : at;
}

function credentials(text: string, info: { start: number; end: number; encoded: boolean }): Span[] {
  const { start, end, encoded } = info;
  const whole = text.slice(start, end);
  const colon = whole.search(encoded ? /:|%3a/i : /:/);
  if (colon === -1) {
    const bare = whole.replace(/^\[/, "");
    if (isPlaceholder(bare) || isCommonWord(bare.toLowerCase())) return [];
    return [looksRandom(whole, 16) ? { start, end } : { start, end, kind: "user" }];
  }
  const spans: Span[] = [];
  const user = whole.slice(0, colon);
  const from = start + colon + (whole[colon] === ":" ? 1 : 3);
  const password = text.slice(from, end);
  if (user !== "" && !isPlaceholder(user.replace(/^\[/, "")) && !isCommonWord(user.toLowerCase()))
    spans.push(
      looksRandom(user, 20) ? { start, end: start + colon } : { start, end: start + colon, kind: "user" },
    );
  if (password !== "" && !isPlaceholder(password))
    spans.push({ start: from, end, learn: password.length >= 6 });
  // Behind the `@`, which may be escaped.
  const begin = end + (encoded ? 3 : 1);
  const server = /^[\w.-]+/.exec(text.slice(begin, begin + 200))?.[0] ?? "";
  const host: Span = { start: begin, end: begin + server.length, kind: "host" };
  // `user:pass@host.com` is how documentation writes it; stars are what programs put for a password.
  const isShown = /^(?:pass\w{0,4}|pw|pwd|foo|bar|secret|token|my\w{0,8})$/i.test(password);
  // A cluster in the cloud has a name that only its owner's has.
  if (/mongodb\+srv:\/\/$/.test(text.slice(Math.max(0, start - 14), start)) && server !== "")
    spans.push({ ...host, learn: false });
  else if (!isShown && isOwnServer(server, true)) spans.push(host);
  if (/^[A-Za-z0-9]{12,}$/.test(server) && text[host.end] !== ":" && looksRandom(server, 12))
    spans.push(host);
  return spans;
}

const BARE =
  /(?:^|[\s"'`=(,]|(?:^|[\s"'`=(])\/\/)((?!(?:mailto|sip|xmpp|git|npm|pkg|file|data)$)[\w.+-]{1,64}):([^\s:@/"'`]{3,128})$/;

/** A line of `.pgpass`: host, port, database, user and password. */
const PASSWORD_LINE =
  /(?:^|\n)[ \t]*(?:[\w.*-]{1,80}):(?:\d{4,5}|\*):[\w*-]{1,63}:([\w.*@-]{1,63}):([^\s:]{3,200})[ \t]*(?=\r?\n|$)/;

function passwordFile(text: string, at: number): Span[] {
  const lineStart = text.lastIndexOf("\n", at - 1);
  const from = Math.max(0, lineStart);
  if (at - from > 82) return [];
  const match = PASSWORD_LINE.exec(text.slice(from, at + 400));
  if (match?.index !== 0 || match[1] === undefined || match[2] === undefined || /^\d+$/.test(match[2]))
    return [];
  const end = from + match[0].trimEnd().length;
  return [{ start: end - match[2].length, end }];
}

const ORACLE =
  /(?:thin:|oci:|\b(?:sqlplus|sqlldr|expdp|impdp|connect)(?:\.exe)?[ \t]{1,4}(?:-\w+[ \t]+){0,3})([\w$#]{1,64})\/([^\s/@"']{3,128})$/i;

/** `user:password@tcp(host)`, `user:password@host:8080`: data source names and proxies. */
function withoutScheme(text: string, at: number): Span[] {
  const after = text.slice(at + 1, at + 80);
  const oracle = ORACLE.exec(text.slice(Math.max(0, at - 240), at));
  if (oracle?.[1] !== undefined && oracle[2] !== undefined && !isPlaceholder(oracle[2])) {
    const from = at - oracle[2].length;
    const password: Span = { start: from, end: at };
    return /\d/.test(oracle[1])
      ? [{ start: from - 1 - oracle[1].length, end: from - 1, kind: "user" }, password]
      : [password];
  }
  const networkPath = /(?:^|[\s"'`=(])\/\/[\w.+-]{1,64}:[^\s:@/"'`]{3,128}$/.test(
    text.slice(Math.max(0, at - 200), at),
  );
  if (
    !(networkPath && /^[A-Za-z0-9][\w.-]*(?:[/:\s"']|$)/.test(after)) &&
    !/^(?:tcp\(|unix\(|[A-Za-z0-9][\w-]*(?:\.[\w-]+)*:\d{2,5}(?:\b|\/)|[\w-]+(?:\.[\w-]+)+\/)/.test(after)
  )
    return [];
  const head = text.slice(Math.max(0, at - 200), at);
  const match = BARE.exec(head);
  if (!match || isPlaceholder(match[2] ?? "")) return [];
  const from = at - (match[2]?.length ?? 0);
  const user = match[1] ?? "";
  const password: Span = { start: from, end: at };
  return isPlaceholder(user) || isCommonWord(user.toLowerCase()) || !/\d/.test(user)
    ? [password]
    : [{ start: from - 1 - user.length, end: from - 1, kind: "user" }, password];
}
