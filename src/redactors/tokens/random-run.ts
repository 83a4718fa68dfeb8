import type { Redactor, Span } from "../../model/redactor.ts";
import { behindEscape } from "../words/boundaries.ts";
import { fluencyOf } from "../words/fluency.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { alternation, isFileName, isHex, isUuid, looksRandom } from "../words/value-shape.ts";

/** Contexts in which a random-looking run is public: checksums, versions, file names, addresses of pages. */
const PUBLIC_CONTEXT =
  /(?:i4j_jres[\\/]{1,2}|sha\d{1,3}|md5|checksum|chksum|digest|integrity|commit|rev(?:ision)?|srcrev|hash|etag|build|version|image|blob|tree|module|objectid|conid|permid|execid|orderid|(?<![a-z])(?:lei|uti|isin|figi|cusip|sedol|tx|txn|txid|transaction|pool|contract|block|parent))(?:["']?[\s:=@/-]{1,6}["']?(?:[\w+-]{1,12}[:-])?|["']?)$/i;
/** A hash in base64, of which slashes make several runs: `h1:…=` in go.sum, `sha512-…`. */
const HASH = /(?<![A-Za-z0-9])(?:h1:|(?:sha|SHA)\d{1,3}[:-]|hash:?\s{1,4})[A-Za-z0-9+/]{0,88}$/;
/** A key that everybody may have, or a certificate: its first line, and others of base64. */
const PUBLIC_BLOCK =
  /-----BEGIN (?![A-Z ]{0,30}PRIVATE)[A-Z ]{3,30}-----(?:(?:\r?\n|\\n)[ \t]{0,40}[A-Za-z0-9+/=]{0,100}){1,16}$/;

/** What a client calls an order at Binance, behind who made the client. */
const BINANCE_ORDER = /^x-[A-Z0-9]{8}[\w-]*$/;
/** A part of a network at Amazon, a run of LEAN, a change at Gerrit: `vpc-0f3a1c22b7d9e8841`, `L-5d04…`, `I42a3…`. */
const RESOURCE = /^(?:[a-z]{1,12}-[0-9a-f]{17}|[LB]-[0-9a-f]{32}|I[0-9a-f]{40})$/;
const DOT = 0x2e;

/** Runs of characters that look random although nothing names them: most vendors' tokens, also unknown ones. */
export const randomRun: Redactor = {
  id: "random-run",
  kind: "secret",
  title: "Text that looks randomly generated",
  triggers: [],
  runs: 20,
  peek: (bytes, { at, end }) => (end - at === 64 && bytes[at - 1] === DOT) || mayBeSecret(bytes, at, end),
  before: 1024,
  after: 64,
  find(window): readonly Span[] {
    const value = window.ahead(window.end - window.at);
    if (value.length === 64) {
      const airtable = /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.$/.exec(
        window.text.slice(Math.max(0, window.at - 19), window.at),
      );
      if (airtable) return [{ start: window.at - airtable[0].length, end: window.end }];
    }
    if (/^AC[0-9a-f]{32}$/.test(value)) {
      const token = /^["']?[ \t]{0,2}[/:,|][ \t]{0,2}["']?([0-9a-f]{32})(?![0-9a-f])/.exec(
        window.text.slice(window.end, window.end + 44),
      );
      const stop = window.end + (token?.[0].length ?? 0);
      return [{ start: window.at, end: window.end }, ...(token ? [{ start: stop - 32, end: stop }] : [])];
    }
    const suspicious = !value.includes("/") && isSuspicious(value);
    if (!suspicious && !mayBePiece(value)) return [];
    const { text, at, end } = window;
    const whole = base64Around(text, at, end);
    if (!suspicious && whole === null) return [];
    let start = at;
    while (start > 0 && /[A-Za-z0-9_-]/.test(text[start - 1] ?? "")) start--;
    const before = text.slice(Math.max(0, start - 80), start);
    if (/^[A-Za-z0-9+/]+$/.test(value) && PUBLIC_BLOCK.test(text.slice(0, at))) return [];
    if (PUBLIC_CONTEXT.test(before) || HASH.test(text.slice(Math.max(0, at - 80), at))) return [];
    if (isFileName(text.slice(at, end + 40)) || BINANCE_ORDER.test(value) || RESOURCE.test(value)) return [];
    if (whole !== null) return [{ ...whole, learn: true }];
    if (isInPath(before, value)) return [];
    return [{ start: behindEscape(text, at), end, learn: true }];
  },
  examples: {
    hide: [
      ["oops 4f9aKq2ZxL0pWv7RtB3nYc8M", "4f9aKq2ZxL0pWv7RtB3nYc8M"],
      ['"\\n4f9aKq2ZxL0pWv7RtB3nYc8M"', "4f9aKq2ZxL0pWv7RtB3nYc8M"],
      ["'aVCmIXohDekdXAc/p7rct09lSQq/0DpwswdS/QOut8u'", "p7rct09lSQq"],
      [`sid AC${"3f9c0d1e2b7a4856"}${"9d8e7f6a5b4c3d2e"}`, "3f9c0d1e2b7a4856"],
    ],
    keep: [
      "java.home = C:\\Program Files\\Common\\i4j_jres\\Qwe-rT8XyZuKlMnoPqRs\\17.0.10_64",
      "google.golang.org/api v0.81.0 h1:JQvUhYfciqa7GPOoBxWReJY8VSspBP/gojwN0O2YFk1=",
      "integrity sha512-hlq87YIa+veu7hdxmZ4gyJrGSE51GoQ/slk5sDkuoblp30ADFn31BgKWWLyB==",
      "content hash\n5HpHzi0wQGWfejwbO7+4NgfkQhVmBdrOPzzo5iRvAgv/qGQw+YJavh1vdyW4Zt7RkLmN0pQsTuVxYz2A==",
      "pod ibgw-7d9f8b6c5-x2k4j is running",
      "ulid=01HZX8Q4M2B7C9D5E1F3G6J8KN state=done",
      "-----BEGIN PUBLIC KEY-----\n4UQxeJGukLjkpD7inTu4vbx7GFxl/iv6r3N43HJM8FxmiqjdXDnlodgaWYRleaKe\n-----END PUBLIC KEY-----",
      "ED25519 key fingerprint is SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU.",
      'SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")',
      "'c':'x-SP5I9GUCd2c44a3c27'",
      "[id=vpc-0f3a1c22b7d9e8841]",
      "Change-Id: I42a34e85e337496c0ee45df94f95af52e7df047f",
      "Launching analysis for L-5d04ca709562e3e20411566b58885726 with LEAN Engine v2.5.0.0.12966",
      "catalog/part-24747-d76c36c4-8036-4a1b.parquet",
      "LEI 549300DRQQI75D2JP341, tx 0x8358cee770f88e266109b0cb3ed909e843a4ffdf40105d0b615d0e4a78066e74",
      "O-20251127-015321-001-000-1",
      "position_id=SPY.ARCA-e01d3647-fbb7-484e-8091-e83d8533dd70",
      "aws-cli@sha256:eaaa7b11777babe28e6133a8b19ff71cea687e0d7f05158dee95a71f76ce3d00",
    ],
  },
};

/** A key in base64 with slashes in it, which looks like a path; in a path there are words, dots or marks. */
function base64Around(text: string, at: number, end: number): { start: number; end: number } | null {
  let start = at;
  while (start > 0 && /[A-Za-z0-9+/]/.test(text[start - 1] ?? "")) start--;
  start = behindEscape(text, start);
  const whole = /^[A-Za-z0-9+/]+={0,2}/.exec(text.slice(start))?.[0] ?? "";
  // What begins with a slash is a path, unless it has a length that base64 may have.
  if (!whole.includes("/") || (whole.startsWith("/") && whole.length % 4 === 1) || start + whole.length < end)
    return null;
  if (
    whole.length < 40 ||
    whole.length > 90 ||
    /[\w.:-]/.test(text[start - 1] ?? "") ||
    /[\w.-]/.test(text[start + whole.length] ?? "")
  )
    return null;
  const scattered = whole.match(/\d+/g)?.length ?? 0;
  const mean = fluencyOf(whole).mean;
  const isRandom =
    (scattered >= 3 && alternation(whole) >= 0.35 && (mean < 4 || scattered >= 6)) ||
    (scattered >= 2 && alternation(whole) >= 0.42 && mean < 3.4);
  return isRandom ? { start, end: start + whole.length } : null;
}

/** Whether the run is a part of an address or a path, whose random-looking parts are names of pages and versions. */
function isInPath(before: string, value: string): boolean {
  const prefix = /[^\s"'`<>()[\]{},;=]*$/.exec(before)?.[0] ?? "";
  if (!prefix.includes("/") || /[?&][\w.-]*$/.test(prefix)) return false;
  if (/^(?:[a-z][a-z0-9+.-]*:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\/)/i.test(prefix)) return true;
  if (/^sha\d{1,3}-/i.test(prefix)) return true;
  return (
    !value.includes("+") &&
    prefix.split("/").every((part) => /^[\w.@-]*$/.test(part) && !looksRandom(part, 8))
  );
}

/** How a PNG, a JPEG and a GIF begin in base64: notebooks hold them. */
const PICTURE = /^(?:iVBORw0KGgo|9j\/4AAQ|R0lGOD)/;

function isSuspicious(value: string): boolean {
  return (
    // An account of Twilio: hexadecimal, but for what it begins with.
    /^AC[0-9a-f]{32}$/.test(value) ||
    isLongCapitalKey(value) ||
    // The commonest runs of a log are ids of events.
    (!(value.length === 36 && isUuid(value)) &&
      looksRandom(value, 20) &&
      !isPlaceholder(value) &&
      !PICTURE.test(value) &&
      !/^ipython-input-\d+-[0-9a-f]{12}$/.test(value) &&
      (/\d/.test(value) ? alternation(value) >= 0.22 : fluencyOf(value).mean < 3.2) &&
      !isHex(value.replace(/[_+=-]/g, "")) &&
      !isUuid(value) &&
      !isNamedUuid(value) &&
      !/^sha\d{1,3}-/.test(value) &&
      !isStructured(value))
  );
}

/** `SPY-2d89666b-1a1e-4a75-b193-4eb3b454c757`: the id of something behind its name. */
function isNamedUuid(value: string): boolean {
  return (
    isUuid(value.slice(-36)) && /[_-]$/.test(value.slice(0, -36)) && !looksRandom(value.slice(0, -37), 8)
  );
}

/** Of so many capitals and digits the letters may follow each other as in words. */
function isLongCapitalKey(value: string): boolean {
  return /^[A-Z0-9]{40,}$/.test(value) && !isHex(value) && (value.match(/\d+/g)?.length ?? 0) >= 5;
}

/** Too like a word by itself, but perhaps a key in base64 with slashes, or a piece of one. */
function mayBePiece(value: string): boolean {
  return /^[A-Za-z0-9+][A-Za-z0-9+/]*$/.test(value) && !isHex(value) && alternation(value) >= 0.35;
}

const mayBeSecret = rememberedBytes(
  (value) => (!value.includes("/") && isSuspicious(value)) || mayBePiece(value),
);

/** Dates, order ids, option symbols, dashed words with numbers. */
function isStructured(value: string): boolean {
  if (/^[A-Z]{1,6}\s*\d{6}[CP]\d{8}$/.test(value)) return true;
  // A ULID: a time and a random number, as ids of requests.
  if (/^0[0-7][0-9A-HJKMNP-TV-Z]{24}$/.test(value)) return true;
  // What Java calls a way of enciphering: `PBKDF2WithHmacSHA256`.
  if (/With(?:Hmac|RSA|AES|SHA|MD5|EC?DSA)/.test(value)) return true;
  // A pod: the name of its deployment, a hash of its template, five characters of its own.
  if (/^[a-z][a-z0-9-]{1,40}-[0-9a-f]{8,10}-[a-z0-9]{5}$/.test(value)) return true;
  const parts = value.split(/[_+=-]/).filter((part) => part !== "");
  return (
    parts.length > 1 &&
    parts.every((part) => part.length < 12 && (/^\d+$/.test(part) || /^[A-Za-z]+\d{0,3}$/.test(part)))
  );
}
