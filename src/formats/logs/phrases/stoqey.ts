import { phrases } from "../phrase.ts";

/** @stoqey/ib 1.x: the console logger of IBApiNext, and the print its documentation shows for `error`. */
export const stoqeyPhrases = phrases("stoqey", [
  ["to TWS with client id", /^(?:Re-)?Connecting to TWS with client id (?<clientId>\d+)/, "connecting"],
  [
    "Successfully connected to TWS",
    /^Successfully connected to TWS with client id (?<clientId>\d+)/,
    "handshake",
  ],
  ["Re-Connecting to TWS in", /^Re-Connecting to TWS in (?<delayS>[\d.]+)s/, "attempt"],
  ["from TWS", /^Disconnecting client id (?<clientId>-?\d+) from TWS/, "disconnecting"],
  ["Connection watchdog timeout", /^Connection watchdog timeout\. Dropping connection/, "connection-lost"],
  [
    " - code: ",
    /^(?:Error: )?(?<message>.{0,1000}?) - code: (?<code>\d{2,5}) - reqId: (?<reqId>-?\d+)/,
    "error-code",
  ],
  // Its arguments as they come: the error, the code, the request
  [
    "connect E",
    /^(?:.{0,60}?[\s:])?(?<message>connect E[A-Z]{3,20} \S{1,120}:\d{1,5}),? (?<code>502),? (?<reqId>-1)$/,
    "error-code",
  ],
  // IBApiNext's own logger, also for errors that @stoqey/ib takes for information, such as 326
  [" - Code: ", /^(?<message>.{0,1000}?) - Code: (?<code>\d{2,5})$/, "error-code", { reqId: -1 }],
  [
    "Server Version: ",
    /^Server Version: (?<serverVersion>-?\d+)\. Connection time (?<value>.{0,80})/,
    "handshake",
  ],
  ["code: ", /^code: (?<code>\d{3,5}),? reqId: (?<reqId>-?\d+)/, "error-code"],
  [
    "Unsupported Version",
    /^(?:Error: )?Unsupported [Vv]ersion (?<serverVersion>-?\d+)/,
    "version-unsupported",
  ],
]);
