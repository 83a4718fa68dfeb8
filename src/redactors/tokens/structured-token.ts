import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass } from "../words/byte-class.ts";

/** Key and signature, in a message to a stream of an exchange. */
const AUTHENTICATION =
  /"op":\s?"auth\w{0,12}",\s?(?:"req_id":\s?"[^"\n]{0,40}",\s?)?"args":\s?\[("[^\]\n]{8,600})\]/g;

/** Where a client of PostgreSQL finds its passwords: host, port, database, user, password. */
const PGPASS =
  /(?:^|[\n"'`])[\w.*-]{1,120}:(?:\d{2,5}|\*):[\w*-]{1,60}:[\w*-]{1,60}:((?:\\.|[^\s:\\"'`]){3,128})(?=["'`]?[ \t]*(?:\r?\n|$))/g;

/** Trigger → what the token looks like around it; the first group, or else all of it, is hidden. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "-us#": /(?<![0-9a-z])[0-9a-z]{32}-[a-z]{2}\d{1,2}(?![0-9A-Za-z])/g,
  "-wh#": /(?<![0-9a-z])[0-9a-z]{32}-[a-z]{2}\d{1,2}(?![0-9A-Za-z])/g,
  "sk#": /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  ska: /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  skb: /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  skc: /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  skd: /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  ske: /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  skf: /(?<![0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/g,
  "#:a": /(?<![\d])\d{5,12}:A[A-Za-z0-9_-]{30,50}(?![A-Za-z0-9_-])/g,
  "q~": /[\w.-]{3}\dQ~[\w.~-]{30,36}|\w{3}\.?\dQ~[\w.~-]{20,40}/g,
  bundle_: /BUNDLE_\w{2,60}__\w{2,20}["']?[ \t]{0,4}(?:=>|[:=])[ \t]{0,4}["']?([\w.-]{4,64}:[\w.-]{4,64})/g,
  "password to proceed": /password to proceed[^\n]{0,60}:\s{1,8}([0-9a-f]{32})/g,
  login_with_api_key: /login_with_api_key"[^\n[]{0,40}\s{0,20}[^[]{0,40}\[\s{0,20}"([\w-]{20,90})"/g,
  "user:pass": /(?<=user:)pass(?=@)/g,
  "otpauth://": /otpauth:\/\/[ht]otp\/([^\s?"'<>]{1,120})\?/g,
  "secret=": /[?&;]secret=([A-Za-z2-7]{10,64})/g,
  // Of a user, or in capitals; a row, an order may be `identified by 'name'`.
  "identified by":
    /(?:IDENTIFIED BY|\b(?:user|role|login|to) [^\n]{0,50}?\bidentified by) ["']((?:[^"'\n]|''|""){3,200})["']/g,
  // A line of `.pgpass`.
  ...Object.fromEntries([":5432:", ":5433:", ":6432:", ":*:"].map((port) => [port, PGPASS])),
  // What `MONITOR` of Redis shows of a login.
  '"auth" "': /"AUTH" (?:"[^"\n]{1,64}" )?"([^"\n]{3,200})"/gi,
  "masterauth ": /masterauth ([^\s"']{4,200})/g,
  "requirepass ": /requirepass ([^\s"']{4,200})/g,
  "$#a$": /\$2[aby]\$\d\d\$[A-Za-z0-9./]{53}/g,
  "$#b$": /\$2[aby]\$\d\d\$[A-Za-z0-9./]{53}/g,
  "$#y$": /\$2[aby]\$\d\d\$[A-Za-z0-9./]{53}/g,
  "$#$": /\$[156]\$(?:rounds=\d{1,9}\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{22,90}/g,
  "$apr#$": /\$apr1\$[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{22}/g,
  "$argon#": /\$argon2i?d?\$v=\d+\$m=\d+,t=\d+,p=\d+\$[\w+/=]{8,64}\$[\w+/=]{16,128}/g,
  "$pbkdf#": /\$?pbkdf2[\w:-]{0,20}\$\d{1,8}\$[\w+/=.]{4,64}\$[\w+/=.]{16,128}/g,
  pbkdf2_sha: /pbkdf2_sha\d{1,3}\$\d{1,8}\$[\w+/=.]{4,64}\$[\w+/=.]{16,128}/g,
  '"op":"auth': AUTHENTICATION,
  '"op": "auth': AUTHENTICATION,
  "oathtool ": /oathtool [^\n]{0,60}?([A-Za-z2-7]{16,64}={0,6})(?![\w])/g,
  "totp(": /TOTP\(["']([A-Za-z2-7 ]{12,80})["']/gi,
  "fo#_": /(?:FlyV1 )?fo1_[\w-]{20,60}/g,
  "mac=": /\bMac id="([^"]{4,100})"/g,
  oauth_:
    /oauth_(?:token|signature|nonce|consumer_key|verifier)(?:_secret)?=(?:%22|\\?")?([\w.~%+/=-]{6,700}?)(?=\\?"|[&,\s]|$)/g,
  "_pk=": /_pk=["']?(?:0x)?([0-9a-f]{64})(?![0-9a-f])/gi,
  "identified with": /identified with \w{1,60} (?:by|as) ["']([^"'\n]{3,200})["']/gi,
  "id: sk": /SK[0-9a-f]{32}/g,
  // Of a mail server: `a1 LOGIN name "password"`.
  " login ": /(?:^|\n|[\s>])[A-Za-z]{1,3}\d{1,5} LOGIN \S{2,80} "?([^"\s]{4,100})(?=["\s]|$)/g,
  // Configurations of network devices and of VPN, directory and mail servers.
  "enable secret": /enable secret[ \t]{1,4}(?:level \d{1,2}[ \t]{1,4})?(?:\d[ \t]{1,4})?(\S{4,128})/gi,
  // The whole of a line of a router's settings; `Enable password entry.` is a sentence.
  "enable password":
    /(?:^|\n|[#>] ?)enable password[ \t]{1,4}(?:level \d{1,2}[ \t]{1,4})?(?:\d[ \t]{1,4})?(\S{4,128})(?=[ \t]*(?:\r?\n|$))/g,
  "snmp-server community": /snmp-server community[ \t]{1,4}(\S{2,64})/gi,
  "pac key #": /pac key \d[ \t]{1,4}(\S{4,128})/gi,
  " password # ": /(?: password) [4-9][ \t]{1,4}([0-9A-F]{6,128})(?![\w])/gi,
  " key # ": /(?: key) [6-9][ \t]{1,4}([0-9A-F]{6,128})(?![\w])/gi,
  ': psk "': /: PSK "([^"\n]{4,200})"/gi,
  '"\t*\t"': /"[^"\n]{1,64}"\t\*\t"([^"\n]{4,200})"/g,
  "<auth-user-pass>": /<auth-user-pass>\r?\n[^\r\n<]{1,80}\r?\n([^\r\n<]{3,120})(?=\r?\n)/g,
  '" * "': /"[^"\n]{1,64}" \* "([^"\n]{4,200})"/g,
  "{ssha": /\{SSHA\d{0,3}\}([A-Za-z0-9+/]{20,140}={0,2})/gi,
  "$krb#": /\$krb5\w{2,8}\$\d{1,2}\$(?:[^\s:$]{1,100}:)?([0-9a-f]{16,64}\$[0-9a-f]{32,1200})/gi,
  "xoxo-#": /xoxo-\d{4,14}-[\w-]{10,120}/g,
  "-crumb": /-crumb["']?[:=][ \t]{0,4}["']?([0-9a-f]{32,64})(?![0-9a-z])/gi,
  // `vendor PRIVATE …`, as some write a key down; in sentences these words are small.
  " private ": /(?<=[a-z_]) PRIVATE ((?=[\w-]{0,127}\d)(?=[\w-]{0,127}[a-z])[\w-]{20,128})(?![\w.-])/g,
  " access ": /(?<=[a-z_]) ACCESS ((?=[\w-]{0,127}\d)(?=[\w-]{0,127}[a-z])[\w-]{20,128})(?![\w.-])/g,
  // What belongs together stands together: the id of a key and the key.
  akia: /AKIA[A-Z0-9]{16}[^A-Za-z0-9+/]{1,40}([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/g,
  access_token$: /access_token\$(?:production|sandbox)\$[a-z0-9]{10,24}\$([0-9a-f]{32})/g,
  "$ansible_vault;":
    /\$ANSIBLE_VAULT;[\d.]{1,5};\w{1,12}(?:;[\w.-]{0,64})?((?:\\?[rn\s]{1,60}[0-9a-f]{16,120}){1,40})/g,
};

const SMALL_S = 0x73;
const HEX = byteClass(/[0-9a-f]/);

/** Tokens known by their whole shape, which begins with nothing typical. */
export const structuredToken: Redactor = {
  id: "structured-token",
  kind: "secret",
  title: "Tokens known by their whole shape",
  triggers: Object.keys(SHAPES),
  // `sk` and one digit of hexadecimal begin many words.
  peek: (bytes, { at, end, limit }) =>
    ((bytes[at] as number) | 0x20) !== SMALL_S ||
    end - at !== 3 ||
    (end < limit && HEX[bytes[end] as number] === 1),
  before: 64,
  after: 1800,
  find({ text, at, end }): readonly Span[] {
    const pattern =
      SHAPES[text.slice(at, end).toLowerCase().replace(/\d/g, "#")] ??
      SHAPES[text.slice(at, end).toLowerCase()];
    if (pattern === undefined) return [];
    for (const match of text.matchAll(pattern)) {
      if (match.index > at || match.index + match[0].length < end) continue;
      const value = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      if (/\s/.test(value) && value.length > 200)
        return [...value.matchAll(/[0-9a-f]{16,}/g)].map((line) => ({
          start: start + line.index,
          end: start + line.index + line[0].length,
        }));
      return [{ start, end: start + value.length }];
    }
    return [];
  },
  examples: {
    hide: [
      ["CREATE USER fred IDENTIFIED BY 'hunter2'", "hunter2"],
      ["alter user fred identified by 'hunter2'", "hunter2"],
      [`343ea45721923ed956e2b38c31db76aa${"-"}us30`, "343ea45721923ed956e2b38c31db76aa"],
      ["otpauth://totp/IBKR:jdoe7?secret=DDBLZU3SMUNVEOLC&issuer=IBKR", "DDBLZU3SMUNVEOLC"],
      ["enable secret 5 $1$mERr$hx5rVt7rPNoS4wqb", "$1$mERr$hx5rVt7rPNoS4wqb"],
      ["pixabay PRIVATE 49467187-72bd9d79a39483dd3d816c769", "49467187-72bd9d79a39483dd3d816c769"],
      ['a1 LOGIN me@mail.example "sommer-24"', "sommer-24"],
      ['[0 127.0.0.1:51822] "AUTH" "default" "sommer-24"', "sommer-24"],
      ["snmp-server community pr1v8te RW", "pr1v8te"],
      [
        "AKIAQ2XK7LMN4PRS6TUV  ks0jSxd+e3NP5/b/g1U+8PtyA9Q1T/A2CftzGSHG",
        "ks0jSxd+e3NP5/b/g1U+8PtyA9Q1T/A2CftzGSHG",
      ],
    ],
    keep: [
      "skip 12",
      "insert this new order into the row identified by 'position'",
      "-us30 index",
      "the enable secret of a router",
      "retry password 7 times",
      "a PRIVATE message",
      "no ACCESS to market_data_of_exchange",
    ],
  },
};
