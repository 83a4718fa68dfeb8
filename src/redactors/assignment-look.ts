import { BLANK, byteClass, QUOTE, WORD } from "./byte-class.ts";
import { meaningOf } from "./key-name.ts";
import { rememberedBytes } from "./remembered.ts";

const KEY = byteClass(/[A-Za-z0-9_.$\x80-\xff-]/);
const NAME = byteClass(/[\w.]/);
/** Triggers such as `pin=` hold the sign that gives the value. */
const GIVES = byteClass(/[=: "']/);
/** What may follow a name that is given a value, white space aside. */
const FOLLOWS = byteClass(/["'`&%\]\\)*[,{:=?+!<>(\r\n\xef\xe2\xe6\xe4.-]/);
/** What stands before a name in XML and its escaped form. */
const TAG = byteClass(/[<>;"']/);
/** What a chosen or made value has, and a word of a sentence has not. */
const TELLING = byteClass(/[\d!@#$%^&*+=~?"'`\\\x80-\xff]/);
const LONGEST_KEY = 90;
const COLON = 0x3a;
const DASH = 0x2d;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;

/** A name of which no part means anything is no setting; that a word may stand before or behind it is left to the finder. */
const mayMean = rememberedBytes(
  (name) =>
    meaningOf(name) !== null ||
    /^[-.$]*(?:key|id|code|number|name)s?\b/i.test(name) ||
    /[\x80-\xff]/.test(name),
);

/** Whether a word may belong to the name before it, or stand between a name and its value. */
const mayGoOn = rememberedBytes((word) =>
  /^(?:set|changed|field|for|value|secret_value|(?:key|token|code|phrase|string|access|password|name|id)s?)$/i.test(
    word,
  ),
);
const mayLink = rememberedBytes((word) => /^(?:is|was|ist|lautet|est|es|to)$/i.test(word));

/** Whether the name around a trigger may be that of a setting that is given a value: most words of a log are given none. */
export function mayBeAssigned(
  bytes: Uint8Array,
  { at, end, limit }: { at: number; end: number; limit: number },
): boolean {
  if (isCompared(bytes, at)) return true;
  let start = at;
  while (start > 0 && at - start < LONGEST_KEY && KEY[bytes[start - 1] as number]) start--;
  if (bytes[start - 1] === BACKSLASH && start < at && isEscaped(bytes[start])) start++;
  let stop = end;
  while (stop > at + 1 && !KEY[bytes[stop - 1] as number]) stop--;
  while (stop < limit && stop - end < LONGEST_KEY && KEY[bytes[stop] as number]) stop++;
  const next = bytes[stop] as number;
  const spaced = stop < limit && BLANK[next] === 1;
  const goesOn = spaced && mayGoOn(bytes, stop + 1, wordEnd(bytes, stop + 1, limit));
  if (!goesOn && !mayMean(bytes, start, stop)) return false;
  if (GIVES[bytes[end - 1] as number] || bytes[start] === DASH) return true;
  if (start > 0 && TAG[bytes[start - 1] as number]) return true;
  if (!spaced) return stop >= limit || stop - end >= LONGEST_KEY || FOLLOWS[next] === 1;
  return goesOn || mayFollowBlanks(bytes, stop, limit) || isCommanded(bytes, start);
}

/** `"value" == name`: an equals sign before the name. */
function isCompared(bytes: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && at - before <= 41 && NAME[bytes[before] as number]) before--;
  if (before >= 0 && BLANK[bytes[before] as number]) before--;
  return bytes[before] === EQUALS;
}

/** Behind a name and blanks: a sign, a word that goes on, or a value; behind `is` and the like a value. */
function mayFollowBlanks(bytes: Uint8Array, from: number, limit: number): boolean {
  const at = behindBlanks(bytes, from, limit);
  const first = bytes[at] as number;
  if (at >= limit || FOLLOWS[first]) return true;
  const end = wordEnd(bytes, at, limit);
  if (mayGoOn(bytes, at, end)) return true;
  if (!mayLink(bytes, at, end)) return isTelling(bytes, at, limit);
  let value = behindBlanks(bytes, end, limit);
  if (bytes[value] === COLON) value = behindBlanks(bytes, value + 1, limit);
  return isTelling(bytes, value, limit);
}

/** A quote, or a word that is long or has a digit or a mark: nobody would take another for a secret here. */
function isTelling(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  if (QUOTE[bytes[from] as number]) return true;
  for (; at < limit && at - from < 20 && (bytes[at] as number) > 0x20; at++)
    if (TELLING[bytes[at] as number]) return true;
  return at - from >= 14 || at >= limit;
}

function behindBlanks(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && at - from < 40 && BLANK[bytes[at] as number]) at++;
  return at;
}

function wordEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && at - from < 20 && WORD[bytes[at] as number]) at++;
  return at;
}

/** `setx NAME value`, `ENV NAME value`, `set -x NAME value`: what stands before is a short word or an option. */
function isCommanded(bytes: Uint8Array, start: number): boolean {
  let at = start - 1;
  if (at >= 0 && QUOTE[bytes[at] as number]) at--;
  if (at < 0 || !BLANK[bytes[at] as number]) return false;
  while (at >= 0 && BLANK[bytes[at] as number]) at--;
  const last = (bytes[at] as number) | 0x20;
  if (last === 0x78 || last === 0x76 || last === 0x73 || last === 0x68) return true;
  for (let back = 0; back < 4 && at >= 0; back++, at--) if (bytes[at] === DASH) return true;
  return false;
}

function isEscaped(byte: number | undefined): boolean {
  return byte === 0x6e || byte === 0x72 || byte === 0x74;
}
