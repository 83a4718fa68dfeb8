import type { Redactor } from "../../../model/redactor.ts";

/** Where a writing stands around its trigger, as one number, for there are many: it begins so far before, and is so long. */
export type Around = number;
const LENGTH_BITS = 16;

export function aroundOf(offset: number, length: number): Around {
  return (offset << LENGTH_BITS) | length;
}

export function offsetOf(around: Around): number {
  return around >>> LENGTH_BITS;
}

export function lengthOf(around: Around): number {
  return around & ((1 << LENGTH_BITS) - 1);
}

/** A writing to look for, by a trigger of so many characters. */
export interface Sought {
  readonly text: string;
  readonly around: Around;
  readonly head: number;
}

/**
 * Decides from the bytes whether a writing may stand around a trigger: the automaton takes every digit for every other and sees
 * the first characters only, so that most of its hits are times, ids and other words.
 */
export function lookForWritings(sought: readonly Sought[]): NonNullable<Redactor["peek"]> {
  /** Hash of the trigger, of which no digit is like another here → where around it a writing may stand. */
  const places = new Map<number, Around[]>();
  const writings = new Set<number>();
  for (const { text, around, head } of sought) {
    const bytes = Buffer.from(text, "latin1");
    const offset = offsetOf(around);
    const hash = hashOf(bytes, offset, offset + head);
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [around]);
    else if (!known.includes(around)) known.push(around);
    writings.add(hashOf(bytes, 0, bytes.length));
  }
  return (bytes, { at, end, limit }) => {
    const known = places.get(hashOf(bytes, at, end));
    if (known === undefined) return false;
    for (const around of known) {
      const from = at - offsetOf(around);
      const to = from + lengthOf(around);
      if (from >= 0 && to <= limit && writings.has(hashOf(bytes, from, to))) return true;
    }
    return false;
  };
}

/** Of bytes in any letter case; two that differ rarely have the same. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    hash = (Math.imul(hash, 31) + (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)) | 0;
  }
  return hash;
}
