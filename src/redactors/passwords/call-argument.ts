import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass, holdsRun, WORD } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { isUuid, looksChosen, looksRandom } from "../words/value-shape.ts";

const ARGUMENT =
  /[ \t\n]{0,12}(?:(?:Some\()?[bBrRuU]{0,2}(\\{0,3}["'])([^"'\n]{0,300}?)\1(?:\.\w{1,20}\(\))?\)?|[\w.]{1,40})[ \t]{0,4}(?:,|(?=\)))/y;
/** What is given to these is who somebody is and how he proves it. */
const LETS_IN =
  /(?:client|session|auth|service|login|log_in|connect|connection|rest|api|token|key|credentials?|authentication)$/i;
/** Public by what they make of it. */
const PUBLIC =
  /(?:id|ids|uuid|uuid4|guid|hash|sha\w*|md5|digest|commit|checkout|rev\w*|version|checksum|etag|fromhex|unhexlify|decode|encode|error|exception|path|purepath|symbol|contract|stock|option|future|forex|index|bond|warning|venue)$/i;
/** Which argument of these is the password, whatever it looks like. */
const PASSWORD_AT: Readonly<Record<string, number>> = {
  networkcredential: 1,
  directoryentry: 2,
  securestring: 0,
  httpbasicauth: 1,
  httpdigestauth: 1,
  basicauth: 1,
  database: 2,
  getconnection: 2,
};
/** A database without a login of its own: name and password are the next arguments. */
const DATABASE = /^(?:jdbc:[\w:]{2,40}[/@]|[a-z]{2,10}:(?:host|server|dbname|unix_socket)=)[^@]*$/i;
const LOGIN = /^[a-z][a-z._-]{2,40}\d{2,8}$/i;
const LONGEST_NAME = 61;
const OPEN = 40;
const COMMA = 44;
const STRING = byteClass(/["']/);
const MOST_ARGUMENTS = 8;

/** Keys and passwords given to a constructor or a login without a name: `Client("key", "secret")`. */
export const callArgument: Redactor = {
  id: "call-argument",
  kind: "secret",
  title: "Keys and passwords given to calls without a name",
  triggers: ['("', "('", '(\\"', '( "', "(b'", '(b"', "client(", "session(", "connect(", "connection("],
  peek: (bytes, { at, end, limit }) =>
    (bytes[at] === OPEN
      ? isLong(bytes, end, limit)
      : holdsRun(bytes, { of: STRING, length: 1, from: end, to: Math.min(limit, end + 64) })) &&
    mayTakeSecrets(bytes, bytes[at] === OPEN ? at : end - 1),
  glance:
    /(?:(?<=\w\([ b]?\\?["'])[^"'\n]{2,}["']|(?<=(?:client|session|connect|connection)\()[ \t\n]{0,8}["'\w][^\n]{12})/iy,
  before: 80,
  after: 900,
  find({ text, at, end }): readonly Span[] {
    const open = text.indexOf("(", at);
    if (open === -1 || open >= end) return [];
    let nameStart = open;
    while (open - nameStart < LONGEST_NAME && /\w/.test(text[nameStart - 1] ?? "")) nameStart--;
    const name = nameOf(text.slice(nameStart, open));
    if (!takesSecrets(name)) return [];
    const letsIn = LETS_IN.test(name);
    const given = argumentsOf(text, open + 1);
    const spans: Span[] = [];
    const sure = DATABASE.test(given[0]?.value ?? "") ? 2 : PASSWORD_AT[name.toLowerCase()];
    for (const [index, { start, value }] of given.entries()) {
      const user = given[index - 1];
      if (index === sure && value.length >= 3 && value !== "pass" && !isPlaceholder(value)) {
        spans.push({ start, end: start + value.length });
        if (user && (LOGIN.test(user.value) || (/auth$/i.test(name) && isOwnName(user.value))))
          spans.push(userOf(user));
        continue;
      }
      // Behind a login name any word with a digit is a password.
      const behind =
        letsIn &&
        user !== undefined &&
        LOGIN.test(user.value) &&
        /^(?=\D*\d)(?=.*[a-z])[^\s/:]{6,64}$/i.test(value) &&
        !/^\d+(?:\.\d+)+$/.test(value);
      if (isPlaceholder(value) || !(isKey(value, letsIn) || (letsIn && looksChosen(value)) || behind))
        continue;
      spans.push({ start, end: start + value.length });
      if (letsIn && user && LOGIN.test(user.value)) spans.push(userOf(user));
    }
    return spans;
  },
  examples: {
    hide: [
      ['fred = Fred("c257a632b96292794c9bce4850bbd0e7")', "c257a632b96292794c9bce4850bbd0e7"],
      ["HTTPBasicAuth('drasullo9830', 'Pekhir1299#')", "Pekhir1299#"],
      ["HTTPBasicAuth('jdoe', 'Pekhir1299#')", "Pekhir1299#"],
      [String.raw`{"log":"s.connect(\"mailbot77\", \"Pekhir1299#\")\n"}`, "Pekhir1299#"],
      ["HTTPBasicAuth('deskfx', 'Zelgar5512x')", "deskfx"],
      ["HTTPBasicAuth('robot', '8asicSecret')", "8asicSecret"],
      ["conn = database('ticks','nt','m4tlab-Pw');", "m4tlab-Pw"],
      ['new DirectoryEntry("LDAP://h.example", "dom\\\\jo", "walnut3155")', "walnut3155"],
      ['new PDO("mysql:host=localhost;dbname=ib", "lorhursttr13", "Mg6Ysqn0w")', "Mg6Ysqn0w"],
      [
        'DriverManager.getConnection("jdbc:postgresql://db.local/ib", "quant", "marble-kestrel")',
        "marble-kestrel",
      ],
      ["InfluxDBClient('h', 8086, 'tasvex5750', 'Rimulm7811#', 'db')", "tasvex5750"],
    ],
    keep: [
      "AccountId('IB-001'), Client('127.0.0.1', 7497)",
      "UUID4('2d89666b-1a1e-4a75-b193-4eb3b454c757')",
      'Commit("89d3e5fd4a2bb6b39a3bd8b0f7d3a4dd1f2c0e11")',
    ],
  },
};

function userOf({ start, value }: { start: number; value: string }): Span {
  return { start, end: start + value.length, kind: "user" };
}

function isOwnName(value: string): boolean {
  return /^[a-z][\w.@-]{3,63}$/i.test(value) && !isPlaceholder(value) && !isCommonWord(value.toLowerCase());
}

/** Digits begin no name. */
function nameOf(word: string): string {
  return word.replace(/^\d+/, "");
}

function takesSecrets(name: string): boolean {
  return (
    name !== "" &&
    !PUBLIC.test(name) &&
    (LETS_IN.test(name) || name in PASSWORD_AT || /^[A-Z]|^set_\w*(?:key|token)$/.test(name))
  );
}

const isTaker = rememberedBytes((word) => takesSecrets(nameOf(word)));

/** Whether what stands before the bracket is called with secrets. */
function mayTakeSecrets(bytes: Uint8Array, open: number): boolean {
  let start = open;
  while (start > 0 && open - start < LONGEST_NAME && WORD[bytes[start - 1] as number]) start--;
  return isTaker(bytes, start, open);
}

/** Behind the opening quote: no key has four characters, unless another argument follows. */
function isLong(bytes: Uint8Array, from: number, limit: number): boolean {
  for (let at = from; at < from + 5 && at < limit; at++)
    if (STRING[bytes[at] as number]) return bytes[at + 1] === COMMA;
  return true;
}

function argumentsOf(text: string, from: number): { start: number; value: string }[] {
  const given: { start: number; value: string }[] = [];
  ARGUMENT.lastIndex = from;
  for (let count = 0; count < MOST_ARGUMENTS; count++) {
    const before = ARGUMENT.lastIndex;
    const match = ARGUMENT.exec(text);
    if (match === null) break;
    const value = match[2];
    if (value !== undefined) {
      const quote = match[1] ?? "";
      given.push({ start: text.indexOf(quote, before) + quote.length, value });
    }
  }
  return given;
}

function isKey(value: string, letsIn: boolean): boolean {
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value))
    return /\d/.test(value) && /[a-f]/i.test(value);
  return /^[A-Za-z0-9+/=_-]+$/.test(value) && !isUuid(value) && looksRandom(value, letsIn ? 14 : 16);
}
