import { phrases } from "../phrase.ts";

/** ib_async and its ancestor ib_insync: the same texts; the reader tells them apart by logger name or path. */
export const ibAsyncPhrases = phrases("ib_async", [
  ["with clientId", /^Connecting to (?<host>\S+):(?<port>\d+) with clientId (?<clientId>\d+)/, "connecting"],
  ["Connected", /^Connected$/, "tcp-connected", { after: ["connecting"] }],
  ["Logged on to server version", /^Logged on to server version (?<serverVersion>-?\d+)/, "handshake"],
  ["API connection ready", /^API connection ready$/, "api-ready"],
  ["Synchronization complete", /^Synchronization complete$/, "synchronized"],
  [
    "API connection failed",
    /^API connection failed: (?<exception>TimeoutError|CancelledError)\((?<message>.{0,200}?)\)?$/,
    "connect-timeout",
  ],
  [
    "API connection failed",
    /^API connection failed: (?<exception>\w+)\((?<message>.{0,500}?)\)?$/,
    "connection-failed",
  ],
  [
    "Make sure API port on TWS/IBG is open",
    /^Make sure API port on TWS\/IBG is open/,
    "socket-error",
    { errno: "ECONNREFUSED" },
  ],
  [
    "Peer closed connection",
    /^Peer closed connection\.(?: clientId (?<clientId>\d+) already in use\?)?/,
    "peer-closed",
  ],
  [
    "Connection reset by peer",
    /^(?:\[Errno \d{1,5}\] )?Connection reset by peer$/,
    "connection-reset",
    { errno: "ECONNRESET", after: ["connecting", "tcp-connected", "handshake", "api-ready", "synchronized"] },
  ],
  // The words behind the number are in the language of Windows
  ["[WinError 10054]", /^\[WinError 10054\]/, "connection-reset", { errno: "ECONNRESET" }],
  ["Disconnected.", /^Disconnected\.$/, "disconnected"],
  ["Disconnecting", /^Disconnecting from \S+:\d+, /, "disconnecting"],
  [
    "Disconnecting",
    /^Disconnecting$/,
    "disconnecting",
    {
      after: [
        "connecting",
        "tcp-connected",
        "handshake",
        "api-ready",
        "connection-failed",
        "connect-timeout",
      ],
    },
  ],
  [
    "request timed out",
    /^(?<request>positions|open orders|completed orders|executions|account updates(?: for \S+)?) request timed out$/,
    "sync-timeout",
  ],
  [
    "TWS/gateway version must be",
    /^(?:API connection failed: )?.{0,40}?TWS\/gateway version must be >= (?<value>\d+)/,
    "version-unsupported",
  ],
  [
    ", reqId ",
    /^(?:Error|Warning) (?<code>\d{2,5}), reqId (?<reqId>-?\d+): (?<message>.{0,1000})/,
    "error-code",
  ],
  // What was wrong stands in the last entry of the log of the whole trade
  [
    "API validation warning: ",
    /^IBKR API validation warning: .{0,3500}?message=["'](?:Warning \d{2,5}, reqId (?<reqId>-?\d+): )?(?<message>[^=]{1,500}?)["'], errorCode=(?<code>[1-9]\d{1,4})/,
    "error-code",
  ],
  ["<<< -1,", /^<<< (?<serverVersion>-1),(?<value>\S{1,120})/, "handshake"],
  ["<<< 15,", /^<<< 15,\d+,/, "managed-accounts"],
  ["<<< 9,", /^<<< 9,\d+,(?<value>\d+)/, "next-valid-id"],
]);
