import { phrases } from "../phrase.ts";

/** NautilusTrader's Rust adapter (2.x, `interactive_brokers_pyo3`) and the crate `ibapi` below it. */
export const nautilusRustPhrases = phrases("nautilus-rust", [
  [
    "Connected to IB Gateway/TWS",
    /^Connected to IB Gateway\/TWS at (?<host>[^\s:]+):(?<port>\d+) \(client_id: (?<clientId>\d+)\)/,
    "api-ready",
  ],
  [
    "Connecting to IB Gateway/TWS",
    /^Connecting to IB Gateway\/TWS at (?<host>[^\s:]+):(?<port>\d+)(?: \(client_id: (?<clientId>\d+)\))?/,
    "connecting",
  ],
  [
    "Starting Interactive Brokers",
    /^Starting Interactive Brokers (?<name>data|execution) client\b/,
    "starting",
  ],
  [
    "Error during ",
    /^Error during [\w ]{1,40}: \[(?<code>\d{2,5})\] (?<message>.{0,1000})/,
    "error-code",
    { reqId: -1 },
  ],
  [
    "connectivity: [",
    /^connectivity: \[(?<code>\d{2,5})\] (?<message>.{0,1000})/,
    "error-code",
    { reqId: -1 },
  ],
  [
    "Timed out connecting to IB Gateway/TWS",
    /^(?:RuntimeError: |Failed to connect [\w ]{1,20} client: )?Timed out connecting to IB Gateway\/TWS after (?<delayS>\d+) ?s/,
    "connect-timeout",
  ],
  ["connection rejected:", /^(?:.{0,120}: )?connection rejected: (?<reason>.{0,300})/, "peer-closed"],
  [
    "protobuf transport",
    /^(?:.{0,120}: )?server version (?<value>\d+) required, got (?<serverVersion>-?\d+)/,
    "version-unsupported",
  ],
  [
    "unrecognized IB Gateway timezone",
    /^(?:.{0,120}: )?unrecognized IB Gateway timezone "(?<value>[^"]{0,80})"/,
    "decode-error",
  ],
  // The cause may stand behind it on the same line: the phrases above name it
  [
    "Failed to connect to IB Gateway/TWS",
    /^(?:RuntimeError: |Failed to connect [\w ]{1,20} client: )?Failed to connect to IB Gateway\/TWS(?:: (?<reason>.{0,300}))?/,
    "connection-failed",
  ],
  [
    "attempting to reconnect: Io(",
    /^Connection error detected, attempting to reconnect: Io\(.{0,40}(?:UnexpectedEof|Eof)\b/,
    "peer-closed",
  ],
  [
    "attempting to reconnect: Io(",
    /^Connection error detected, attempting to reconnect: Io\(.{0,60}\bConnectionReset\b/,
    "connection-reset",
    { errno: "ECONNRESET" },
  ],
  [
    "attempting to reconnect: ",
    /^Connection error detected, attempting to reconnect: (?<reason>.{0,200})/,
    "connection-lost",
  ],
  ["Invalid connection time format", /^Invalid connection time format: (?<value>.{0,80})/, "decode-error"],
  ["UnexpectedEndOfStream", /\bUnexpectedEndOfStream\b/, "peer-closed"],
  ["ConnectionReset", /^(?:.{0,120}: )?ConnectionReset\b/, "connection-reset"],
  [
    "Connected Interactive Brokers",
    /^Connected Interactive Brokers (?<name>data|execution) client/,
    "api-ready",
  ],
  ["Error during account info", /^Error during account info: (?<reason>.{0,200})/, "decode-error"],
]);
