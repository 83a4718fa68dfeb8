import { encodeFrame } from "./framing.ts";
import { decodeProtobuf, encodeProtobuf, type ProtobufFields } from "./protobuf.ts";
import { SINCE } from "./server-versions.ts";
import { decodeFields, encodeFields } from "./text-fields.ts";

/** Added to the id of a message whose body is protobuf (IB's clients, PROTOBUF_MSG_ID). */
export const PROTOBUF_ID_OFFSET = 200;

/** A message after the hello, either direction, its real id taken from wherever it stands. */
export type Message =
  | { readonly form: "text"; readonly id: number; readonly fields: readonly string[] }
  | { readonly form: "protobuf"; readonly id: number; readonly fields: ProtobufFields };

/** A whole text message with its length: id as text up to 200, as a raw number from 201. */
export function encodeTextMessage(
  serverVersion: number,
  id: number,
  fields: readonly (string | number)[],
): Uint8Array {
  if (serverVersion < SINCE.RAW_MESSAGE_ID) return encodeFrame(encodeFields([id, ...fields]));
  return encodeFrame(Buffer.concat([rawId(id), encodeFields(fields)]));
}

/** A whole protobuf message with its length; only for server versions from 201. */
export function encodeProtobufMessage(
  id: number,
  fields: readonly (readonly [field: number, value: number | bigint | string])[],
): Uint8Array {
  return encodeFrame(Buffer.concat([rawId(id + PROTOBUF_ID_OFFSET), encodeProtobuf(fields)]));
}

function rawId(id: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, id);
  return bytes;
}

/** Reads the body of a frame after the hello; `null` when it is no message. Never throws. */
export function decodeMessage(serverVersion: number, body: Uint8Array): Message | null {
  if (serverVersion < SINCE.RAW_MESSAGE_ID) {
    const [id, ...fields] = decodeFields(body);
    return id !== undefined && /^\d{1,9}$/.test(id) ? { form: "text", id: Number(id), fields } : null;
  }
  if (body.length < 4) return null;
  const id = new DataView(body.buffer, body.byteOffset, 4).getUint32(0);
  const rest = body.subarray(4);
  if (id <= PROTOBUF_ID_OFFSET) return { form: "text", id, fields: decodeFields(rest) };
  const fields = decodeProtobuf(rest);
  return fields && { form: "protobuf", id: id - PROTOBUF_ID_OFFSET, fields };
}
