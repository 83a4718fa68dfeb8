import { decodeError } from "./error-message.ts";
import { foreignService } from "./foreign-service.ts";
import { MAX_FRAME_LENGTH } from "./framing.ts";
import { decodeClientHello, decodeServerHello } from "./hello.ts";
import { decodeMessage, type Message, PROTOBUF_ID_OFFSET } from "./message.ts";
import { messageName } from "./message-names.ts";
import type { ProtobufFields } from "./protobuf.ts";
import { SINCE } from "./server-versions.ts";
import { decodeManagedAccounts, decodeNextValidId } from "./session-messages.ts";
import { decodeStartApi } from "./start-api.ts";
import type { WireFraming, WireMessage, WireSide } from "./wire-record.ts";

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
/** A run of empty messages this long is no conversation, but zeros. */
const EMPTY_LIMIT = 64;
/** The longest first message that can be a hello: `API\0`, versions, connect options; or version and time. */
const HELLO_LIMIT = 4096;
const HEADER = 4;
const FIELD_LIMIT = 64;
/** Room for a list of 100 accounts. */
const FIELD_LENGTH = 2_000;

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

  function emit(
    name: string,
    id: number | null,
    framing: WireFraming,
    bytes: number,
    fields: WireMessage["fields"],
  ) {
    onMessage({ from, name, id, framing, bytes, fields });
  }

  function giveUp() {
    lost = true;
    held = Buffer.alloc(0);
  }

  /** Decides from the first bytes what speaks here; `null` when more are needed. */
  function start(bytes: Buffer): number | null {
    const first = bytes[0] ?? 0;
    if (from === "program" && "API\0".startsWith(bytes.toString("latin1", 0, HEADER))) {
      if (bytes.length < 2 * HEADER) return null;
      return bytes.readUInt32BE(HEADER) <= HELLO_LIMIT ? HEADER : stranger(bytes);
    }
    if (first >= 0x30 && first <= 0x39) return legacy(bytes);
    if (bytes.length < HEADER) return from === "tws" && first === 0 ? null : stranger(bytes);
    if (from === "program" || bytes.readUInt32BE(0) > HELLO_LIMIT) return stranger(bytes);
    return 0;
  }

  /** Before version 100: no lengths, so nothing behind the first fields can be cut. */
  function legacy(bytes: Buffer): number | null {
    const fields = bytes.toString("latin1").split("\0");
    const wanted = from === "program" ? 1 : 2;
    if (fields.length <= wanted) return bytes.length > HELLO_LIMIT ? stranger(bytes) : null;
    const [version = "", connectionTime = ""] = fields;
    if (!/^\d{1,4}$/.test(version)) return stranger(bytes);
    const names: Record<string, string> =
      from === "program" ? { versions: version } : { serverVersion: version, connectionTime };
    emit("hello", null, "legacy", bytes.length, names);
    giveUp();
    return null;
  }

  function stranger(bytes: Buffer): null {
    const { service, name } = foreignService(bytes);
    emit(from === "program" ? "no IB hello" : service, null, "foreign", bytes.length, { service: name });
    giveUp();
    return null;
  }

  function hello(body: Buffer, bytes: number) {
    if (from === "program") {
      const decoded = decodeClientHello(body);
      const options = decoded?.options ? { options: decoded.options } : {};
      const versions = body.toString("latin1").split(" ", 1)[0] ?? "";
      emit("hello", null, "hello", bytes + HEADER, decoded ? { versions, ...options } : null);
      return;
    }
    const decoded = decodeServerHello(body);
    if (decoded.kind === "hello") {
      conversation.serverVersion = decoded.serverVersion;
      const { serverVersion, connectionTime } = decoded;
      emit("hello", null, "hello", bytes, { serverVersion: String(serverVersion), connectionTime });
    } else if (decoded.kind === "redirect") {
      emit("hello", null, "hello", bytes, { serverVersion: "-1", redirect: decoded.to });
    } else {
      emit("hello", null, "hello", bytes, { problem: decoded.reason });
    }
  }

  function message(body: Buffer, bytes: number) {
    const raw = body[0] === 0;
    const id = raw ? (body.length < HEADER ? null : body.readUInt32BE(0)) : textId(body);
    if (id === null) return emit("undecodable", null, raw ? "raw-text" : "text", bytes, null);
    const protobuf = raw && id > PROTOBUF_ID_OFFSET;
    const framing = protobuf ? "protobuf" : raw ? "raw-text" : "text";
    const real = protobuf ? id - PROTOBUF_ID_OFFSET : id;
    const { name, open } = messageName(from, real);
    const complete = body.length === bytes - HEADER;
    const wanted = open && complete && (fieldsWanted || name === "error");
    emit(name, real, framing, bytes, wanted ? bounded(openFields(body, raw)) : null);
  }

  function openFields(body: Buffer, raw: boolean): WireMessage["fields"] {
    const known = conversation.serverVersion;
    // The bytes themselves say which framing they have, also when the hello was not seen or not kept to.
    const version = raw
      ? Math.max(known ?? SINCE.RAW_MESSAGE_ID, SINCE.RAW_MESSAGE_ID)
      : Math.min(known ?? SINCE.RAW_MESSAGE_ID - 1, SINCE.RAW_MESSAGE_ID - 1);
    const decoded = decodeMessage(version, body);
    return decoded && fieldsOf(decoded, from, version);
  }

  function frames(bytes: Buffer): number {
    let at = 0;
    while (!lost && bytes.length - at >= HEADER) {
      const length = bytes.readUInt32BE(at);
      if (length > MAX_FRAME_LENGTH) {
        emit("impossible length", null, "text", HEADER, { length: String(length) });
        giveUp();
        return bytes.length;
      }
      const available = bytes.length - at - HEADER;
      if (available < length && available < LOOKED_AT) break;
      const body = bytes.subarray(at + HEADER, at + HEADER + Math.min(length, available));
      take(body, HEADER + length);
      if (available < length) {
        skipping = length - available;
        return bytes.length;
      }
      at += HEADER + length;
    }
    return at;
  }

  function take(body: Buffer, bytes: number) {
    empty = bytes === HEADER ? empty + 1 : 0;
    if (empty > EMPTY_LIMIT) return giveUp();
    if (helloPending) {
      helloPending = false;
      hello(body, bytes);
    } else if (bytes === HEADER) {
      emit("empty message", null, "text", bytes, null);
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
        const begin = start(bytes);
        if (begin === null) {
          if (!lost) held = Buffer.from(bytes);
          return;
        }
        started = true;
        at = begin;
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

/** What one message may take in memory: a stranger decides how many fields it has, and how long they are. */
function bounded(fields: WireMessage["fields"]): WireMessage["fields"] {
  if (fields === null) return null;
  const kept = Object.entries(fields).slice(0, FIELD_LIMIT);
  return Object.fromEntries(kept.map(([name, value]) => [name, value.slice(0, FIELD_LENGTH)]));
}

/** Fields by name where the codecs know them, else by position. */
function fieldsOf(message: Message, from: WireSide, version: number): WireMessage["fields"] {
  if (from === "program") {
    const startApi = decodeStartApi(message);
    if (startApi) {
      const { clientId, optionalCapabilities } = startApi;
      return { clientId: String(clientId), optionalCapabilities };
    }
  } else {
    const accounts = decodeManagedAccounts(message);
    if (accounts) return { accounts: accounts.join(",") };
    const orderId = decodeNextValidId(message);
    if (orderId !== null) return { orderId: String(orderId) };
    const error = decodeError(version, message);
    if (error) {
      const { requestId, code, text, advancedOrderReject, timeMs } = error;
      return {
        requestId: String(requestId),
        errorCode: String(code),
        errorText: text,
        ...(advancedOrderReject ? { advancedOrderReject } : {}),
        ...(timeMs === null ? {} : { errorTime: String(timeMs) }),
      };
    }
  }
  if (message.form === "protobuf") return scalarFields(message.fields);
  return Object.fromEntries(message.fields.map((field, index) => [String(index + 1), field]));
}

/** Numbers and texts of a protobuf message by field number; what is neither is left out. */
function scalarFields(fields: ProtobufFields): Record<string, string> {
  const scalars: Record<string, string> = {};
  for (const [field, values] of fields) {
    const value = values.at(-1);
    if (typeof value === "bigint") scalars[field] = String(BigInt.asIntN(64, value));
    else if (value && !value.some((byte) => byte < 0x20))
      scalars[field] = Buffer.from(value).toString("utf8");
  }
  return scalars;
}
