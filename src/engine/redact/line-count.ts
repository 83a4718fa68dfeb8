const LINE_FEED = 10;
/** Four line feeds as one number, and masks for the lower seven bits of four bytes. */
const FOUR = 0x0a0a0a0a;
const LOW = 0x7f7f7f7f;
/** So many ones fit in a byte. */
const MOST_SUMMED = 255;
/** Shorter stretches are not worth the set-up. */
const WORTH_WORDS = 64;

/** Counts line feeds in `bytes[start, end)`, four bytes at a time: a search for each costs more than the line is long. */
export function countLineFeeds(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  let at = start;
  if (end - start >= WORTH_WORDS) {
    while (((bytes.byteOffset + at) & 3) !== 0) if (bytes[at++] === LINE_FEED) count++;
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2);
    for (let from = 0; from < words.length; from += MOST_SUMMED) {
      let sums = 0;
      const to = Math.min(words.length, from + MOST_SUMMED);
      for (let index = from; index < to; index++) {
        const differs = (words[index] as number) ^ FOUR;
        // A one in each of the four bytes that does not differ.
        sums += ~(((differs & LOW) + LOW) | 0 | differs | LOW) >>> 7;
      }
      count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
    }
    at += words.length * 4;
  }
  for (; at < end; at++) if (bytes[at] === LINE_FEED) count++;
  return count;
}
