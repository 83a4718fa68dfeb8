import { HEADER_LENGTH, MAX_FRAME_LENGTH } from "./framing.ts";
import { PROTOBUF_ID_OFFSET } from "./message.ts";
import { messageName } from "./message-names.ts";
import { readFields } from "./wire-fields.ts";
import { readHello, readOpening, type WireContent } from "./wire-opening.ts";
import type { WireMessage, WireSide } from "./wire-record.ts";

/** What both directions of one connection know of each other. */
export interface Conversation {
  serverVersion: number | null;
}

export interface StreamDecoder {
  /** Takes the next bytes of this direction; tells of every message they complete. Never throws. */
  push(chunk: Uint8Array): void;
  /** `true` once the bytes have stopped making sense: from there on they are only counted by the caller. */
  readonly lost: boolean;
  /** Stops decoding fields, except those of the hello and of errors: names and counts go on. */
  namesOnly(): void;
}

/** Longest part of a message that is looked at: more than any message whose fields are kept has. */
const LOOKED_AT = 16 * 1024;
/** Bytes of a message's id from version 201 on. */
const RAW_ID_LENGTH = 4;
/** A run of empty messages this long is no conversation, but zeros. */
const EMPTY_LIMIT = 64;

/** Names the messages of one direction of a connection, however its bytes are cut, and whatever they are. */
export function createStreamDecoder(setup: {
  from: WireSide;
  conversation: Conversation;
  onMessage(message: Omit<WireMessage, "atMs">): void;
}): StreamDecoder {
  const { from, conversation, onMessage } = setup;
  let held = Buffer.alloc(0);
  let started = false;
  let helloPending = true;
  let lost = false;
  let fieldsWanted = true;
  let empty = 0;
  /** Bytes of the current message that are passed over unread. */
  let skipping = 0;

  const tell = (content: WireContent) => onMessage({ from, ...content });

  function giveUp() {
    lost = true;
    held = Buffer.alloc(0);
  }

  function message(body: Buffer, bytes: number) {
    const raw = body[0] === 0;
    const id = raw ? (body.length < RAW_ID_LENGTH ? null : body.readUInt32BE(0)) : textId(body);
    const plain = raw ? "raw-text" : "text";
    if (id === null) return tell({ name: "undecodable", id, framing: plain, bytes, fields: null });
    const isProtobuf = raw && id > PROTOBUF_ID_OFFSET;
    const real = isProtobuf ? id - PROTOBUF_ID_OFFSET : id;
    const { name, open } = messageName(from, real);
    const isWhole = body.length === bytes - HEADER_LENGTH;
    const isWanted = open && isWhole && (fieldsWanted || name === "error");
    const { serverVersion } = conversation;
    tell({
      name,
      id: real,
      framing: isProtobuf ? "protobuf" : plain,
      bytes,
      fields: isWanted ? readFields(body, { from, raw, serverVersion }) : null,
    });
  }

  function frames(bytes: Buffer): number {
    let at = 0;
    while (!lost && bytes.length - at >= HEADER_LENGTH) {
      const length = bytes.readUInt32BE(at);
      if (length > MAX_FRAME_LENGTH) {
        const fields = { length: String(length) };
        tell({ name: "impossible length", id: null, framing: "text", bytes: HEADER_LENGTH, fields });
        giveUp();
        return bytes.length;
      }
      const available = bytes.length - at - HEADER_LENGTH;
      if (available < length && available < LOOKED_AT) break;
      const body = bytes.subarray(at + HEADER_LENGTH, at + HEADER_LENGTH + Math.min(length, available));
      take(body, HEADER_LENGTH + length);
      if (available < length) {
        skipping = length - available;
        return bytes.length;
      }
      at += HEADER_LENGTH + length;
    }
    return at;
  }

  function take(body: Buffer, bytes: number) {
    empty = bytes === HEADER_LENGTH ? empty + 1 : 0;
    if (empty > EMPTY_LIMIT) return giveUp();
    if (helloPending) {
      helloPending = false;
      const { content, serverVersion } = readHello(from, body, bytes);
      conversation.serverVersion = serverVersion ?? conversation.serverVersion;
      tell(content);
    } else if (bytes === HEADER_LENGTH) {
      tell({ name: "empty message", id: null, framing: "text", bytes, fields: null });
    } else {
      message(body, bytes);
    }
  }

  return {
    push(chunk) {
      if (lost || chunk.length === 0) return;
      if (skipping >= chunk.length) {
        skipping -= chunk.length;
        return;
      }
      const fresh = Buffer.from(chunk.buffer, chunk.byteOffset + skipping, chunk.length - skipping);
      skipping = 0;
      const bytes = held.length === 0 ? fresh : Buffer.concat([held, fresh]);
      let at = 0;
      if (!started) {
        const opening = readOpening(from, bytes);
        if (opening.is === "unclear") {
          held = Buffer.from(bytes);
          return;
        }
        if (opening.is === "unframed") {
          tell(opening.content);
          giveUp();
          return;
        }
        started = true;
        at = opening.begin;
      }
      at += frames(bytes.subarray(at));
      // A copy, so that the rest of a message does not keep a whole network buffer alive.
      if (!lost) held = at < bytes.length ? Buffer.from(bytes.subarray(at)) : Buffer.alloc(0);
    },
    get lost() {
      return lost;
    },
    namesOnly() {
      fieldsWanted = false;
    },
  };
}

/** The id in front of a text message; `null` when there is none. */
function textId(body: Buffer): number | null {
  const end = body.indexOf(0);
  const text = body.toString("latin1", 0, end === -1 ? Math.min(body.length, 10) : Math.min(end, 10));
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
