import { encodeProtobufMessage, encodeTextMessage, type Message } from "./message.ts";
import { protobufNumber, protobufText } from "./protobuf.ts";
import { SINCE } from "./server-versions.ts";

export const NEXT_VALID_ID = 9;
export const MANAGED_ACCOUNTS = 15;
export const CURRENT_TIME = 49;

/** The accounts of the login, in one comma-separated field. */
export function encodeManagedAccounts(serverVersion: number, accounts: readonly string[]): Uint8Array {
  const list = accounts.join(",");
  if (serverVersion >= SINCE.PROTOBUF_ACCOUNTS) return encodeProtobufMessage(MANAGED_ACCOUNTS, [[1, list]]);
  return encodeTextMessage(serverVersion, MANAGED_ACCOUNTS, [1, list]);
}

/** Reads managed accounts of either form; `null` when the message is none. */
export function decodeManagedAccounts(message: Message): string[] | null {
  if (message.id !== MANAGED_ACCOUNTS) return null;
  const list = message.form === "protobuf" ? (protobufText(message.fields, 1) ?? "") : message.fields[1];
  if (list === undefined) return null;
  return list
    .split(",")
    .map((account) => account.trim())
    .filter((account) => account !== "");
}

/** The first order id the client may use; its coming says that the session is ready. */
export function encodeNextValidId(serverVersion: number, id: number): Uint8Array {
  if (serverVersion >= SINCE.PROTOBUF_NEXT_VALID_ID) return encodeProtobufMessage(NEXT_VALID_ID, [[1, id]]);
  return encodeTextMessage(serverVersion, NEXT_VALID_ID, [1, id]);
}

/** Reads next valid id of either form; `null` when the message is none. */
export function decodeNextValidId(message: Message): number | null {
  if (message.id !== NEXT_VALID_ID) return null;
  if (message.form === "protobuf") return protobufNumber(message.fields, 1) ?? 0;
  const id = message.fields[1];
  return id !== undefined && /^-?\d{1,15}$/.test(id) ? Number(id) : null;
}

/** TWS's clock in Unix seconds, answered on request. */
export function encodeCurrentTime(serverVersion: number, unixSeconds: number): Uint8Array {
  if (serverVersion >= SINCE.PROTOBUF_START_API)
    return encodeProtobufMessage(CURRENT_TIME, [[1, unixSeconds]]);
  return encodeTextMessage(serverVersion, CURRENT_TIME, [1, unixSeconds]);
}
