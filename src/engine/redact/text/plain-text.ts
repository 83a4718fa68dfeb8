import { Unreadable } from "./unreadable.ts";

/** So much of what came before is seen together with what comes; no sign of foreign bytes is longer. */
const TAIL = 512;
/** Bytes are judged in blocks of this size, counted from the beginning of the document: cuts change nothing. */
const BLOCK = 512;
/** What packed data begin with (gzip, compress, bzip2, xz, zstd, zip, 7-Zip, LZ4, RAR); none of it can stand in a text. */
const PACKED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is made of
  /\x1f\x8b\x08|\x1f\x9d\x90|BZh[1-9]1AY&SY[\s\S]{0,15}[^\t-\x7e]|\xfd7zXZ\0|\x28\xb5\x2f\xfd|PK\x03\x04|7z\xbc\xaf\x27\x1c|\x04\x22\x4d\x18|Rar!\x1a\x07/;
/** Characters with one NUL, or three, to each: a run of UTF-16 or UTF-32, whichever byte comes first. */
const WIDE = /(?:[\t\n\r\x20-\x7e]\0){8,256}|(?:[\t\n\r\x20-\x7e]\0\0\0){4,128}/g;
/** Fields of a message of TWS, of which each ends in a NUL, may be digits alone; more than two of another sign are text. */
const WRITTEN = /(?:\d{0,256}[^\d]){3}|[DUFI][A-Z]?\d{5}/;

/**
 * Passes text, and refuses what no redactor reads in its midst: UTF-16, as PowerShell's `>>` makes it, UTF-32, and what was
 * packed or encrypted before it was appended.
 */
export async function* plainText(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const foreign = watchForForeign();
  for await (const part of source) {
    const found = foreign(part);
    if (found !== null) throw new Unreadable(`a part of it is ${found}`);
    yield part;
  }
}

/** Watches bytes that are taken for text, as they come, and names what stands among them and is none. */
function watchForForeign(): (part: Uint8Array) => string | null {
  let tail: Buffer = Buffer.alloc(0);
  let before = 0;
  let wasStrange = false;
  return (part) => {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.length);
    const seam = Buffer.concat([tail.subarray(-2), bytes.subarray(0, 2)]);
    const strange = mayBeForeign(bytes) || mayBeForeign(seam);
    const found =
      strange || wasStrange ? foreignIn(Buffer.concat([tail, bytes]), before - tail.length) : null;
    wasStrange = strange || (wasStrange && bytes.length < TAIL);
    tail = Buffer.concat([bytes.length < TAIL ? tail : Buffer.alloc(0), bytes.subarray(-TAIL)]).subarray(
      -TAIL,
    );
    before += bytes.length;
    return found;
  };
}

/** Holds a byte that text seldom has, and packed data or wide text as good as always. */
function mayBeForeign(bytes: Buffer): boolean {
  return bytes.includes(0) || bytes.includes(0x1f) || bytes.includes(0xfd) || bytes.includes("&SY");
}

function foreignIn(bytes: Buffer, offset: number): string | null {
  const text = bytes.toString("latin1");
  if (PACKED.test(text)) return "packed data";
  for (const [run] of text.matchAll(WIDE))
    if (WRITTEN.test(run.replaceAll("\0", ""))) return run[2] === "\0" ? "UTF-32" : "UTF-16";
  for (let start = (BLOCK - (offset % BLOCK)) % BLOCK; start + BLOCK <= bytes.length; start += BLOCK)
    if (isNoise({ ...countStrange(bytes.subarray(start, start + BLOCK)), length: BLOCK })) return "no text";
  return null;
}

/** Counts what text has little of: NULs, other control characters, bytes beyond ASCII. */
export function countStrange(bytes: Uint8Array): { nuls: number; control: number; high: number } {
  let nuls = 0;
  let control = 0;
  let high = 0;
  for (const byte of bytes) {
    if (byte === 0) nuls++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
    else if (byte > 127) high++;
  }
  return { nuls, control, high };
}

/** Compressed and encrypted bytes: some are control characters and many are beyond ASCII, as in no alphabet. */
export function isNoise({
  control,
  high,
  length,
}: {
  control: number;
  high: number;
  length: number;
}): boolean {
  return control > 8 && control * 50 > length && high * 4 > length;
}
