import { isDigit } from "./text/byte-kinds.ts";

const MINUS = 0x2d;
const POINT = 0x2e;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN = 0x5b;
const QUOTES = new Set([0x22, 0x27]);
/** White space between the parts of a JSON text is passed over so far. */
const FARTHEST = 64;
/** So far back a list may begin: less than a scan keeps of what came before. */
const LONGEST_LIST = 1000;

/**
 * The quotes that a name needs where it takes the place of a bare number, or of several, in JSON: those of the key before
 * it, with the backslashes of JSON within JSON. Empty where none are needed. Nothing from `limit` on is looked at.
 */
export function quotesFor(bytes: Uint8Array, start: number, end: number, limit: number): string {
  if (!isDigit(bytes[start]) && bytes[start] !== MINUS) return "";
  if (!endsElement(bytes, end, limit)) return "";
  let points = 0;
  for (let at = start; at < end; at++) {
    if (!isNumeric(bytes[at]) && !isBetween(bytes[at])) return "";
    // An address or a version is no number of JSON.
    points = bytes[at] === POINT ? points + 1 : isBetween(bytes[at]) ? 0 : points;
    if (points > 1) return "";
  }
  const key = quotesOfKey(bytes, start);
  if (key !== null) return key;
  const lowest = Math.max(0, start - LONGEST_LIST);
  const at = back(bytes, start, lowest, (byte) => isNumeric(byte) || isBetween(byte));
  return bytes[at - 1] === OPEN ? quotesInList(bytes, at - 1) : "";
}

/** Those that a name needs in the list whose bracket stands at `open`: those of the key before it, too. */
export function quotesInList(bytes: Uint8Array, open: number): string {
  return quotesOfKey(bytes, open) || '"';
}

/** Those of the key whose value begins at `start`, empty when it has none; `null` when no key stands there. */
function quotesOfKey(bytes: Uint8Array, start: number): string | null {
  const lowest = Math.max(0, start - FARTHEST);
  const colon = back(bytes, start, lowest, isSpace) - 1;
  if (bytes[colon] !== COLON) return null;
  const at = back(bytes, colon, lowest, isSpace) - 1;
  const quote = bytes[at];
  if (quote === undefined || !QUOTES.has(quote)) return "";
  const escapes = at - back(bytes, at, lowest, (byte) => byte === BACKSLASH);
  return "\\".repeat(escapes) + String.fromCharCode(quote);
}

/** Whether a comma or bracket follows, as behind every value in JSON that is not alone. */
function endsElement(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  while (at < limit && at - from < FARTHEST && isSpace(bytes[at])) at++;
  return at < limit && (bytes[at] === 0x2c || bytes[at] === 0x7d || bytes[at] === 0x5d);
}

function back(
  bytes: Uint8Array,
  from: number,
  lowest: number,
  passes: (byte: number | undefined) => boolean,
): number {
  let at = from;
  while (at > lowest && passes(bytes[at - 1])) at--;
  return at;
}

/** Digits and `+ - . e E`. */
function isNumeric(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 0x2b || byte === MINUS || byte === 0x2e || byte === 0x45 || byte === 0x65;
}

function isBetween(byte: number | undefined): boolean {
  return byte === 0x2c || isSpace(byte);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 9 && byte <= 13);
}
