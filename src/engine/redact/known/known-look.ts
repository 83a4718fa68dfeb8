import type { Redactor } from "../../../model/redactor.ts";

/** The values that share a trigger: offset of the trigger in the whole → length of the whole → the whole. */
export type Wholes<Value> = Map<number, Map<number, Map<string, Value>>>;

/** The hashes of all values that stand around a trigger at the same offset and are of the same length. */
interface Hashes {
  readonly offset: number;
  readonly length: number;
  readonly wholes: Set<number>;
}

/**
 * Decides from the bytes whether a value may stand around a trigger: the automaton takes every digit for every other and sees
 * a value's first characters only, so that most of its hits are times, ids and other words.
 */
export function lookForWholes(byHead: ReadonlyMap<string, Wholes<unknown>>): NonNullable<Redactor["peek"]> {
  const known = new Map<number, Hashes[]>();
  for (const [head, places] of byHead)
    for (const [offset, lengths] of places)
      for (const [length, values] of lengths)
        for (const value of values.keys()) {
          const bytes = Buffer.from(value, "latin1");
          const lists = known.get(hashOf(bytes, offset, offset + head.length)) ?? [];
          known.set(hashOf(bytes, offset, offset + head.length), lists);
          let list = lists.find((one) => one.offset === offset && one.length === length);
          if (list === undefined) {
            list = { offset, length, wholes: new Set() };
            lists.push(list);
          }
          list.wholes.add(hashOf(bytes, 0, length));
        }
  return (bytes, { at, end, limit }) => {
    const lists = known.get(hashOf(bytes, at, end));
    if (lists === undefined) return false;
    for (const { offset, length, wholes } of lists) {
      const from = at - offset;
      if (from >= 0 && from + length <= limit && wholes.has(hashOf(bytes, from, from + length))) return true;
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
