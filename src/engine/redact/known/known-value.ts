import type { Span } from "../../../model/redactor.ts";

/** A value to be hidden wherever it stands; `value` in latin1. */
export interface Known {
  readonly value: string;
  readonly kind: string;
  readonly label: string | null;
}

/** Kinds whose values are no words: a part of one tells what it belongs to. */
export const SECRETS: ReadonlySet<string> = new Set(["secret", "value", "hidden"]);

/** Kinds whose values are the same in capitals and small letters. */
export const CASELESS: ReadonlySet<string> = new Set(["user", "host", "email"]);

/** A place where a known value, or a part of it, stands in whatever writing. */
export function knownSpan({ kind, label, value }: Known, start: number, end: number): Span {
  const canonical = value;
  return label === null
    ? { start, end, kind, canonical, learn: false }
    : // Written out: V8 puts what it spreads in this place among the old, which are collected late.
      { start, end, kind, canonical, learn: false, label };
}

/** Adds to the list under a key. */
export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
