import { decodeDocument, Unreadable } from "./decode.ts";

/** So much is looked at before a document is taken for text. */
const FIRST_LOOK = 4096;
const LITTLE_ENDIAN = Uint8Array.of(0xff, 0xfe);
const BIG_ENDIAN = Uint8Array.of(0xfe, 0xff);
/** From this length on, characters that alternate with NULs are no fields of a message but UTF-16. */
const WIDE_TEXT = 48;
/** In UTF-16 so many printable bytes in a row are no accident of another alphabet. */
const NARROW_TEXT = 24;
const WIDE_BLANK = " \0";

/**
 * The text of a document, whatever it is stored as: what `decodeDocument` gives, also for UTF-16 without its mark.
 * What cannot be read as text to its end is refused, in words that name no content: a redactor that does not
 * understand a byte must not pass it.
 */
export async function* textOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let head: Buffer | null = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const part of decodeDocument(marked(source))) {
      if (head !== null) {
        head = Buffer.concat([head, part]);
        if (looksBinary(head)) throw new Unreadable("it is not text");
        if (head.length >= FIRST_LOOK) head = null;
      }
      if (part.includes(0) && hasWideText(Buffer.concat([tail, part])))
        throw new Unreadable("a part of it is UTF-16");
      tail = Buffer.concat([part.length < WIDE_TEXT ? tail : Buffer.alloc(0), part.subarray(-WIDE_TEXT)]);
      bytes += part.length;
      yield part;
    }
  } catch (error) {
    throw isDamagedGzip(error)
      ? new Unreadable(`its gzip data are cut off or damaged after ${bytes} bytes of text`)
      : error;
  }
}

/** Puts the byte order mark before UTF-16 that lacks it, and refuses UTF-16 that does not go on to the end. */
async function* marked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  let watch: ((part: Uint8Array) => void) | null = null;
  for await (const part of source) {
    if (head === null) {
      watch?.(part);
      yield part;
      continue;
    }
    head = Buffer.concat([head, part]);
    if (head.length < FIRST_LOOK) continue;
    const begun = begin(head);
    watch = begun.watch;
    head = null;
    yield* begun.parts;
  }
  if (head !== null) yield* begin(head).parts;
}

function begin(head: Buffer) {
  const mark = [LITTLE_ENDIAN, BIG_ENDIAN].some((one) => head.subarray(0, 2).equals(one))
    ? []
    : missingMark(head);
  if (mark === null) return { parts: [head], watch: null };
  const watch = watchForBytes();
  watch(head);
  return { parts: [...mark, head], watch };
}

/** The mark that UTF-16 lacks, whose every second byte is a NUL from the first one on; `null` for other text. */
function missingMark(bytes: Buffer): Uint8Array[] | null {
  const head = bytes.subarray(0, FIRST_LOOK);
  const pairs = head.length >> 1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < 2 * pairs; at += 2) {
    if (head[at] === 0) first++;
    if (head[at + 1] === 0) second++;
  }
  const isMost = (count: number) => pairs >= 4 && count * 2 > pairs;
  const isFew = (count: number) => count * 20 <= pairs;
  if (isMost(second) && isFew(first) && head[1] === 0 && head[3] === 0) return [LITTLE_ENDIAN];
  if (isMost(first) && isFew(second) && head[0] === 0 && head[2] === 0) return [BIG_ENDIAN];
  return null;
}

/** Text of another encoding in the midst of UTF-16 would come out as signs of Chinese, which anybody can turn back. */
function watchForBytes(): (part: Uint8Array) => void {
  let run = 0;
  return (part) => {
    for (const byte of part) {
      run = isPrintable(byte) ? run + 1 : 0;
      if (run === NARROW_TEXT) throw new Unreadable("only a part of it is UTF-16");
    }
  };
}

/** Whether there is UTF-16 in text of another encoding, as PowerShell's `>>` makes it: no redactor reads it there. */
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

/** Compressed and encrypted bytes: text of any encoding that has so many bytes beyond ASCII has no control characters. */
function looksBinary(head: Uint8Array): boolean {
  let control = 0;
  let high = 0;
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control++;
    else if (byte > 127) high++;
  }
  return control > 8 && control * 50 > head.length && high * 4 > head.length;
}

function isDamagedGzip(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^Z_/.test(code);
}
