import { phrases } from "../phrase.ts";

/** IB's Python client, also as nautilus-ibapi: its loggers and what IB's sample programs print. */
export const ibapiPhrases = phrases("ibapi", [
  [
    "ERROR ",
    /^ERROR (?<reqId>-?\d+) (?:(?:\d{13}|0) )?(?<code>\d{2,5}) (?<message>(?!\d+ ).{1,1000})/,
    "error-code",
  ],
  [
    "ANSWER error ",
    /^ANSWER error \{.{0,60}'reqId': (?<reqId>-?\d+),.{0,60}'errorCode': (?<code>\d{2,5}), 'errorString': ["'](?<message>.{0,500})/,
    "error-code",
  ],
  ["Connecting to", /^Connecting to (?<host>\S+):(?<port>\d+) w\/ id:(?<clientId>\d+)/, "connecting"],
  ["ANSWER Version:", /^ANSWER Version:(?<serverVersion>-?\d+) time:(?<value>.{0,80})/, "handshake"],
  ["sent startApi", /^sent startApi$/, "handshake"],
  ["Disconnected; resetting connection", /^Disconnected; resetting connection/, "peer-closed"],
  ["could not connect", /^could not connect$/, "connection-failed"],
  ["socket either closed or broken", /^socket either closed or broken, disconnecting/, "peer-closed"],
  ["socket broken, disconnecting", /^socket broken, disconnecting/, "connection-reset"],
  ["ANSWER connectAck", /^ANSWER connectAck\b/, "tcp-connected"],
  ["ANSWER nextValidId", /^ANSWER nextValidId \{.{0,40}'orderId': (?<value>\d+)/, "next-valid-id"],
  ["ANSWER managedAccounts", /^ANSWER managedAccounts\b(?! \{'accountsList': ''\})/, "managed-accounts"],
  // An empty list is no account; at DEBUG, whatever the program's own wrapper does with them: as text, and as protobuf
  ["fields (b'9', ", /^fields \(b'9', b'1', b'(?<value>\d+)'/, "next-valid-id"],
  ["fields (b'15', ", /^fields \(b'15', b'\d+', b'(?!')/, "managed-accounts"],
  ["msgId: 9, ", /^msgId: 9, /, "next-valid-id"],
  ["msgId: 15, ", /^msgId: 15, (?!protobuf: b''$)/, "managed-accounts"],
  ["ANSWER connectionClosed", /^ANSWER connectionClosed\b/, "disconnected"],
  ["unhandled exception in EReader thread", /^unhandled exception in EReader thread/, "callback-error"],
  ["detected KeyboardInterrupt", /^detected KeyboardInterrupt, SystemExit/, "keyboard-interrupt"],
]);
