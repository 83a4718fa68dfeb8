import { watchForNarrowText } from "../../../model/narrow-text.ts";
import { Unreadable } from "./unreadable.ts";

export type Utf16 = "utf-16le" | "utf-16be";

/** So much is looked at where the byte order mark is missing. */
const FIRST_LOOK = 4096;
/** From this length on, characters that alternate with NULs are no fields of a message but UTF-16. */
const WIDE_TEXT = 48;
/** What packed data begin with: gzip's magic and the only method there is (RFC 1952). */
const GZIP = Buffer.from([0x1f, 0x8b, 8]);
const WIDE_BLANK = " \0";

/** Which UTF-16 a document begins in, by its mark or, where that is missing, by the NULs; `null` for other text. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const pairs = Math.min(head.length, FIRST_LOOK) >> 1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < 2 * pairs; at += 2) {
    if (head[at] === 0) first++;
    if (head[at + 1] === 0) second++;
  }
  const isMost = (count: number) => pairs >= 4 && count * 2 > pairs;
  const isFew = (count: number) => count * 20 <= pairs;
  if (isMost(second) && isFew(first) && head[1] === 0 && head[3] === 0) return "utf-16le";
  if (isMost(first) && isFew(second) && head[0] === 0 && head[2] === 0) return "utf-16be";
  return null;
}

/** Turns UTF-16 into UTF-8, and refuses text of another encoding in its midst. */
export async function* fromUtf16(
  source: AsyncIterable<Uint8Array>,
  encoding: Utf16,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const isNarrow = watchForNarrowText();
  for await (const part of source) {
    if (isNarrow(part)) throw new Unreadable("only a part of it is UTF-16");
    yield Buffer.from(decoder.decode(part, { stream: true }), "utf8");
  }
  yield Buffer.from(decoder.decode(), "utf8");
}

/**
 * Passes text of another encoding, and refuses what no redactor reads in its midst: UTF-16, as PowerShell's `>>` makes it,
 * and what was packed before it was appended.
 */
export async function* plainText(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const part of source) {
    if (part.includes(0) && hasWideText(Buffer.concat([tail, part])))
      throw new Unreadable("a part of it is UTF-16");
    if (part.includes(0x1f) && Buffer.concat([tail, part]).includes(GZIP))
      throw new Unreadable("a part of it is packed with gzip");
    tail = Buffer.concat([part.length < WIDE_TEXT ? tail : Buffer.alloc(0), part.subarray(-WIDE_TEXT)]);
    yield part;
  }
}

function hasWideText(bytes: Buffer): boolean {
  const isWritten = (at: number) => bytes[at] === 0 || isPrintable(bytes[at] as number);
  const alternates = (at: number) => (bytes[at] === 0) !== (bytes[at + 1] === 0) && isWritten(at);
  for (let at = bytes.indexOf(WIDE_BLANK); at !== -1; at = bytes.indexOf(WIDE_BLANK, at + 1)) {
    let from = at;
    let to = at + 1;
    while (from > 0 && alternates(from - 1)) from--;
    while (to < bytes.length - 1 && alternates(to)) to++;
    if (to - from >= WIDE_TEXT) return true;
    at = to;
  }
  return false;
}

function isPrintable(byte: number): boolean {
  return (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13);
}
