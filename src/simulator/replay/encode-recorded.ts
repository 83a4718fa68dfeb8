import { encodeError } from "../../ib/error-message.ts";
import { encodeFrame } from "../../ib/framing.ts";
import { encodeServerHello } from "../../ib/hello.ts";
import { encodeProtobufMessage, encodeTextMessage } from "../../ib/message.ts";
import { SINCE } from "../../ib/server-versions.ts";
import {
  CURRENT_TIME,
  encodeCurrentTime,
  encodeManagedAccounts,
  encodeNextValidId,
} from "../../ib/session-messages.ts";
import type { WireMessage } from "../../ib/wire-record.ts";

type Fields = Readonly<Record<string, string>>;

/**
 * A recorded message of TWS as bytes for a client of the given version; `null` when the recording does not hold
 * enough of it: holdings and orders are nobody else's business.
 */
export function encodeRecorded(message: WireMessage, serverVersion: number): Uint8Array | null {
  const { name, fields, id } = message;
  if (message.framing === "foreign") return FOREIGN[name] ?? Buffer.from("\xff\xff\xff\xff", "latin1");
  if (message.framing === "hello") return fields && encodeHello(fields, serverVersion);
  if (name === "empty message") return encodeFrame(new Uint8Array(0));
  if (name === "impossible length") return encodeLength(integer(fields?.length) ?? 2 ** 32 - 1);
  if (fields === null || id === null) return null;
  if (name === "managedAccounts") {
    return encodeManagedAccounts(serverVersion, (fields.accounts ?? "").split(",").filter(Boolean));
  }
  if (name === "nextValidId") return encodeNextValidId(serverVersion, integer(fields.orderId) ?? 0);
  if (name === "error") return encodeErrorFields(fields, serverVersion);
  // An old time would look like a clock that is wrong.
  if (id === CURRENT_TIME) return encodeCurrentTime(serverVersion, Math.floor(Date.now() / 1000));
  return encodeByPosition(message, fields, { id, serverVersion });
}

function encodeHello(fields: Fields, serverVersion: number): Uint8Array {
  if (fields.redirect !== undefined) return encodeServerHello(-1, fields.redirect);
  if (fields.serverVersion === undefined) return encodeServerHello("nonsense", fields.problem ?? "");
  return encodeServerHello(serverVersion, fields.connectionTime ?? "");
}

function encodeLength(length: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Math.min(Math.max(0, length), 2 ** 32 - 1));
  return bytes;
}

function encodeErrorFields(fields: Fields, serverVersion: number): Uint8Array {
  return encodeError(serverVersion, {
    requestId: integer(fields.requestId) ?? -1,
    code: integer(fields.errorCode) ?? 0,
    text: fields.errorText ?? "",
    advancedOrderReject: fields.advancedOrderReject ?? "",
    timeMs: integer(fields.errorTime),
  });
}

/** A whole number; `null` for what a stranger may have written instead. */
function integer(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

function encodeByPosition(
  message: WireMessage,
  fields: Fields,
  { id, serverVersion }: { id: number; serverVersion: number },
): Uint8Array | null {
  const entries = Object.entries(fields)
    .map(([position, value]) => [Number(position), value] as const)
    .filter(([position]) => Number.isInteger(position) && position > 0 && position < 2 ** 29)
    .sort(([a], [b]) => a - b);
  if (message.framing === "protobuf") {
    if (serverVersion < SINCE.RAW_MESSAGE_ID) return null;
    return encodeProtobufMessage(
      id,
      entries.map(([field, value]) => [field, protobufValue(value)] as const),
    );
  }
  return encodeTextMessage(
    serverVersion,
    id,
    entries.map(([, value]) => value),
  );
}

function protobufValue(value: string): bigint | string {
  return /^-?\d{1,18}$/.test(value) ? BigInt(value) : value;
}

/** First bytes by the name of the service; what it said beyond its name is not in a recording. */
const FOREIGN: Readonly<Record<string, Uint8Array>> = {
  http: Buffer.from("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"),
  "client-portal": Buffer.from("HTTP/1.1 400 Bad Request\r\nserver: vert.x\r\nConnection: close\r\n\r\n"),
  tls: Buffer.from("15030100020246", "hex"),
  ssh: Buffer.from("SSH-2.0-replayed\r\n"),
};
