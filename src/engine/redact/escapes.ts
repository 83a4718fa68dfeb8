import { nameOfCharacter } from "./entities.ts";

/** A value cut in three: letters and digits that no syntax escapes, and what stands before and behind them. */
export interface Anchored {
  readonly before: string;
  readonly anchor: string;
  readonly after: string;
}

const SHORTEST_ANCHOR = 3;
const LONGEST_ANCHOR = 10;
/** Signs that stand for themselves when several follow each other are escaped as one: `''''`, `\\\\`. */
const ELEMENTS = /(['"$%\\])\1*|[\s\S]/gu;

/** Where to look for a value (latin1) whose signs may be escaped; `null` when it has none, or too few letters together. */
export function anchored(value: string): Anchored | null {
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

/**
 * Matches a value at its anchor, however each of its signs is written there: as it is, behind backslashes, doubled, in
 * percent, as an entity, by its number, also escaped twice. The first group is what stands before the anchor.
 */
export function escapedPattern({ before, anchor, after }: Anchored, foldCase: boolean): RegExp {
  const source = (text: string) =>
    (utf8(text).match(ELEMENTS) ?? []).map((one) => writingsOf(one, foldCase)).join("");
  return new RegExp(`(?<=(${source(before)}))${anchor}${source(after)}`, foldCase ? "iy" : "y");
}

/** The most bytes in which one byte of a value is written. */
export const LONGEST_ESCAPE = 24;

function writingsOf(element: string, foldCase: boolean): string {
  if (/^[A-Za-z0-9]$/.test(element)) return element;
  const signs = [...element];
  const sign = signs[0] ?? "";
  const [one, many] = [signs.length, 8 * signs.length];
  const itself = sign === "\\" ? `\\\\{${one},${many}}` : `${BACKSLASHES}${plain(latin1(sign))}`;
  const others = ownCases(sign, foldCase).flatMap(coded);
  const single = `(?:${[itself, ...others, ...doubled(sign)].join("|")})`;
  if (one === 1) return single;
  return sign === "\\"
    ? `(?:${itself}|(?:${others.join("|")}){${one}})`
    : `${single}{${Math.ceil(one / 2)},${2 * one}}`;
}

const BACKSLASHES = String.raw`\\{0,8}`;

/** A quote within quotes: doubled, or `'\''`. */
function doubled(sign: string): string[] {
  if (sign === "'") return ["''", String.raw`'\\{1,2}''`, `'"'"'`];
  if (sign === " ") return ["\\+"];
  return /["$%]/.test(sign) ? [plain(sign + sign)] : [];
}

/** A letter beyond ASCII in both cases, composed and decomposed; a sign has one form. */
function ownCases(sign: string, foldCase: boolean): string[] {
  if (sign < "\x80") return [sign];
  return foldCase ? [...new Set([sign, sign.toLowerCase(), sign.toUpperCase()])] : [sign];
}

/** A character by its number or name. */
function coded(sign: string): string[] {
  const code = sign.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(sign, "utf8")];
  const name = nameOfCharacter(sign);
  const number = hex(code, 1);
  const entity = [`#0{0,5}${code}`, `#[xX]0{0,4}${number}`, ...(name === null ? [] : [name])].join("|");
  const escaped = [`u\\{0{0,4}${number}\\}`, `U${hex(code, 8)}`, ...utf16(sign)];
  const sequences = [bytes, ...(code >= 0x80 && code <= 0xff ? [[code]] : [])];
  return [
    ...(code < 0x80
      ? []
      : [
          plain(latin1(sign)),
          ...(sign.normalize("NFD") === sign ? [] : [plain(latin1(sign.normalize("NFD")))]),
        ]),
    ...sequences.map((list) => list.map((byte) => `%(?:25){0,3}${hex(byte, 2)}`).join("")),
    ...sequences.map((list) => list.map((byte) => `\\\\{1,8}x${hex(byte, 2)}`).join("")),
    ...sequences.map((list) => list.map((byte) => `=(?:3D){0,2}${hex(byte, 2)}`).join("")),
    ...sequences.map((list) => list.map((byte) => `\\\\{1,8}${octal(byte)}`).join("")),
    `\\\\{1,8}(?:${escaped.join("|")})`,
    `&(?:amp;){0,2}(?:${entity});`,
  ];
}

function utf16(sign: string): string[] {
  return [
    Array.from({ length: sign.length }, (_, at) => `u${hex(sign.charCodeAt(at), 4)}`).join("\\\\{1,8}"),
  ];
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

function plain(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}
