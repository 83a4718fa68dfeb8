import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { uncolouredStream } from "./colours.ts";

/** A document that must not be written because its bytes cannot be read as text; the message names no content. */
export class Unreadable extends Error {}

/** Bytes that make up the first look at a document. */
const FIRST_LOOK = 8192;

/**
 * Gives a document as bytes of text: unpacks gzip, turns UTF-16 (by its mark) into UTF-8, takes out the terminal's
 * colours, refuses other binaries.
 */
export function decodeDocument(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return uncolouredStream(decoded(source));
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, rest } = await peek(source);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    yield* decodeText(await peek(gunzip(rest)));
    return;
  }
  yield* decodeText({ head, rest });
}

interface Peeked {
  readonly head: Uint8Array;
  /** The whole document, `head` included. */
  readonly rest: AsyncIterable<Uint8Array>;
}

async function* decodeText({ head, rest }: Peeked): AsyncGenerator<Uint8Array> {
  if (head[0] === 0xff && head[1] === 0xfe) yield* fromUtf16(rest, "utf-16le");
  else if (head[0] === 0xfe && head[1] === 0xff) yield* fromUtf16(rest, "utf-16be");
  else if (looksBinary(head)) throw new Unreadable("it is not text");
  else yield* rest;
}

/** A key store, a core dump, an archive: text holds at most stray NULs and control characters. */
function looksBinary(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control++;
  return control > 8 && control * 10 > head.length;
}

async function* fromUtf16(source: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const part of source) yield Buffer.from(decoder.decode(part, { stream: true }), "utf8");
  yield Buffer.from(decoder.decode(), "utf8");
}

async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpack = createGunzip();
  pipeline(Readable.from(source), unpack, () => undefined);
  for await (const part of unpack) yield part as Uint8Array;
}

async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < FIRST_LOOK && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      parts.push(next.value);
      length += next.value.length;
    }
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      yield* parts;
      while (!ended) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(parts).subarray(0, FIRST_LOOK), rest: rest() };
}
