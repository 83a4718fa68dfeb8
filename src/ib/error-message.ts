import { encodeProtobufMessage, encodeTextMessage, type Message } from "./message.ts";
import { protobufNumber, protobufText } from "./protobuf.ts";
import { SINCE } from "./server-versions.ts";

export const ERROR = 4;

/** What TWS says with an error code: errors, warnings, and notices alike. */
export interface ErrorMessage {
  /** -1 when it belongs to no request. */
  readonly requestId: number;
  readonly code: number;
  readonly text: string;
  readonly advancedOrderReject: string;
  /** When TWS made it; `null` before server version 194. */
  readonly timeMs: number | null;
}

/** An error message in the layout of the server version: four in text, one in protobuf. */
export function encodeError(serverVersion: number, error: ErrorMessage): Uint8Array {
  const { requestId, code, advancedOrderReject } = error;
  const timeMs = error.timeMs ?? 0;
  if (serverVersion >= SINCE.PROTOBUF_ORDERS) {
    return encodeProtobufMessage(ERROR, [
      [1, requestId],
      [2, timeMs],
      [3, code],
      [4, error.text],
      ...(advancedOrderReject ? [[5, advancedOrderReject] as const] : []),
    ]);
  }
  const text = serverVersion >= SINCE.ENCODED_ERROR_TEXT ? escapeText(error.text) : error.text;
  if (serverVersion >= SINCE.ERROR_TIME) {
    return encodeTextMessage(serverVersion, ERROR, [requestId, code, text, advancedOrderReject, timeMs]);
  }
  const reject = serverVersion >= SINCE.ADVANCED_ORDER_REJECT ? [advancedOrderReject] : [];
  return encodeTextMessage(serverVersion, ERROR, [2, requestId, code, text, ...reject]);
}

/** Reads an error message of any layout; `null` when it is none. */
export function decodeError(serverVersion: number, message: Message): ErrorMessage | null {
  if (message.id !== ERROR) return null;
  if (message.form === "protobuf") {
    const code = protobufNumber(message.fields, 3);
    if (code === null) return null;
    return {
      requestId: protobufNumber(message.fields, 1) ?? -1,
      code,
      text: unescapeText(protobufText(message.fields, 4) ?? ""),
      advancedOrderReject: protobufText(message.fields, 5) ?? "",
      timeMs: protobufNumber(message.fields, 2),
    };
  }
  const newer = fromFields(message.fields, 0);
  const older = fromFields(message.fields.slice(0, 5), 1);
  return serverVersion >= SINCE.ERROR_TIME ? (newer ?? older) : (older ?? newer);
}

function fromFields(fields: readonly string[], start: number): ErrorMessage | null {
  const [requestId, code, text, reject, time] = fields.slice(start);
  if (!isNumber(requestId) || !isNumber(code) || text === undefined) return null;
  return {
    requestId: Number(requestId),
    code: Number(code),
    text: unescapeText(text),
    advancedOrderReject: reject ?? "",
    timeMs: isNumber(time) ? Number(time) : null,
  };
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^-?\d{1,15}$/.test(text);
}

/** Since server version 153 texts are ASCII; everything else is `\uXXXX`. */
function escapeText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function unescapeText(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
