import { decodeError } from "./error-message.ts";
import { decodeMessage, type Message } from "./message.ts";
import type { ProtobufFields } from "./protobuf.ts";
import { SINCE } from "./server-versions.ts";
import { decodeManagedAccounts, decodeNextValidId } from "./session-messages.ts";
import { decodeStartApi } from "./start-api.ts";
import type { WireMessage, WireSide } from "./wire-record.ts";

/** What one message may take in memory: a stranger decides how many fields it has, and how long they are. */
const MOST_FIELDS = 64;
/** Room for a list of 100 accounts. */
const LONGEST_FIELD = 2_000;

/** The fields of a message, `null` when it cannot be decoded; `raw`: its id is a number of four bytes, as from version 201 on. */
export function readFields(
  body: Buffer,
  { from, raw, serverVersion }: { from: WireSide; raw: boolean; serverVersion: number | null },
): WireMessage["fields"] {
  // The bytes themselves say which framing they have, also when the hello was not seen or not kept to.
  const version = raw
    ? Math.max(serverVersion ?? SINCE.RAW_MESSAGE_ID, SINCE.RAW_MESSAGE_ID)
    : Math.min(serverVersion ?? SINCE.RAW_MESSAGE_ID - 1, SINCE.RAW_MESSAGE_ID - 1);
  const decoded = decodeMessage(version, body);
  if (decoded === null) return null;
  const kept = Object.entries(fieldsOf(decoded, from, version)).slice(0, MOST_FIELDS);
  return Object.fromEntries(kept.map(([name, value]) => [name, value.slice(0, LONGEST_FIELD)]));
}

/** Fields by name where the codecs know them, else by position. */
function fieldsOf(message: Message, from: WireSide, version: number): Record<string, string> {
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
