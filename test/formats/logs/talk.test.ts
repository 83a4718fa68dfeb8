import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

/** Lines that speak of a message: instructions, tips, comments, help texts, source. */
const TALK: readonly string[] = [
  '2025-11-10 10:00:00,000 root INFO If you see "Unable to connect as the client id is already in use" (326), change client_id in config.yaml',
  '2025-11-10 10:00:00,000 root INFO README: on "The API interface is currently in Read-Only mode" (321) untick Read-Only API',
  "2025-11-10 10:00:00,000 root INFO Tip: error 1100 means Connectivity between IBKR and TWS has been lost; the bot reconnects by itself",
  "2025-11-10 10:00:00,000 root INFO Tip: error 1100 means Connectivity between IB and Trader Workstation has been lost; the bot reconnects by itself",
  "2025-11-10 10:00:00,000 root INFO error 1100 means Connectivity between IB and Trader Workstation has been lost",
  "# Error 326: Unable to connect as the client id is already in use",
  "// Error: -1 326 Unable to connect as the client id is already in use",
  "        # Error -1 326 Unable to connect as the client id is already in use",
  '"""Error 326: Unable to connect as the client id is already in use"""',
  '    raise ConnectionError("Unable to connect as the client id is already in use")',
  '    print("Error 326: Unable to connect as the client id is already in use")',
  "    elif errorCode == 326:  # Unable to connect as the client id is already in use",
  "  --client-id N   TWS answers 326 (Unable to connect as the client id is already in use) when two share it",
  "INFO:root:Unable to connect as the client id is already in use -> change client_id",
  "| 326 | Unable to connect as the client id is already in use | Change the client id |",
  "2025-11-10 10:00:00,000 root INFO Note: Max rate of messages per second has been exceeded is harmless",
  '2025-11-10 10:00:00,000 root INFO Hint: "Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket Clients" is enabled" means TWS is off',
  '2025-11-10 10:00:00,000 root INFO "Paper trading disclaimer must first be accepted for API connection" (10141): accept it in TWS',
  '2025-11-10 10:00:00,000 root INFO For "No market data during competing live session" (10197) close the other session',
  "2025-11-10 10:00:00,000 root INFO If you get Connectivity between Trader Workstation and server is broken (code: 2110), wait",
  "2025-11-10 10:00:00,000 root INFO See docs: Error. Id: -1, Code: 326, Msg: Unable to connect as the client id is already in use.",
  '2025-11-10 10:00:00,000 root INFO If you see "Error 326, reqId -1: Unable to connect" then change the id',
  "2025-11-10 10:00:00,000 root INFO Tip: Error 326, reqId -1: Unable to connect",
  String.raw`{"level":"info","msg":"If you see \"Unable to connect as the client id is already in use\" change it"}`,
  '{"level":"info","logger":"root","msg":"Tip: ERROR -1 326 Unable to connect as the client id is already in use"}',
  '2025-11-10 10:00:00,000 root INFO When TWS says "The TWS is out of date and must be upgraded", upgrade',
  "2025-11-10 10:00:00,000 root WARNING If TWS answers error 326: Unable to connect as the client id is already in use, another bot runs",
  'Tip: click "Accept incoming connection" in TWS',
  "2025-11-10 10:00:00,000 root INFO error 502 occurs if TWS is off",
  "2025-11-10 10:00:00,000 root INFO Error 504 is made by the client, error 1100 and 1102 come from TWS",
  "2025-11-10 10:00:00,000 root INFO Hint: ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 7497) means TWS is off",
  'The bot ends with "Unable to connect as the client id is already in use" if two share an id',
  "2025-11-10 10:00:00,000 root INFO Known errors: 326 Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 root INFO Common TWS error codes: 326 = Unable to connect as the client id is already in use, 502 = Couldn't connect to TWS",
  "2025-11-10 10:00:00,000 root DEBUG retry policy: on error 326 (Unable to connect as the client id is already in use) increment client id",
  '2025-11-10 10:00:00,000 root INFO Retrying on "Unable to connect as the client id is already in use" is enabled',
  "2025-11-10 10:00:00,000 root INFO will reconnect after error 1100 Connectivity between IB and Trader Workstation has been lost",
  "2025-11-10 10:00:00,000 root INFO reconnect policy: error 1100: Connectivity between IB and Trader Workstation has been lost -> wait 60 s",
  "2025-11-10 10:00:00,000 root INFO ignoring codes [2104, 2106, 2158]",
  '2025-11-10 10:00:00,000 root INFO Make sure that "Read-Only API" is unticked, else TWS answers 321 "The API interface is currently in Read-Only mode"',
  "  * 326 - Unable to connect as the client id is already in use: choose another --client-id",
  "  326  Unable to connect as the client id is already in use   use another client id",
  " * @throws Error 326 Unable to connect as the client id is already in use",
  ':param client_id: must be unique; TWS sends error 326 "Unable to connect as the client id is already in use" otherwise',
  "2025-11-10 10:00:00,000 root INFO Simulating error -1 326 Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 root INFO TWS error 326 is handled by retrying",
  "2025-11-10 10:00:00,000 root INFO Register handler for error code 326: client id in use",
  '2025-11-10 10:00:00,000 root INFO Docs say: "Paper trading disclaimer must first be accepted for API connection"',
  '2025-11-10 10:00:00,000 root INFO Avoid "Max rate of messages per second has been exceeded" by pacing',
  "2025-11-10 10:00:00,000 root INFO Did you see 'Unable to connect as the client id is already in use'? Then change the client id",
  "2025-11-10 10:00:00,000 root INFO unable to trade? Check that the API interface is not in read-only mode (Error 321: The API interface is currently in Read-Only mode)",
  "2025-11-10 10:00:00,000 root INFO To avoid error 326 (client id in use) set IB_CLIENT_ID",
  "2025-11-10 10:00:00,000 root INFO example: Error 326, reqId -1: Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 INFO bot.retry: registered handler for error code 326: Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 INFO bot: yesterday's error 326 (Unable to connect as the client id is already in use) has not come back",
  "2025-11-10 10:00:00,000 INFO known codes: 326: Unable to connect as the client id is already in use; 502: Couldn't connect to TWS.",
  "2025-11-10 10:00:00,000 INFO slack: posted 'Error 326: Unable to connect as the client id is already in use' to #alerts",
  '2025-11-10 10:00:00,000 INFO git log -1: "Handle ERROR -1 326 Unable to connect as the client id is already in use"',
  "2025-11-10 10:00:00,000 INFO bot: error handler test: on_error(-1, 326, 'Unable to connect as the client id is already in use') ok",
  '2025-11-10 10:00:00,000 INFO bot: reading runbook: "Error 502, reqId -1: Couldn\'t connect to TWS." -> start TWS',
  "2025-11-10 10:00:00,000 INFO news headline: Connectivity between IBKR and Trader Workstation has been lost for thousands of users",
  "2025-11-10 10:00:00,000 INFO no error 1100 Connectivity between IB and Trader Workstation has been lost. seen in last 24h",
  "2025-11-10 10:00:00,000 INFO Simulating: Error 326, reqId -1: Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 INFO fixed: ERROR -1 326 Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 ERROR test_retry failed: expected error 326: Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 INFO user asked about the error message: Unable to connect as the client id is already in use",
  "2025-11-10 10:00:00,000 INFO mock TWS answers error -1 326 Unable to connect as the client id is already in use",
  "  Q: I get\n     Error 326, reqId -1: Unable to connect as the client id is already in use\n  A: choose another clientId.",
];

/** The same messages as programs write them, their own loggers and prints included. */
const MESSAGES: readonly (readonly [code: number | undefined, line: string])[] = [
  [
    326,
    "2025-11-10 10:00:00,000 ERROR mybot: IB error 326: Unable to connect as the client id is already in use",
  ],
  [
    326,
    '2025-11-10 10:00:00,000 mybot ERROR TWS said "Unable to connect as the client id is already in use. Retry with a unique client id."',
  ],
  [
    326,
    '2025-11-10 10:00:00,000 INFO mybot: on_error reqId=-1 code=326 msg="Unable to connect as the client id is already in use."',
  ],
  [
    326,
    "2025-11-10 10:00:00,000 ERROR mybot: failed when connecting: Unable to connect as the client id is already in use",
  ],
  [326, "Error: -1 326 Unable to connect as the client id is already in use"],
  [326, "Unable to connect as the client id is already in use. Retry with a unique client id."],
  [
    326,
    "2025-11-10 10:00:00,000 ERROR mybot: Unable to connect as the client id is already in use - try another id",
  ],
  [326, 'I get "Unable to connect as the client id is already in use"'],
  [326, "❌ Error 326: Unable to connect as the client id is already in use"],
  [
    326,
    "2025-11-10 10:00:00,000 root INFO error -1 326 Unable to connect as the client id is already in use. Retry with a unique client id.",
  ],
  [
    321,
    "2025-11-10 10:00:00,000 root INFO Error validating request.-'bW' : cause - The API interface is currently in Read-Only mode.",
  ],
  [
    321,
    "ERROR 5 321 Error validating request.-'bW' : cause - The API interface is currently in Read-Only mode.",
  ],
  [undefined, "RuntimeError: Unable to connect as the client id is already in use"],
  [
    502,
    'Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients" is enabled and connection port is the same as "Socket Port" on the TWS "Edit->Global Configuration...->API->Settings" menu.',
  ],
  [
    502,
    'ERROR -1 502 Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients" is enabled and connection port is the same as "Socket Port" on the TWS "Edit->Global Configuration...->API->Settings" menu.',
  ],
  [
    1300,
    "TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - 7500",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 root CRITICAL giving up (Unable to connect as the client id is already in use), exiting",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 bot WARNING TWS: error -1 326 Unable to connect as the client id is already in use, retrying if allowed",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 bot ERROR could not connect: (326, 'Unable to connect as the client id is already in use. Retry with a unique client id.')",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 bot INFO [IB] -1 326 Unable to connect as the client id is already in use. Retry with a unique client id.",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 bot INFO tws> Error: reqId=-1, errorCode=326, errorString=Unable to connect as the client id is already in use. Retry with a unique client id.",
  ],
  [326, "2025-11-10 10:00:00,000 bot INFO IB error: Unable to connect as the client id is already in use"],
  [
    1100,
    "2025-11-10 10:00:00,000 bot INFO Received message: Connectivity between IB and Trader Workstation has been lost.",
  ],
  [
    1100,
    '2025-11-10 10:00:00,000 bot INFO IB -> "Connectivity between IB and Trader Workstation has been lost."',
  ],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot on error: -1 326 Unable to connect as the client id is already in use. Retry with a unique client id.",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot callback on_error(-1, 326, 'Unable to connect as the client id is already in use.')",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot handling IB error -1 326 Unable to connect as the client id is already in use",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot ⚠️ IBKR error (reqId -1, code 326): Unable to connect as the client id is already in use.",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot error 326 from IB for client 7: Unable to connect as the client id is already in use",
  ],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot received error message from TWS: Unable to connect as the client id is already in use",
  ],
  [
    321,
    "2025-11-10 10:00:00,000 INFO order 12 was rejected by broker: 321 Error validating request.-'bN' : cause - The API interface is currently in Read-Only mode.",
  ],
  [
    502,
    '2025-11-10 10:00:00,000 INFO Connection to IB failed with message: Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients" is enabled',
  ],
  [326, "Exception: IB error 326 when connecting: Unable to connect as the client id is already in use"],
  [
    326,
    "2025-11-10 10:00:00,000 INFO bot got 326 from TWS: Unable to connect as the client id is already in use",
  ],
];

/** Words that would be advice behind the number of an error, and are not here. */
const OTHERS: readonly string[] = [
  "detected dialog entitled: Accept incoming connection; event=Opened",
  "RuntimeError: Use another event loop",
  "==== Error: -1 326 Unable to connect as the client id is already in use",
  "#1 Error: -1 326 Unable to connect as the client id is already in use",
];

describe("a line that speaks of a message", () => {
  it.each(TALK)("is no event: %s", (line) => expect(read(line)).toEqual([]));
  it.each(MESSAGES)("is not one that holds it: %s, %s", (code, line) => {
    expect(read(line)).toMatchObject([code === undefined ? {} : { code }]);
  });
  it.each(OTHERS)("is not one that happens to have its words: %s", (line) =>
    expect(read(line)).toHaveLength(1),
  );
});
