/** Longest message any client accepts, 16 MiB - 1 (IB's Java and Python clients, MAX_MSG_LENGTH). */
export const MAX_FRAME_LENGTH = 0xffffff;

/** Bytes of the length before each message. */
export const HEADER_LENGTH = 4;

/** A message with its 32-bit big-endian length in front. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_LENGTH + body.length);
  new DataView(frame.buffer).setUint32(0, body.length);
  frame.set(body, HEADER_LENGTH);
  return frame;
}

export type FrameEvent =
  | { readonly kind: "frame"; readonly body: Uint8Array }
  /** Nothing behind such a length can be trusted: the splitter reads no further. */
  | { readonly kind: "negative-length" | "oversize-length"; readonly length: number };

export interface FrameSplitter {
  /** Takes the next bytes of the stream and gives the messages they complete. */
  push(chunk: Uint8Array): FrameEvent[];
  /** Bytes of a message that is not complete yet. */
  pending(): number;
  /** Bytes that came after a length that made no sense. */
  dropped(): number;
}

/** Cuts a stream into messages, the same however its bytes are cut; tolerates any input. */
export function createFrameSplitter(maxLength = MAX_FRAME_LENGTH): FrameSplitter {
  let buffer = new Uint8Array(1024);
  let held = 0;
  let broken = false;
  let droppedBytes = 0;

  function append(chunk: Uint8Array): void {
    if (held + chunk.length > buffer.length) {
      // Doubling keeps one-byte chunks linear.
      const grown = new Uint8Array(Math.max(held + chunk.length, buffer.length * 2));
      grown.set(buffer.subarray(0, held));
      buffer = grown;
    }
    buffer.set(chunk, held);
    held += chunk.length;
  }

  return {
    push(chunk) {
      if (broken) {
        droppedBytes += chunk.length;
        return [];
      }
      append(chunk);
      const events: FrameEvent[] = [];
      const view = new DataView(buffer.buffer);
      let at = 0;
      while (held - at >= 4) {
        const length = view.getInt32(at);
        if (length < 0 || length > maxLength) {
          events.push({ kind: length < 0 ? "negative-length" : "oversize-length", length });
          broken = true;
          droppedBytes = held - at - 4;
          held = at = 0;
          buffer = new Uint8Array(0);
          break;
        }
        if (held - at - 4 < length) break;
        events.push({ kind: "frame", body: buffer.slice(at + 4, at + 4 + length) });
        at += 4 + length;
      }
      if (at > 0) buffer.copyWithin(0, at, held);
      held -= at;
      return events;
    },
    pending: () => held,
    dropped: () => droppedBytes,
  };
}
