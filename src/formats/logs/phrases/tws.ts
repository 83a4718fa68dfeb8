import { phrases } from "../phrase.ts";

/** TWS's and Gateway's own logs as exported by the user (on disk they are encrypted). */
export const twsPhrases = phrases("tws", [
  ["API server listening on port", /API server listening on port (?<port>\d+)/, "api-port"],
  ["API in Read-Only mode", /API in Read-Only mode: (?<value>true|false)/, "read-only-api"],
  [
    "Starting new conversation with client",
    /Starting new conversation with client on (?<host>\S{1,80})/,
    "client-accepted",
  ],
  ["Server version is", /Server version is (?<serverVersion>\d+)/, "client-versions"],
  ["Client version is", /Client version is (?<value>\d+)/, "client-versions"],
  ["Start API message, ClientID", /Start API message, ClientID=(?<clientId>\d+)/, "client-start-api"],
  ["since API is not accepted", /Ignoring API request .{0,80} since API is not accepted/, "client-ignored"],
  ["ClientPortalService", /\bClientPortalService\b/, "client-portal"],
  ["clientportal", /\b(?:ibgroup\.web\.core\.)?clientportal\.gw\b/, "client-portal"],
  ["OutOfMemoryError", /java\.lang\.(?<exception>OutOfMemoryError)(?:: (?<message>.{0,200}))?/, "exception"],
  [
    "unable to allocate file descriptor table",
    /unable to allocate file descriptor table/,
    "exception",
    { exception: "OutOfMemoryError", message: "unable to allocate file descriptor table" },
  ],
]);
