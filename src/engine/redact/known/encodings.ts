import { latin1, utf8 } from "../text/latin1.ts";
import { spellingsOf } from "./spellings.ts";

/** One way a known value may be written. */
export interface Variant {
  /** Latin1: one character per byte. */
  readonly text: string;
  /** `base64`: the run of base64 characters around it belongs to it; `hex` likewise. */
  readonly spread: "base64" | "hex" | null;
}

/** Shorter pieces of base64 or hexadecimal stand anywhere by chance. */
const SHORTEST_CODE = 8;
/** From this length on a value is looked for as Windows writes it, with two bytes for a character. */
const SHORTEST_WIDE = 4;

export interface Thoroughness {
  /** In base64 and hexadecimal. */
  readonly coded: boolean;
  /** Rare writings too. */
  readonly rare: boolean;
  /** Writings in which only signs are escaped; `escapes.ts` finds them all where it has an anchor. */
  readonly escapes: boolean;
}

/** The ways a value (latin1, one character per byte) is likely to be written in a log or file, the likeliest first. */
export function variantsOf(value: string, kind: string, { coded, rare, escapes }: Thoroughness): Variant[] {
  const variants = new Map<string, Variant["spread"]>();
  for (const one of notationsOf(value, kind)) {
    const add = (texts: readonly string[], spread: Variant["spread"] = null) => {
      const shortest = spread === null ? Math.min(one.length, 6) : SHORTEST_CODE;
      for (const text of texts)
        if (text.length >= shortest && !variants.has(text)) variants.set(text, spread);
    };
    add([one]);
    if (escapes) add(escapesOf(one));
    if (!coded) continue;
    const bytes = Buffer.from(one, "latin1");
    const hex = bytes.toString("hex");
    const base64 = base64Cores(bytes);
    add([...base64, ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))], "base64");
    add(hexRuns(hex), "hex");
    if (!rare) continue;
    if (one.length >= SHORTEST_WIDE) {
      const wide = Buffer.from(utf8(one), "utf16le");
      add(base64Cores(wide), "base64");
      add(hexRuns(wide.toString("hex")), "hex");
      add(hexRuns(Buffer.from(wide).swap16().toString("hex")), "hex");
    }
    add(base64Cores(Buffer.from(hex)), "base64");
    add(spellingsOf(one));
    add(misreadingsOf(one));
    if (kind === "account") add(["-", "_", ".", " "].map((sign) => one.replace(/(?<=[A-Z])(?=\d)/, sign)));
    add(groupsOf(one));
  }
  for (const one of cutsOf(value, kind)) if (!variants.has(one)) variants.set(one, null);
  return [...variants].map(([text, spread]) => ({ text, spread }));
}

const UUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** A MAC and a UUID are written in several notations, the name of a person in files and addresses; other values have one. */
function notationsOf(value: string, kind: string): string[] {
  const uuid = UUID.exec(value);
  if (uuid !== null) return [value, uuid.slice(1).join("-"), uuid.slice(1).join("")];
  if (kind === "phone") return phoneNotations(value);
  if (kind === "person") return [value, ...["_", "-", ".", ""].map((one) => value.split(" ").join(one))];
  if (kind !== "mac") return [value];
  const pairs = value.match(/[0-9A-Fa-f]{2}/g) ?? [];
  return [
    value,
    ...[":", "-", ""].map((separator) => pairs.join(separator)),
    pairs.join("").replace(/(....)(?=.)/g, "$1."),
  ];
}

/** `+43 660 1234567` is `00436601234567` to a gateway. */
function phoneNotations(value: string): string[] {
  const digits = value.replace(/\D/g, "");
  if (digits.length < 9) return [value];
  return [value, digits, ...(value.startsWith("+") ? [`+${digits}`, `00${digits}`] : [])];
}

/** Of a longer name, programs such as `who` and `ps` show so many characters. */
const SHOWN = 8;

/** A name as it is cut, unless a whole word is left: `nautilus` of `nautilus-box` is not that machine. */
function cutsOf(value: string, kind: string): string[] {
  const isCut = (kind === "user" || kind === "host") && /[A-Za-z0-9]/.test(value[SHOWN] ?? "");
  return isCut ? [value.slice(0, SHOWN), `${value.slice(0, SHOWN - 1)}+`] : [];
}

/** The characters that base64 of any text around the value must contain, for the three alignments. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const encoded = padded.toString("base64").replace(/=+$/, "");
    const from = shift === 0 ? 0 : shift + 1;
    const to = padded.length % 3 === 0 ? encoded.length : encoded.length - 1;
    return encoded.slice(from, to);
  });
}

/** What Windows-1252 has where ISO 8859-1 has control characters, from 0x80 on. */
const WESTERN = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** UTF-8 that was taken for a Western encoding, `Ã¼` for `ü`, and what that encoding has for it. */
function misreadingsOf(value: string): string[] {
  if (!/[\x80-\xff]/.test(value)) return [];
  const text = utf8(value);
  const single = /[^\0-\xff]/.test(text) ? [] : [text];
  const western = value.replace(/[\x80-\x9f]/g, (one) => WESTERN[one.charCodeAt(0) - 0x80] ?? one);
  return [latin1(value), latin1(western), ...single];
}

/** In both cases. Digits alone are a time or an order id long before they are somebody's password in hexadecimal. */
function hexRuns(hex: string): string[] {
  return hex.length < 16 && /^\d+$/.test(hex) ? [] : [hex, hex.toUpperCase()];
}

/** What is shown for reading in groups: base32 of codes by the clock and passwords that a service made for an app, long numbers. */
function groupsOf(value: string): string[] {
  const isNumber = /^\d{12,40}$/.test(value);
  if (!isNumber && !/^(?:[A-Z2-7]{16,64}|[a-z2-7]{16,64})$/.test(value)) return [];
  return (isNumber ? [/.{1,3}/g, /.{1,4}/g, /.{1,6}/g] : [/.{1,4}/g]).flatMap((group) =>
    [" ", "-"].map((blank) => value.match(group)?.join(blank) ?? value),
  );
}

/** How programs write letters that are none of English, and nothing else: JSON, properties and the pages of the web. */
const FOREIGN: readonly ((letter: string) => string)[] = [
  ...[(code: string) => code, (code: string) => code.toUpperCase()].map(
    (cased) => (letter: string) =>
      letter
        .split("")
        .map((unit) => `\\u${cased(unit.charCodeAt(0).toString(16).padStart(4, "0"))}`)
        .join(""),
  ),
  (letter) => `&#${letter.codePointAt(0)};`,
  (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`,
  (letter) => [...Buffer.from(letter)].map((byte) => `\\x${byte.toString(16)}`).join(""),
  (letter) => [...Buffer.from(letter)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(""),
];

function foreignOf(value: string): string[] {
  const text = utf8(value);
  return text === value ? [] : FOREIGN.map((write) => text.replace(/[^\0-\x7f]/gu, write));
}

/** encodeURIComponent, the unreserved characters alone, a path, a form, and what browsers do. */
const PERCENT_STYLES = [
  /[^A-Za-z0-9_.!~*'()-]/g,
  /[^A-Za-z0-9_.~-]/g,
  /[^A-Za-z0-9_.~!$&'()*+,;=:@/-]/g,
  /[^A-Za-z0-9_.*-]/g,
  // A browser, in the name before a host, in a path and in a query.
  /[\0-\x20"#<>?`{}/:;=@[\\\]^|\x7f-\xff]/g,
  /[\0-\x20"#<>?`{}\x7f-\xff]/g,
  /[\0-\x20"#<>'\x7f-\xff]/g,
];

/** What escapes nothing but signs, for values that have too few letters together to be looked for by these. */
function escapesOf(value: string): string[] {
  const json = JSON.stringify(utf8(value)).slice(1, -1);
  const html = value.replace(/[&<>]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : "&gt;"));
  const percented = PERCENT_STYLES.map((style) => value.replace(style, percent));
  return [
    ...percented,
    ...percented.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    ...percented.map((one) => one.replaceAll("%20", "+")),
    ...percented.map((one) => one.replaceAll("%", "%25")),
    ...foreignOf(value),
    latin1(json),
    latin1(JSON.stringify(json).slice(1, -1)),
    // Go, and .NET.
    latin1(json.replace(/[&<>]/g, lowerUnicodeEscape)),
    latin1(json.replace(/[&<>'+`]/g, unicodeEscape)),
    ...[unicodeEscape, lowerUnicodeEscape].map((written) =>
      latin1(utf8(value).replace(/[!-/:-@[-`{-~]/g, written)),
    ),
    value.replace(/\\/g, "\\\\").replace(/'/g, "\\'"),
    value.replace(/'/g, `'\\''`),
    value.replace(/[^\w@%+=:,./-]/g, "\\$&"),
    value.replace(/'/g, "''"),
    value.replace(/"/g, '""'),
    value.replace(/\$/g, "$$$$"),
    html,
    ...["&#39;", "&#x27;", "&apos;"].flatMap((apostrophe) =>
      ["&quot;", "&#34;"].map((quote) => html.replace(/'/g, apostrophe).replace(/"/g, quote)),
    ),
  ];
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function lowerUnicodeEscape(character: string): string {
  return unicodeEscape(character).toLowerCase();
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
