import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { uncolouredStream } from "./colours.ts";
import { FIRST_LOOK, peek } from "./peek.ts";
import { countStrange, isNoise, plainText } from "./plain-text.ts";
import type { TakenColours } from "./taken-colours.ts";
import { Unreadable } from "./unreadable.ts";
import { fromUtf16, utf16Of } from "./utf16.ts";

/**
 * The text of a document, whatever it is stored as: unpacks gzip, turns UTF-16 into UTF-8, takes out the terminal's colours.
 * What cannot be read as text to its end is refused, in words that name no content: a redactor that does not
 * understand a byte must not pass it.
 */
export async function* textOf(
  source: AsyncIterable<Uint8Array>,
  taken?: TakenColours | null,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const part of uncolouredStream(decoded(source), taken)) {
      bytes += part.length;
      yield part;
    }
  } catch (error) {
    throw isDamagedGzip(error)
      ? new Unreadable(`its gzip data are cut off or damaged after ${bytes} bytes of text`)
      : error;
  }
}

/**
 * The same for JSON whose lines are answered as they come: it begins with a printable sign, so that one piece tells whether
 * it is packed or in another encoding.
 */
export async function* jsonTextOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, rest } = await peek(source, 1);
  const [sign = 0, next = 0x20] = head;
  const isPlain = sign >= 9 && sign !== 0x1f && sign < 0x7f && next !== 0;
  yield* isPlain ? plainText(rest) : textOf(rest);
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stored = await peek(source, FIRST_LOOK);
  const isGzip = stored.head[0] === 0x1f && stored.head[1] === 0x8b;
  const { head, rest } = isGzip ? await peek(gunzip(stored.rest), FIRST_LOOK) : stored;
  const strange = markedEncoding(head);
  if (strange !== null) throw new Unreadable(`it is ${strange}, which is not read here`);
  const encoding = utf16Of(head);
  if (encoding !== null) yield* fromUtf16(rest, encoding);
  else if (looksBinary(head)) throw new Unreadable("it is not text");
  else yield* plainText(rest);
}

/** Byte order marks of encodings that are not read here; that of UTF-32 begins like one of UTF-16. */
const MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ["\xff\xfe\0\0", "UTF-32"],
  ["\0\0\xfe\xff", "UTF-32"],
  ["+/v8", "UTF-7"],
  ["+/v9", "UTF-7"],
  ["+/v+", "UTF-7"],
  ["+/v/", "UTF-7"],
  ["\x0e\xfe\xff", "SCSU"],
  ["\xfb\xee\x28", "BOCU-1"],
  ["\xdd\x73\x66\x73", "UTF-EBCDIC"],
];

function markedEncoding(head: Uint8Array): string | null {
  const beginning = String.fromCharCode(...head.subarray(0, 4));
  return MARKS.find(([mark]) => beginning.startsWith(mark))?.[1] ?? null;
}

/**
 * A key store, a core dump, an archive: text holds at most stray NULs and control characters. Compressed and encrypted
 * bytes hold fewer, but text of any alphabet that has so many bytes beyond ASCII has none.
 */
function looksBinary(head: Uint8Array): boolean {
  const { nuls, control, high } = countStrange(head);
  const { length } = head;
  const strange = nuls + control;
  return (strange > 8 && strange * 10 > length) || isNoise({ control: strange, high, length });
}

async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpack = createGunzip();
  pipeline(Readable.from(source), unpack, () => undefined);
  for await (const part of unpack) yield part as Uint8Array;
}

function isDamagedGzip(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^Z_/.test(code);
}
