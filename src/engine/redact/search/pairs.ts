/** A queue of places in a buffer, each with a number that tells what stands there. */
export interface Pairs {
  places: Int32Array;
  values: Int32Array;
  /** Taken off the front so far, and where the next is put. */
  first: number;
  count: number;
}

export function createPairs(): Pairs {
  return { places: new Int32Array(1024), values: new Int32Array(1024), first: 0, count: 0 };
}

/** Makes room for so many more: forgets what was taken off, and grows when that does not help. */
export function reserve(pairs: Pairs, more: number): void {
  if (pairs.count + more <= pairs.places.length) return;
  const { places, values, first, count } = pairs;
  const left = count - first;
  if (2 * (left + more) > places.length) {
    const length = Math.max(2 * places.length, left + more);
    pairs.places = new Int32Array(length);
    pairs.values = new Int32Array(length);
  }
  pairs.places.set(places.subarray(first, count));
  pairs.values.set(values.subarray(first, count));
  pairs.first = 0;
  pairs.count = left;
}

export function add(pairs: Pairs, place: number, value: number): void {
  if (pairs.count === pairs.places.length) reserve(pairs, 1);
  pairs.places[pairs.count] = place;
  pairs.values[pairs.count++] = value;
}

/** The buffer's first bytes are gone: what waits stands so much further to the front. */
export function shift({ places, first, count }: Pairs, gone: number): void {
  for (let index = first; index < count; index++) places[index] = (places[index] as number) - gone;
}
