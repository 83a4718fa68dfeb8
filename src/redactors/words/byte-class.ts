/** Classes of bytes, for `peek`, which decides before any text is made: `table[byte]` is 1 for those in the class. */
export type ByteClass = Uint8Array;

const EVERY = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString("latin1");

/** The bytes whose character (latin1) the pattern matches; it is for one character. */
export function byteClass(pattern: RegExp): ByteClass {
  const table = new Uint8Array(256).fill(1);
  const others = EVERY.replace(new RegExp(pattern.source, `${pattern.flags}g`), "");
  for (let at = 0; at < others.length; at++) table[others.charCodeAt(at)] = 0;
  return table;
}

export const WORD = byteClass(/\w/);
export const BLANK = byteClass(/[ \t]/);
export const QUOTE = byteClass(/["'`]/);

export const DIGIT = byteClass(/\d/);

/** Whether so many bytes of a class stand in a row in `bytes[from, to)`. */
export function holdsRun(
  bytes: Uint8Array,
  { of, length, from, to }: { of: ByteClass; length: number; from: number; to: number },
): boolean {
  let run = 0;
  for (let at = from; at < to; at++) {
    run = of[bytes[at] as number] ? run + 1 : 0;
    if (run === length) return true;
  }
  return false;
}

/** Whether a byte is a decimal digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
