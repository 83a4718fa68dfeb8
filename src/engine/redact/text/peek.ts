/** So much is looked at before a document is taken for text, whatever pieces it comes in. */
export const FIRST_LOOK = 8192;

/** The beginning of a stream, and the stream. */
interface Peeked {
  readonly head: Uint8Array;
  /** The whole document, `head` included. */
  readonly rest: AsyncIterable<Uint8Array>;
}

/** Waits for `atLeast` bytes, or the end; the head is what came by then, as far as it is worth a look. */
export async function peek(source: AsyncIterable<Uint8Array>, atLeast: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < atLeast && !ended) {
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
