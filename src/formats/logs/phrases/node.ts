import { phrases } from "../phrase.ts";

/** Socket errors as Node.js and Go word them, without the `Error:` that opens a stack. */
export const nodePhrases = phrases("node", [
  [
    "connect E",
    /^(?:\[?AggregateError\b.{0,40}: ?)?connect (?<errno>E[A-Z]{3,20}) (?<host>\S{1,120}):(?<port>\d{1,5})\b/,
    "socket-error",
  ],
  ["read ECONNRESET", /^read (?<errno>ECONNRESET)\b/, "connection-reset"],
  ["getaddrinfo E", /^getaddrinfo (?<errno>E[A-Z_]{3,20}) (?<host>\S{1,120})/, "socket-error"],
  [
    "dial tcp",
    /^(?:.{0,200}: )?dial tcp (?:lookup )?\[?(?<host>[^\s\]]{1,120}?)\]?(?::(?<port>\d{1,5}))?: (?<message>.{1,200})/,
    "socket-error",
  ],
]);
