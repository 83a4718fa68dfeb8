import { isAlphanumeric } from "./byte-kinds.ts";

/** Whether a letter or digit stands before `at` that does not seem to end an escape. */
export function isInsideWord(bytes: Uint8Array, at: number): boolean {
  if (at <= 0 || !isAlphanumeric(bytes[at - 1] as number)) return false;
  for (let back = 2; back <= 6 && back <= at; back++) {
    const byte = bytes[at - back] as number;
    if (byte === 0x5c || byte === 0x25) return false;
    if (!isAlphanumeric(byte)) return true;
  }
  return true;
}
