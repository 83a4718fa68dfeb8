import { isUtf8 } from "node:buffer";
import { latin1, utf8 } from "../text/latin1.ts";
import { readEntities } from "./entities.ts";

/** What a written value may stand for, the other way round than `encodings.ts`; all in latin1, one character a byte. */
export interface Readings {
  /** Escapes read: what is written so is meant so. */
  readonly plain: readonly string[];
  /** Base64 and hexadecimal that hold text: mostly, but not always, the secret itself. */
  readonly coded: readonly string[];
}

/** A text may be escaped more than once: JSON within JSON, an address within a query. */
const ROUNDS = 3;
const MOST_READINGS = 12;
/** Longer base64 is left as it is. */
export const LONGEST_CODE = 4096;

/** Reads a value in every way it may have been written. What is no escape stays as it is; what gives no text is no reading. */
export function readingsOf(written: string): Readings {
  const plain = withoutEscapes([written]);
  const coded = [written, ...plain].flatMap(decoded);
  return { plain, coded: [...new Set([...coded, ...withoutEscapes(coded)])] };
}

/** Login name and password of `user:password`, as `Authorization: Basic` and the settings of registries hold them. */
export function readCredentials(text: string): { user: string; password: string } | null {
  const [, user, password] = /^([\w.@+\\-]{1,64}):([^\s/][^\n]{2,})$/.exec(text) ?? [];
  return user === undefined || password === undefined ? null : { user, password };
}

function withoutEscapes(written: readonly string[]): string[] {
  const found = new Set<string>();
  let last = written;
  for (let round = 0; round < ROUNDS && last.length > 0 && found.size < MOST_READINGS; round++) {
    const next = last
      .flatMap((one) => ESCAPES.map((read) => read(one)))
      .filter((one) => !found.has(one) && !written.includes(one) && isText(one));
    for (const one of next) found.add(one);
    last = [...new Set(next)];
  }
  return [...found].slice(0, MOST_READINGS);
}

const ESCAPES: readonly ((written: string) => string)[] = [
  percents,
  (written) => percents(written.replaceAll("+", " ")),
  (written) => (written.includes("&") ? latin1(readEntities(utf8(written))) : written),
  backslashes,
  // A quote as the shell writes it within quotes; doubled as SQL, CSV, YAML and settings do, braces as templates do.
  (written) => written.replaceAll("'\\''", "'"),
  (written) => written.replace(/(['"$%{}])\1/g, "$1"),
  (written) => written.replace(/`([`$"'])/g, "$1"),
  (written) => written.replace(/\^([\^&<>|()%!"])/g, "$1"),
  (written) =>
    readBytes((byte) =>
      written
        .replace(/^3D(?=.*=[0-9A-F]{2})/, "")
        .replace(/=(?:\r?\n|([0-9A-F]{2}))/g, (_, hex?: string) => byte(hex)),
    ),
  ungrouped,
];

/** `%23`; that of a single byte of latin1 as well. */
function percents(written: string): string {
  return readBytes((byte) => written.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => byte(hex)));
}

const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const BACKSLASH =
  /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-3][0-7]{2})|([nrtbf])|\r?\n\s*()|([^\w\s]))/g;

/** The escapes of JSON, TOML, YAML, Python, JavaScript and the shell. */
function backslashes(written: string): string {
  if (!written.includes("\\")) return written;
  const joined = written.replace(/\\u([dD][89abAB]..)\\u([dD][c-fC-F]..)/g, (_, high: string, low: string) =>
    latin1(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16))),
  );
  return readBytes((byte) =>
    joined.replace(BACKSLASH, (whole, braced, four, eight, two, octal, control, folded, sign) => {
      const code: string | undefined = braced ?? four ?? eight;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? latin1(String.fromCodePoint(point)) : whole;
      }
      if (octal !== undefined) return byte(Number.parseInt(octal, 8).toString(16));
      if (two !== undefined) return byte(two);
      return control === undefined ? (folded ?? sign) : CONTROLS[control];
    }),
  );
}

/** `JBSW Y3DP EHPK 3PXP`: how secrets for codes by the clock and passwords of apps are shown for reading. */
const GROUPS = /^[A-Za-z0-9]{4}(?:([ -])[A-Za-z0-9]{4})(?:\1[A-Za-z0-9]{4}){0,14}(?:\1[A-Za-z0-9]{1,3})?$/;
const BASE32 = /^(?=[a-z]*[2-7A-Z])(?:[A-Z2-7]{16,64}|[a-z2-7]{16,64})=*$/;

/** Letters of base32 mean the same in either case. */
function ungrouped(written: string): string {
  const joined = GROUPS.test(written) ? written.replace(/[ -]/g, "") : written;
  return BASE32.test(joined) ? joined.toUpperCase() : joined;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{7,}|[A-Za-z0-9_-]{7,})={0,2}$/;
const HEX =
  /^(?:0x)?((?:[0-9a-f]{2}){6,}|(?:[0-9A-F]{2}){6,}|[0-9a-fA-F]{2}(?:([ :-])[0-9a-fA-F]{2})(?:\2[0-9a-fA-F]{2}){4,})$/;

/** The text that base64 or hexadecimal holds. */
function decoded(written: string): string[] {
  if (written.length > LONGEST_CODE) return [];
  const hex = HEX.exec(written)?.[1]?.replace(/[ :-]/g, "");
  // Digits alone are a number long before they are somebody's password.
  if (hex !== undefined && (hex.length >= 24 || /[a-f]/i.test(hex))) return texts(Buffer.from(hex, "hex"));
  if (!BASE64.test(written) || written.replace(/=+$/, "").length % 4 === 1) return [];
  return texts(Buffer.from(written, "base64"));
}

function texts(bytes: Buffer): string[] {
  const text = bytes.toString("latin1").replace(/\n+$/, "");
  const narrow = /^(?:[\x20-\x7e]\0)+$/.test(text) ? text.replaceAll("\0", "") : text;
  return isText(narrow) && isUtf8(Buffer.from(narrow, "latin1")) ? [narrow] : [];
}

/** Text has no control characters but those of lines. */
function isText(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
  return value !== "" && !/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value);
}

function character(hex: string | undefined): string {
  return hex === undefined ? "" : String.fromCharCode(Number.parseInt(hex, 16));
}

/** Numbers up to 255 are bytes of UTF-8; where they give none, they are characters. */
function readBytes(read: (byte: (hex: string | undefined) => string) => string): string {
  const bytes = read(character);
  return isUtf8(Buffer.from(bytes, "latin1")) ? bytes : read((hex) => latin1(character(hex)));
}
