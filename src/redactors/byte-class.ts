/** Classes of bytes, for `peek`, which decides before any text is made: `table[byte]` is 1 for those in the class. */
export type ByteClass = Uint8Array;

/** The bytes whose character (latin1) the pattern matches. */
export function byteClass(pattern: RegExp): ByteClass {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) if (pattern.test(String.fromCharCode(byte))) table[byte] = 1;
  return table;
}

export const WORD = byteClass(/\w/);
export const BLANK = byteClass(/[ \t]/);
export const QUOTE = byteClass(/["'`]/);

/** Whether a byte is a decimal digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
