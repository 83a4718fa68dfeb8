import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

/** Errors of other programs under a number of IB's. */
const OTHERS: readonly string[] = [
  "2025-11-10 10:00:00 ERROR myapp: error 1300 while writing report to sqlite",
  "2025-11-10 10:00:00 ERROR db: Error 1300: Invalid utf8mb4 character string",
  "2025-11-10 10:00:00 ERROR db: Error 1100: Table 'trades' was not locked with LOCK TABLES",
  "2025-11-10 10:00:00 ERROR bot.twitter: Error 326: To protect our users from spam, this account is locked",
  "2025-11-10 10:00:00 ERROR news: Error 1102: Worker exceeded resource limits (Cloudflare)",
  "2025-11-10 10:00:00 ERROR vendor: Error 100: quota of requests used up",
  "2025-11-10 10:00:00 ERROR vendor: Error 10197: subscription expired",
  "2025-11-10 10:00:00 ERROR error 1100 rows lost in sqlite",
  "2025-11-10 10:00:00 ERROR telegram: Error 502 Bad Gateway",
  "2025-11-10 10:00:00 ERROR ib_bot.db: Error 1300: Invalid utf8 string",
  "2025-11-10 10:00:00 ERROR db: Error 1300: socket port 3306 refused",
  "2025-11-10 10:00:00 ERROR oracle: Error 1100: connectivity check failed for host db1",
  "2025-11-10 10:00:00 ERROR auth: Error 326: missing client id in OAuth request",
  "Error 502: port 8080 upstream prematurely closed",
  "2025-11-10 10:00:00 ERROR kafka: error 1100 broker down",
  "2025-11-10 10:00:00 ERROR broker: Error 504: Gateway Timeout",
  "2025-11-10 10:00:00,001 ERROR aiohttp.client ERROR -1 326 upstream",
  "2025-11-10 10:00:00,001 ERROR aiohttp.client ERROR -1 2103 upstream",
];

/** The same numbers from TWS: by its words, by a name beside them, by the shape of a callback. */
const FROM_TWS: readonly (readonly [code: number, line: string])[] = [
  [
    1300,
    "2025-11-10 10:00:00 ERROR myapp: error 1300: TWS socket port has been reset and this connection is being dropped.",
  ],
  [1100, "Error 1100: Connectivity between IBKR and Trader Workstation has been lost."],
  [326, "2025-11-10 10:00:00 ERROR bot: IB error 326: in use"],
  [326, "2025-11-10 10:00:00 ERROR broker: Error 326: in use"],
  [326, "2025-11-10 10:00:00 ERROR bot.ibkr: Error 326: in use"],
  [
    326,
    "2025-11-10 10:00:00 | INFO | broker.ib:error:88 - IB error -1 326 Die Client-ID wird bereits verwendet.",
  ],
  [10_197, "Error 10197: No market data during competing live session"],
  [2104, "Error 2104: Market data farm connection is OK:usfarm"],
  [502, "Error 502: connect ECONNREFUSED 127.0.0.1:4002"],
  [326, "ERROR -1 326 No se puede conectar porque el ID de cliente ya está en uso."],
  [
    326,
    "2025-11-10 10:00:00 ERROR bot: ERROR -1 326 No se puede conectar porque el ID de cliente ya está en uso.",
  ],
  [10_147, "ERROR 17 10147 OrderId 17 that needs to be cancelled is not found."],
];

describe("an error under a number of IB's", () => {
  it.each(OTHERS)("of another program is none: %s", (line) => expect(read(line)).toEqual([]));
  it.each(FROM_TWS)("is TWS's: %s, %s", (code, line) => expect(read(line)).toMatchObject([{ code }]));
});

describe("1100 and what follows it", () => {
  it.each([
    [1100, "has been lost."],
    [1101, "has been restored - data lost. Resubscribe to market data."],
    [1102, "has been restored - data maintained. All data farms are connected."],
  ])("is known without its number: %s", (code, end) => {
    for (const who of ["IB and Trader Workstation", "IBKR and Trader Workstation", "IB and the TWS"])
      expect(read(`broker says Connectivity between ${who} ${end}`)).toMatchObject([{ code }]);
  });
});

it("reads what ib_async 2.1 prints of an order that TWS does not take", () => {
  const entry = (message: string, code: number) =>
    `TradeLogEntry(time=datetime.datetime(2026, 11, 29, 1, 55, 56), status='X', message=${message}, errorCode=${code})`;
  const trade = `Trade(contract=Stock(symbol='AAPL', exchange='SMART'), ${"filled=0.0, ".repeat(40)}`;
  const words = "Error validating request.-'bN' : cause - The API interface is currently in Read-Only mode.";
  const log = [entry("''", 0), entry(`"Warning 321, reqId 3: ${words}"`, 321)].join(", ");
  const line = `2026-11-29 01:55:56,724 ib_async.wrapper WARNING IBKR API validation warning: ${trade}log=[${log}])`;
  expect(read(line)).toMatchObject([
    { code: 321, reqId: 3, client: "ib_async", message: words, text: words },
  ]);
});

it("reads the arguments of @stoqey/ib's error as they come", () => {
  expect(read("ib error connect ECONNREFUSED 127.0.0.1:4002 502 -1")).toMatchObject([
    { code: 502, reqId: -1, errno: "ECONNREFUSED", port: 4002 },
  ]);
});

it("reads IB's error in an exception that passes it on", () => {
  const trace = [
    "Traceback (most recent call last):",
    '  File "/app/bot.py", line 9, in <module>',
    "    main()",
    "RuntimeError: IB error 326: Unable to connect as the client id is already in use.",
  ];
  expect(read(trace.join("\n"))).toMatchObject([
    { kind: "error-code", code: 326, exception: "RuntimeError", frames: [{ path: "/app/bot.py" }] },
  ]);
  expect(read([...trace.slice(0, 3), "RuntimeError: error 1300: disk full"].join("\n"))).toMatchObject([
    { kind: "traceback" },
  ]);
});
