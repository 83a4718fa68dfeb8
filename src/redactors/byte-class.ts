/** Whether a byte is a decimal digit; for `peek`, which decides before any text is made. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
