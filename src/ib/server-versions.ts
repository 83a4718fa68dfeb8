/** The server version from which a change of the wire format holds. Names and numbers: IB's Java and Python clients. */
export const SINCE = {
  /** `v100..` handshake with length-prefixed messages. */
  V100_PLUS: 100,
  /** startApi carries the client id: `71 1|2 id`. */
  START_API: 70,
  OPTIONAL_CAPABILITIES: 72,
  /** Error texts are ASCII with `\uXXXX` escapes (ENCODE_MSG_ASCII7). */
  ENCODED_ERROR_TEXT: 153,
  ADVANCED_ORDER_REJECT: 166,
  /** Error messages drop their version field and end with a time (ERROR_TIME). */
  ERROR_TIME: 194,
  CURRENT_TIME_IN_MILLIS: 197,
  /** Message ids are raw 32-bit numbers; protobuf bodies possible (PROTOBUF). */
  RAW_MESSAGE_ID: 201,
  PROTOBUF_ORDERS: 203,
  PROTOBUF_ACCOUNTS: 207,
  PROTOBUF_ENDS: 208,
  /** startApi, next valid id and current time become protobuf. */
  PROTOBUF_START_API: 213,
  PROTOBUF_NEXT_VALID_ID: 213,
} as const;

/** What any TWS answers a client from before version 100; it says nothing about its release. */
export const LEGACY_SERVER_VERSION = 76;

/** The highest version TWS and IB Gateway releases speak, oldest first. */
const RELEASES: readonly { readonly version: number; readonly release: string }[] = [
  // Source: MAX_CLIENT_VER of the API release of the same number (IB's Python client; 193 IB Java 10.32.01;
  // 199, 202, 207 scmhub/ibapi; 217-225 rust-ibapi's changelog).
  { version: 109, release: "9.73.01" },
  { version: 139, release: "9.73.06" },
  { version: 142, release: "9.73.07" },
  { version: 148, release: "9.74" },
  { version: 149, release: "9.75" },
  { version: 155, release: "9.76" },
  { version: 157, release: "9.81" },
  { version: 173, release: "10.15" },
  { version: 176, release: "10.19" },
  { version: 177, release: "10.20" },
  { version: 178, release: "10.25" },
  { version: 187, release: "10.30" },
  { version: 193, release: "10.32" },
  { version: 199, release: "10.34" },
  { version: 202, release: "10.36" },
  { version: 203, release: "10.37" },
  { version: 207, release: "10.38" },
  { version: 208, release: "10.39" },
  { version: 215, release: "10.40" },
  { version: 217, release: "10.41" },
  { version: 218, release: "10.42" },
  { version: 219, release: "10.43" },
  { version: 222, release: "10.44" },
  { version: 223, release: "10.45" },
  { version: 225, release: "10.46" },
];

/**
 * The release a server version belongs to, in words. TWS answers min(its own, the client's) version,
 * so an answer equal to `limit` only says "at least that".
 */
export function releaseOf(version: number, limit: number): string {
  const below = RELEASES.findLast((entry) => entry.version <= version);
  const above = RELEASES.find((entry) => entry.version >= version);
  const oldest = RELEASES[0]?.release ?? "";
  if (version === limit) return `${version} or newer (TWS ${below?.release ?? oldest} or newer)`;
  if (!below) return `older than ${oldest}`;
  if (below.version === version) return `≈ ${below.release}`;
  return above ? `between ${below.release} and ${above.release}` : `newer than ${below.release}`;
}
