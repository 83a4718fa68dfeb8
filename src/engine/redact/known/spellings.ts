import { latin1, utf8 } from "../text/latin1.ts";

const SHORTEST = 4;
/** Digits apart are a list of numbers, and a few letters one of columns. */
const LONG = 6;

/** A value (latin1) with every single character or byte written apart, as dumps and escapes of whole texts do. */
export function spellingsOf(value: string): string[] {
  if (value.length < SHORTEST) return [];
  const bytes = [...Buffer.from(value, "latin1")];
  const characters = [...utf8(value)];
  const codes = characters.map((one) => one.codePointAt(0) ?? 0);
  const pairs = bytes.map((byte) => byte.toString(16).padStart(2, "0"));
  const lower = pairs.join("");
  const blanks = /[A-Za-z]/.test(value) && value.length >= LONG ? [" ", ", ", "."] : [];
  return [
    // UTF-16 and its escapes; lists of characters.
    ...[...blanks, "\0", "\\x00", "\\u0000", "', '", '", "', '","'].map((between) =>
      characters.join(between),
    ),
    // Bytes as numbers.
    ...[", ", ","].flatMap((between) => [bytes.join(between), codes.join(between)]),
    ...[" ", ":", "-", "=", ",", "\\x", ", 0x", ",0x", " 0x"].flatMap((between) => [
      pairs.join(between),
      pairs.map((pair) => pair.toUpperCase()).join(between),
    ]),
    ...[" ", ","].map((between) => pairs.map((pair) => `${pair}${between}00`).join(between)),
    lower.match(/.{1,4}/g)?.join(" ") ?? lower,
    base32(bytes),
    base32(bytes).toLowerCase(),
    // Escapes that leave no letter as it is.
    pairs.map((pair) => `%${pair}`).join(""),
    bytes.map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
    ...units(value),
    codes.map((code) => `\\u{${code.toString(16)}}`).join(""),
    codes.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`).join(" "),
    codes.map((code) => `&#${code};`).join(""),
    codes.map((code) => `&#x${code.toString(16)};`).join(""),
  ].map((one) => latin1(one));
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Without padding. */
function base32(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

/** `\u0041` or `%u0041` for every unit of UTF-16, with letters in either case. */
function units(value: string): string[] {
  const numbers = utf8(value)
    .split("")
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return ["\\u", "%u"].flatMap((sign) => [
    numbers.map((one) => sign + one).join(""),
    numbers.map((one) => sign + one.toUpperCase()).join(""),
  ]);
}
