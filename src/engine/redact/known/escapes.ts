import { latin1, utf8 } from "../text/latin1.ts";
import { nameOfCharacter } from "./entities.ts";

/** A value cut in three: letters and digits that no syntax escapes, and what stands before and behind them. */
export interface Anchored {
  readonly before: string;
  readonly anchor: string;
  readonly after: string;
}

const SHORTEST_ANCHOR = 3;
const LONGEST_ANCHOR = 10;
const LONGEST_VALUE = 512;

/** Where to look for a value (latin1) whose signs may be escaped; `null` when it has none, is long, or has too few letters together. */
export function anchored(value: string): Anchored | null {
  if (value.length > LONGEST_VALUE) return null;
  let best: Anchored | null = null;
  for (const run of value.matchAll(/[A-Za-z0-9]+/g)) {
    const anchor = run[0].slice(0, LONGEST_ANCHOR);
    const after = value.slice(run.index + anchor.length);
    if (anchor.length < SHORTEST_ANCHOR || !/[A-Za-z]/.test(anchor)) continue;
    if (best === null || weight(anchor, after) > weight(best.anchor, best.after))
      best = { before: value.slice(0, run.index), anchor, after };
  }
  return best === null || /^[A-Za-z0-9]+$/.test(value) ? null : best;
}

/** A long anchor is rare in a log, and one with a sign behind it is told from other words at a glance. */
function weight(anchor: string, after: string): number {
  return anchor.length + (after === "" ? 0 : 3);
}

/** The most bytes in which one byte of a value is written. */
export const LONGEST_ESCAPE = 24;

/** Where a value stands around its anchor at `at`, however each of its signs is written there; `null` when it does not. */
export function findEscaped(
  { before, anchor, after }: Anchored,
  text: string,
  at: number,
  foldCase: boolean,
): { from: number; to: number } | null {
  const from = follow(elementsOf(before).reverse(), text, at, { foldCase, back: true });
  if (from === null) return null;
  const to = follow(elementsOf(after), text, at + anchor.length, { foldCase, back: false });
  return to === null ? null : { from, to };
}

/** Letters and digits as they are; the same sign in a row at once, since it may be doubled. */
function elementsOf(value: string): string[] {
  return utf8(value).match(/[A-Za-z0-9]+|([!-~])\1*|[\s\S]/gu) ?? [];
}

interface Direction {
  readonly foldCase: boolean;
  /** Towards the beginning of the text. */
  readonly back: boolean;
}

/** Where a text that is written in whatever way ends; of several ways the first that leads to an end, in a bounded number of steps. */
function follow(
  elements: readonly string[],
  text: string,
  start: number,
  direction: Direction,
): number | null {
  let steps = 64 + 8 * elements.length;
  const walk = (index: number, at: number): number | null => {
    const element = elements[index];
    if (element === undefined) return at;
    for (const pattern of patternsOf(element, direction)) {
      if (steps-- <= 0) return null;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) continue;
      const length = match[1]?.length ?? 0;
      const end = walk(index + 1, direction.back ? at - length : at + length);
      if (end !== null) return end;
    }
    return null;
  };
  return walk(0, start);
}

const patterns = new Map<string, readonly RegExp[]>();
const MOST_PATTERNS = 4096;

function patternsOf(element: string, { foldCase, back }: Direction): readonly RegExp[] {
  const key = `${foldCase ? "i" : "="}${back ? "<" : ">"}${element}`;
  const made =
    patterns.get(key) ??
    waysOf(element, foldCase).map(
      (way) => new RegExp(back ? `(?<=(${way}))` : `(${way})`, foldCase ? "iy" : "y"),
    );
  if (patterns.size < MOST_PATTERNS) patterns.set(key, made);
  return made;
}

/** The ways to write an element: as it is behind backslashes or none, doubled, by a number or name. */
function waysOf(element: string, foldCase: boolean): string[] {
  if (/^[A-Za-z0-9]/.test(element)) return [element];
  const count = [...element].length;
  const sign = [...element][0] ?? "";
  const forms = ownCases(sign, foldCase).map(coded);
  const names = forms.flatMap(({ marked }) => marked).join("|");
  const numbers = forms.flatMap(({ numbered }) => numbered).join("|");
  const escaped = [
    `(?:${names}){${count}}`,
    ...["\\\\{1,8}", "\\\\"].map((slashes) => `(?:${slashes}(?:${numbers})){${count}}`),
  ];
  // The last of several backslashes may be one that escapes the sign behind them.
  if (sign === "\\")
    return [`\\\\{${count},${8 * count}}`, `\\\\{${count},${8 * count}}(?=\\\\)`, ...escaped];
  const plain = `(?:${[sign, ...forms.flatMap((form) => form.plain)].map((one) => literal(latin1(one))).join("|")})`;
  const marks = marksOf(sign);
  if (count > 1) return [`(?:${marks}${plain}){${count},${2 * count}}`, ...escaped];
  // `&amp;` before `&`: what is left of an escape tells that there was one.
  return [...escaped, `${marks}${plain}`, plain, ...doubled(sign)];
}

/** What may stand before a sign to take its meaning: backslashes, in PowerShell backticks, in `cmd.exe` carets. */
function marksOf(sign: string): string {
  const backtick = /[`$"']/.test(sign) ? "`" : "";
  const caret = /[\^&<>|()%!"]/.test(sign) ? "^" : "";
  return `[\\\\${backtick}${caret}]{0,8}`;
}

/** A quote within quotes, a brace in a template: doubled; or `'\''`. */
function doubled(sign: string): string[] {
  if (sign === "'") return ["''", String.raw`'\\{1,2}''`, `'"'"'`];
  if (sign === " ") return ["\\+"];
  return sign > " " && sign < "\x7f" ? [literal(sign + sign)] : [];
}

/** A letter beyond ASCII in both cases, composed and decomposed; a sign has one form. */
function ownCases(sign: string, foldCase: boolean): string[] {
  if (sign < "\x80") return [sign];
  return foldCase ? [...new Set([sign, sign.toLowerCase(), sign.toUpperCase()])] : [sign];
}

interface Coded {
  /** With its accent apart. */
  readonly plain: readonly string[];
  /** Behind a backslash. */
  readonly numbered: readonly string[];
  /** In percent, as an entity, as mails write it. */
  readonly marked: readonly string[];
}

/** A character by its number or name. */
function coded(sign: string): Coded {
  const code = sign.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(sign, "utf8")];
  const sequences = [bytes, ...(code >= 0x80 && code <= 0xff ? [[code]] : [])];
  const each = (write: (byte: number) => string, between = "") =>
    sequences.map((list) => list.map(write).join(between));
  const number = hex(code, 1);
  const name = nameOfCharacter(sign);
  const entity = [`#0{0,5}${code}`, `#[xX]0{0,4}${number}`, ...(name === null ? [] : [name])].join("|");
  const units = Array.from({ length: sign.length }, (_, at) => `u${hex(sign.charCodeAt(at), 4)}`);
  const again = "\\\\{1,8}";
  return {
    plain: [sign, sign.normalize("NFD")],
    numbered: [
      ...each((byte) => `x${hex(byte, 2)}`, again),
      ...each(octal, again),
      units.join(again),
      `u\\{0{0,4}${number}\\}`,
      `U${hex(code, 8)}`,
    ],
    marked: [
      ...each((byte) => `%(?:25){0,3}${hex(byte, 2)}`),
      ...each((byte) => `=(?:3D){0,2}${hex(byte, 2)}`),
      `&(?:amp;){0,2}(?:${entity});`,
    ],
  };
}

function octal(byte: number): string {
  return byte.toString(8).padStart(3, "0");
}

/** A number in hexadecimal, in either case. */
function hex(code: number, length: number): string {
  return code
    .toString(16)
    .padStart(length, "0")
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
