/** In a text of Western letters so many printable bytes in a row are none of UTF-16; in one of other scripts it takes more. */
const WESTERN = 10;
const OTHER = 24;

/**
 * Watches bytes that are taken for UTF-16, as they come: whether text of another encoding stands among them, as the `>>` of
 * another shell appends it. Read as UTF-16 it would look like Chinese, and no redactor would know a secret in it.
 */
export function watchForNarrowText(): (bytes: Uint8Array) => boolean {
  const find = findNarrowText();
  return (bytes) => find(bytes) !== null;
}

/** The same, and where that text begins in these bytes, between two characters of UTF-16; below 0: in bytes before them. */
export function findNarrowText(): (bytes: Uint8Array) => number | null {
  let run = 0;
  let zeros = 0;
  let read = 0;
  return (bytes) => {
    const before = read;
    for (const byte of bytes) {
      read++;
      if (byte === 0) zeros++;
      run = (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13) ? run + 1 : 0;
      if (run < WESTERN || (run < OTHER && zeros * 3 <= read - run)) continue;
      const begin = read - run;
      // The second byte of a big-endian character is printable as well
      return begin + (begin % 2) - before;
    }
    return null;
  };
}
