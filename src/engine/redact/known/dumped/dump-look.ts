import type { Redactor } from "../../../../model/redactor.ts";
import { isHexadecimal } from "../../text/byte-kinds.ts";

type Peek = NonNullable<Redactor["peek"]>;

const LETTERS = [..."abcdef"];
const DIGITS = ["#", ...LETTERS];
const MARGINS = ["\n", "\n ", "\n  ", "\n    ", "\n\t"];
/** Four digits, and what goes on with them: that of a date does not. Of four alone the third may be a letter in a short message. */
const OFFSETS = [
  ...[...DIGITS, " ", ":"].map((next) => `####${next}`),
  ...LETTERS.flatMap((letter) => [`##${letter}# `, `##${letter}#:`]),
];

/** How a line with an offset begins, and one without, as the automaton sees it. */
export const OFFSET_TRIGGERS = [
  ...MARGINS.flatMap((margin) => OFFSETS.map((offset) => margin + offset)),
  ...["\n0x##", "\n\t0x##", "\n        0x##"],
];
/** The first offset, where nothing stands before it. */
export const FIRST_TRIGGERS = [
  "########:",
  "######## ",
  "####### ",
  "###### ",
  "####: ",
  "####  ",
  "0x####:",
];
export const PAIR_TRIGGERS = ["\n", "\n "].flatMap((margin) =>
  DIGITS.flatMap((one) => DIGITS.map((other) => `${margin}${one}${other} `)),
);

/** Reads on from a place as far as the bytes are of a kind. */
function reader(bytes: Uint8Array, from: number, limit: number) {
  let place = from;
  return {
    next: () => bytes[place],
    skip(is: (byte: number) => boolean, most: number): number {
      const start = place;
      while (place < limit && place - start < most && is(bytes[place] as number)) place++;
      return place - start;
    },
  };
}

/** Whether a text begins with a dump. */
export const looksDumpedAtOnce: Peek = (bytes, { at, end, limit }) =>
  at === 0 && looksDumped(bytes, { at: -1, end, limit });

/** Whether behind an offset stand numbers of a dump: two will do. */
export const looksDumped: Peek = (bytes, { at, limit }) => {
  const { next, skip } = reader(bytes, at + 1, limit);
  skip(isBlank, 8);
  if (skip(isHexadecimal, 8) === 1 && next() === 0x78) {
    skip((byte) => byte === 0x78, 1);
    if (skip(isHexadecimal, 8) < 4) return false;
  }
  skip((byte) => byte === 0x3a, 1);
  for (let unit = 0; unit < 2; unit++) {
    if (skip(isBlank, 8) === 0) return false;
    const digits = skip(isHexadecimal, 33);
    const others = skip(isSign, 3);
    if (digits + others === 0 || (others > 0 && digits + others > 3)) return false;
  }
  return true;
};

/** Whether a line begins with pairs of hexadecimal digits. */
export const looksPaired: Peek = (bytes, { at, limit }) => {
  const { skip } = reader(bytes, at + 1, limit);
  for (let pair = 0; pair < 4; pair++) {
    skip(isBlank, 3);
    if (skip(isHexadecimal, 3) !== 2) return false;
  }
  return true;
};

/** Whether a line is nothing but hexadecimal, and another such follows. */
export const looksPlain: Peek = (bytes, { at, end, limit }) => {
  if (at > 0 && bytes[at - 1] !== 0x0a) return false;
  const { skip } = reader(bytes, at, limit);
  return (
    skip(isHexadecimal, 300) === end - at &&
    skip((byte) => byte === 0x0a || byte === 0x0d, 2) > 0 &&
    skip(isHexadecimal, 2) === 2
  );
};

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isSign(byte: number): boolean {
  return byte > 0x20;
}
