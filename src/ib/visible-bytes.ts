/** Bytes as text a person can read and a scanner can search: printable ASCII stays, the rest becomes `\x00`. */
export function visibleBytes(bytes: Uint8Array, max = 64): string {
  let text = "";
  for (const byte of bytes.subarray(0, max)) {
    const printable = byte >= 0x20 && byte < 0x7f && byte !== 0x5c;
    text += printable ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return text;
}
