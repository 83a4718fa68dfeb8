import type { Place } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { BLANK, byteClass, holdsRun, QUOTE, WORD } from "../words/byte-class.ts";
import { rememberedBytes } from "../words/remembered.ts";
import { looksRandom } from "../words/value-shape.ts";
import { GIVING_BYTES } from "../words/wide-mark.ts";

/** A look at the bytes around a name like `password`: whether it may be given a value at all. Most words of a log are given none. */

const KEY = byteClass(/[A-Za-z0-9_.$\x80-\xff-]/);
const NAME = byteClass(/[\w.]/);
/** Triggers such as `pin=` hold the sign that gives the value. */
const GIVES = byteClass(/[=: "']/);
/** What may follow a name that is given a value, white space aside. */
const FOLLOWS = byteClass(new RegExp(String.raw`["'\`&%\]\\)*[,|{:=?+!<>(\r\n${GIVING_BYTES}.-]`));
/** What may stand behind a line end, a comma or a bracket and give a value: a sign, a quote (perhaps escaped), `value`, `text`, `keys`. */
const GIVES_LATER = byteClass(/[=:?+!<>%&\\"'`{(,bvstkdhrlpon-]/i);
const TOKEN = byteClass(/[A-Za-z0-9+/_=.:~!@%,|-]/);
/** What a value has that somebody chose, and a word of a sentence has not. */
const TELLING = byteClass(/[\d!@#$%^&*+=~?"'`\\]/);
const LONGEST_KEY = 90;
/** A value that has to look random has at least so many characters, and begins so soon behind the name. */
const SHORTEST_RANDOM = 12;
const RANDOM_WITHIN = 140;
const [LINE_FEED, RETURN, OPEN, STAR, COMMA, DASH, COLON, SEMICOLON, LESS, EQUALS, MORE, BACKSLASH] = [
  10, 13, 0x28, 0x2a, 0x2c, 0x2d, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x5c,
] as const;

/** What a name may mean: nothing, something that looks random, or more; of other scripts nothing is said. That a word before it belongs to it is left to the finder. */
const mayMean = rememberedBytes((name) => {
  if (/[\x80-\xff]/.test(name)) return "foreign";
  if (/^[-.$]*(?:key|id|code|number|name)s?\b/i.test(name)) return "more";
  const meaning = meaningOf(name.replace(/^-D(?=[a-z])/, ""));
  return meaning === null || meaning === "random" ? meaning : "more";
});
/** The second word of a name. */
const isSecondWord = rememberedBytes((word) =>
  /^(?:key|token|code|value|phrase|string|access|password|name|id)s?$/i.test(word),
);
const mayGoOn = rememberedBytes((word) =>
  /^(?:set|changed|field|for|of|von|pour|du|de|(?:secret_)?val(?:ue)?|default|type|description|help|required|sensitive|secret|label|as|by|reg_sz|reg_expand_sz|n?varchar|text|string)$/i.test(
    word,
  ),
);
const mayLink = rememberedBytes((word) => /^(?:is|was|ist|lautet|est|es|to)$/i.test(word));
/** `password is just …` */
const isAdverb = rememberedBytes((word) =>
  /^(?:just|simply|only|still|now|currently|actually|really|basically|probably|literally|always)$/i.test(
    word,
  ),
);
/** A word without a digit or mark that is a value nevertheless, or stands before one: `Bearer …`. */
const mayBeValue = rememberedBytes(
  (word) =>
    looksRandom(word, 14) || /^(?:Bearer|Basic|Token|Api-?Key|Digest|Negotiate|JWT|GoogleLogin)$/i.test(word),
);

export function mayBeAssigned(bytes: Uint8Array, { at, end, limit }: Place): boolean {
  if (isCompared(bytes, at)) return true;
  let start = at;
  while (start > 0 && at - start < LONGEST_KEY && KEY[bytes[start - 1] as number]) start--;
  if (bytes[start - 1] === BACKSLASH && start < at) {
    if (isEscaped(bytes[start])) start++;
    else if (isEscapedQuote(bytes, start) && start + 5 <= at) start += 5;
  }
  let stop = end;
  while (stop > at + 1 && !KEY[bytes[stop - 1] as number]) stop--;
  while (stop < limit && stop - end < LONGEST_KEY && KEY[bytes[stop] as number]) stop++;
  let meaning = mayMean(bytes, start, stop);
  if (stop < limit && BLANK[bytes[stop] as number]) {
    const second = wordEnd(bytes, stop + 1, limit);
    if (isSecondWord(bytes, stop + 1, second)) {
      meaning = "more";
      stop = second;
    }
  }
  if (meaning === null) return false;
  // Full-width signs and arrows look like letters of the name they follow.
  if (meaning === "foreign") return true;
  if (GIVES[bytes[end - 1] as number] || bytes[start] === DASH || stop >= limit) return true;
  if (start > 0 && isInTag(bytes, { at: start - 1, end: stop, limit })) return true;
  if (
    meaning === "random" &&
    (bytes[stop] === EQUALS || bytes[stop] === COLON) &&
    !hasLongToken(bytes, stop, Math.min(limit, stop + RANDOM_WITHIN))
  )
    return false;
  if (BLANK[bytes[stop] as number]) return mayFollowBlanks(bytes, stop, limit) || isCommanded(bytes, start);
  if (stop - end >= LONGEST_KEY) return true;
  return FOLLOWS[bytes[stop] as number] === 1 && !isEmpty(bytes, stop) && mayGive(bytes, stop, limit);
}

/** `"value" == name`: an equals sign before the name. */
function isCompared(bytes: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && at - before <= 41 && NAME[bytes[before] as number]) before--;
  if (before >= 0 && BLANK[bytes[before] as number]) before--;
  return bytes[before] === EQUALS;
}

/** `=` and the end of the line or a row of stars: nothing is given, or it is hidden already. */
function isEmpty(bytes: Uint8Array, stop: number): boolean {
  if (bytes[stop] !== EQUALS) return false;
  const next = bytes[stop + 1];
  return (
    next === LINE_FEED ||
    (next === RETURN && bytes[stop + 2] === LINE_FEED) ||
    (next === STAR && bytes[stop + 2] === STAR && bytes[stop + 3] === STAR)
  );
}

/** Behind the end of a line only a sign or `value` gives one, behind a comma or bracket a quote, or in a row of cells a long token. */
function mayGive(bytes: Uint8Array, stop: number, limit: number): boolean {
  const sign = bytes[stop];
  if (sign !== LINE_FEED && sign !== RETURN && sign !== COMMA && sign !== OPEN) return true;
  if (sign === COMMA && hasLongToken(bytes, stop + 1, Math.min(limit, stop + 1 + SHORTEST_RANDOM)))
    return true;
  let at = stop + (sign === LINE_FEED || sign === RETURN ? 0 : 1);
  while (at < limit && at - stop < 41 && (bytes[at] as number) <= 0x20) at++;
  return at >= limit || at - stop >= 41 || GIVES_LATER[bytes[at] as number] === 1;
}

/** Whether the name of an element or in an element may be given a value: `at` is what stands before it. */
function isInTag(bytes: Uint8Array, { at, end, limit }: Place): boolean {
  const before = bytes[at];
  if (before === SEMICOLON) return true;
  if (before === MORE) return bytes[end] === LESS;
  // `name="password"`: the value may stand before it.
  if (QUOTE[before as number]) return bytes[at - 1] === EQUALS;
  if (before !== LESS) return false;
  const attribute = behindBlanks(bytes, end, limit);
  if (attribute >= limit || (bytes[attribute] as number) <= 0x20 || bytes[attribute] === MORE) return true;
  let sign = attribute;
  while (
    sign < limit &&
    sign - attribute < LONGEST_KEY &&
    (KEY[bytes[sign] as number] || bytes[sign] === COLON)
  )
    sign++;
  return bytes[behindBlanks(bytes, sign, limit)] === EQUALS;
}

/** Behind a name and blanks: a sign, a word that goes on, or a value; behind `is` and the like a value. */
function mayFollowBlanks(bytes: Uint8Array, from: number, limit: number): boolean {
  const at = behindBlanks(bytes, from, limit);
  if (at >= limit || FOLLOWS[bytes[at] as number]) return true;
  const end = wordEnd(bytes, at, limit);
  // A word of another language, `für`, is left to the finder.
  if ((bytes[end] as number) >= 0x80 || mayGoOn(bytes, at, end)) return true;
  if (!mayLink(bytes, at, end)) return isTelling(bytes, at, limit);
  let value = behindBlanks(bytes, end, limit);
  for (let words = 0; words < 2; words++) {
    const last = wordEnd(bytes, value, limit);
    if (isAdverb(bytes, value, last)) value = behindBlanks(bytes, last, limit);
  }
  if (bytes[value] === COLON) value = behindBlanks(bytes, value + 1, limit);
  return isTelling(bytes, value, limit) || endsLine(bytes, wordEnd(bytes, value, limit), limit);
}

/** `my password was …`, at the end of a line or remark. */
function endsLine(bytes: Uint8Array, at: number, limit: number): boolean {
  return at >= limit || (!WORD[bytes[at] as number] && (bytes[at] as number) < 0x30);
}

/** A quote, a word with a digit or a mark, or one that looks random: nobody would take another for a secret here. */
function isTelling(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  for (; at < limit && at - from < LONGEST_KEY && (bytes[at] as number) > 0x20; at++)
    if (TELLING[bytes[at] as number]) return true;
  return at >= limit || at - from >= LONGEST_KEY || mayBeValue(bytes, from, at);
}

/** Whether so many characters of tokens stand in a row as a value has that looks random. */
function hasLongToken(bytes: Uint8Array, from: number, to: number): boolean {
  return holdsRun(bytes, { of: TOKEN, length: SHORTEST_RANDOM, from, to });
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

/** `u0022` behind a backslash. */
function isEscapedQuote(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x75 && bytes[at + 3] === 0x32 && bytes[at + 4] === 0x32 && bytes[at + 1] === 0x30;
}

function isEscaped(byte: number | undefined): boolean {
  return byte === 0x6e || byte === 0x72 || byte === 0x74;
}
