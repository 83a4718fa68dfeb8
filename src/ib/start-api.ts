import { encodeFrame } from "./framing.ts";
import { encodeProtobufMessage, encodeTextMessage, type Message } from "./message.ts";
import { protobufNumber, protobufText } from "./protobuf.ts";
import { SINCE } from "./server-versions.ts";
import { encodeFields } from "./text-fields.ts";

export const START_API = 71;
/** Version field of startApi; constant in every client. */
const VERSION = 2;

export interface StartApi {
  readonly clientId: number;
  readonly optionalCapabilities: string;
}

/** startApi in the encoding of the negotiated server version. */
export function encodeStartApi(
  serverVersion: number,
  { clientId, optionalCapabilities }: StartApi,
): Uint8Array {
  if (serverVersion >= SINCE.PROTOBUF_START_API) {
    const capabilities = optionalCapabilities ? [[2, optionalCapabilities] as const] : [];
    return encodeProtobufMessage(START_API, [[1, clientId], ...capabilities]);
  }
  if (serverVersion < SINCE.START_API) return encodeFrame(encodeFields([clientId]));
  const capabilities = serverVersion >= SINCE.OPTIONAL_CAPABILITIES ? [optionalCapabilities] : [];
  return encodeTextMessage(serverVersion, START_API, [VERSION, clientId, ...capabilities]);
}

/** Reads a startApi message of either form; `null` when it is none. */
export function decodeStartApi(message: Message): StartApi | null {
  if (message.id !== START_API) return null;
  if (message.form === "protobuf") {
    // A client that leaves the field out means 0, protobuf's default.
    const clientId = protobufNumber(message.fields, 1) ?? 0;
    return { clientId, optionalCapabilities: protobufText(message.fields, 2) ?? "" };
  }
  const clientId = message.fields[1];
  if (clientId === undefined || !/^-?\d{1,10}$/.test(clientId)) return null;
  return { clientId: Number(clientId), optionalCapabilities: message.fields[2] ?? "" };
}
