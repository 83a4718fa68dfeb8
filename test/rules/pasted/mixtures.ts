import { nautilusLines, type Paste } from "./paste.ts";

const READY =
  "2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01,115 ib_async.client INFO Connected\n2026-01-08 09:12:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 09:12:01,350 ib_async.ib INFO Synchronization complete\n";
const REFUSED =
  "2026-01-09 09:12:02,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-09 09:12:02,116 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 7497)\")\n";

/** What stands beside each other: earlier and later, one program and another, wrapping that tools put round. */
export const mixedPastes: readonly Paste[] = [
  {
    name: "connectivity lost and back yesterday, refused today",
    log: `${READY}2026-01-08 23:45:12,001 ib_async.wrapper ERROR Error 1100, reqId -1: Connectivity between IBKR and Trader Workstation has been lost.\n2026-01-08 23:47:30,001 ib_async.wrapper ERROR Error 1102, reqId -1: Connectivity between IBKR and Trader Workstation has been restored - data maintained.\n${REFUSED}`,
    says: "tws-not-running",
  },
  {
    name: "the source of an error handler",
    log: 'def error(self, reqId, errorCode, errorString):\n    if errorCode == 502:\n        print("Couldn\'t connect to TWS")\n    elif errorCode == 326:\n        self.client_id += 1\n    elif errorCode in (1100, 2110):\n        raise ConnectionError("lost")\n',
    says: null,
    never: ["client-id-in-use", "tws-not-running"],
  },
  {
    name: "a farm flaps and nobody reacts",
    log: `${READY}2026-01-08 10:00:00,000 ib_async.wrapper INFO Warning 2103, reqId -1: Market data farm connection is broken:usfarm\n2026-01-08 10:00:09,000 ib_async.wrapper INFO Warning 2104, reqId -1: Market data farm connection is OK:usfarm\n`,
    says: "healthy",
    never: ["connectivity-lost", "session-dropped"],
  },
  {
    name: "an account that TWS does not know, in a request",
    log: `${READY}2026-01-08 09:13:00,000 ib_async.wrapper ERROR Error 321, reqId 4: Error validating request.-'bN' : cause - Invalid account code 'DU7777777'.\n`,
    says: "wrong-account",
  },
  {
    name: "market data without a subscription",
    log: `${READY}2026-01-08 09:13:00,000 ib_async.wrapper ERROR Error 354, reqId 4: Requested market data is not subscribed. Delayed market data is available.\n`,
    says: null,
    never: ["connectivity-lost", "competing-session"],
  },
  {
    name: "Nautilus stopped by hand",
    log: nautilusLines(
      [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
      [
        20,
        "INFO",
        "Connected to Interactive Brokers (v187) at 20260203 07:00:00 EST from 127.0.0.1:7497 with client id: 1",
      ],
      [
        30,
        "INFO",
        "Account `DU1234567` found in the connected TWS/Gateway",
        "ExecClient-INTERACTIVE_BROKERS",
      ],
      [60_000, "INFO", "Received SIGINT, shutting down", "TradingNode"],
      [60_010, "INFO", "Stopping InteractiveBrokersClient (1)..."],
      [60_020, "INFO", "Disconnected from Interactive Brokers API"],
    ),
    says: null,
    never: ["session-dropped", "cancelled-by-own-loop"],
  },
  {
    name: "Nautilus disposed while it connects",
    log: nautilusLines(
      [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
      [1, "INFO", "Canceling pending task '_start_async' (id=140012)", "TradingNode"],
      [1, "INFO", "Event loop still running; scheduling task cleanup", "TradingNode"],
      [2, "INFO", "Connection cancelled"],
      [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
      [3, "INFO", "DISPOSED", "TradingNode"],
    ),
    says: "cancelled-by-own-loop",
    fault: "program",
  },
  {
    name: "socat waits for a Gateway that does not answer",
    log: "2026/02/03 12:01:01 socat[213] E connect(5, AF=2 127.0.0.1:4002, 16): Connection timed out\n",
    says: "relay-without-backend",
    among: ["gateway-wedged"],
  },
  {
    name: "it worked, and then every client meets silence",
    log: `${READY}${[2, 3, 4]
      .map(
        (id) =>
          `2026-01-08 1${id}:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId ${id}...\n2026-01-08 1${id}:12:01,115 ib_async.client INFO Connected\n2026-01-08 1${id}:12:05,119 ib_async.client ERROR API connection failed: TimeoutError()\n`,
      )
      .join("")}`,
    says: null,
    among: ["gateway-wedged"],
  },
  {
    name: "PowerShell wraps what goes to standard error",
    log: Buffer.from(
      '\ufeffpython : Traceback (most recent call last):\r\nAt line:1 char:1\r\n+ python bot.py > log.txt 2>&1\r\n+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~\r\n    + CategoryInfo          : NotSpecified: (Traceback (most recent call last)::String) [], RemoteException\r\n    + FullyQualifiedErrorId : NativeCommandError\r\n \r\n  File "C:\\bot\\bot.py", line 3, in <module>\r\n    from nautilus_trader.adapters.interactive_brokers.common import IB\r\n  File "C:\\bot\\.venv\\Lib\\site-packages\\nautilus_trader\\adapters\\interactive_brokers\\common.py", line 9, in <module>\r\n    from ibapi.common import UNSET_DECIMAL\r\nModuleNotFoundError: No module named \'ibapi\'\r\n',
      "utf16le",
    ),
    says: "extra-not-installed",
  },
  {
    name: "pytest's E lines",
    log: "    def test_connect():\n>       ib.connect('127.0.0.1', 7497, clientId=1)\nE       ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 7497)\n",
    says: "tws-not-running",
  },
  {
    name: "loguru",
    log: "2026-01-08 09:12:01.100 | INFO     | ib_async.client:connectAsync:240 - Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01.114 | ERROR    | ib_async.client:connectAsync:255 - API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 7497)\")\n",
    says: "tws-not-running",
  },
  {
    name: "Airflow",
    log: "[2026-01-08, 09:12:01 UTC] {client.py:240} INFO - Connecting to 127.0.0.1:7497 with clientId 1...\n[2026-01-08, 09:12:01 UTC] {client.py:250} INFO - Logged on to server version 178\n[2026-01-08, 09:12:01 UTC] {wrapper.py:900} ERROR - Error 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.\n",
    says: "client-id-in-use",
  },
  {
    name: "Kubernetes' files on the node",
    log: nautilusLines(
      [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
      [2, "INFO", "Connection cancelled"],
      [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
    ).replaceAll(/^/gm, "2026-02-03T12:00:00.123456789Z stdout F "),
    says: "cancelled-by-own-loop",
  },
  {
    name: "a thread in brackets before the level",
    log: "2026-01-08 09:12:01,114 [MainThread] INFO ib_async.client: Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01,115 [MainThread] INFO ib_async.client: Connected\n2026-01-08 09:12:01,119 [MainThread] INFO ib_async.client: Disconnected.\n",
    says: null,
    among: ["untrusted-address", "relay-without-backend"],
  },
  {
    name: "a Chinese Windows refuses",
    log: "API connection failed: ConnectionRefusedError(10061, '由于目标计算机积极拒绝，无法连接。')\n",
    says: "tws-not-running",
  },
  {
    name: "Nautilus in two files: errors and the rest",
    log: {
      "out.log": nautilusLines(
        [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
        [2, "INFO", "Connection cancelled"],
      ),
      "err.log": nautilusLines([3, "ERROR", "Not connected (code: 504, req_id=-1)"]),
    },
    says: "cancelled-by-own-loop",
  },
  {
    name: "TWS's own log names another port than the one that refused",
    log: {
      "tws.log":
        "2026-01-09 08:00:00.000 [AB] INFO  [JTS-SocketListener-58] - API server listening on port 7496\n",
      "app.log": REFUSED,
    },
    says: "wrong-port",
  },
  {
    name: "the second factor is open while the program is refused",
    log: {
      "ibc.log":
        "2026-01-09 09:11:50:967 IBC: Login attempt: 1\n2026-01-09 09:11:58:967 IBC: Second Factor Authentication initiated\n",
      "app.log": REFUSED,
    },
    says: "login-pending",
  },
  {
    name: "the login is done and the program cancels itself",
    log: {
      "ibc.log": "2026-02-03 11:50:32:967 IBC: Login has completed\n",
      "nautilus.log": nautilusLines(
        [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
        [2, "INFO", "Connection cancelled"],
        [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
      ),
    },
    says: "cancelled-by-own-loop",
  },
  {
    name: "a rich traceback in boxes",
    log: "╭───────────── Traceback (most recent call last) ─────────────╮\n│ /app/main.py:12 in main                                      │\n│ ❱ 12 ib.connect('127.0.0.1', 7497, clientId=1)               │\n╰──────────────────────────────────────────────────────────────╯\nConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 7497)\n",
    says: "tws-not-running",
  },
  {
    name: "326, and the same id works half an hour later",
    log: `2026-01-08 08:40:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 08:40:01,141 ib_async.wrapper ERROR Error 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.\n2026-01-08 08:40:01,142 ib_async.client ERROR Peer closed connection. clientId 1 already in use?\n${READY}`,
    says: "healthy",
    among: ["client-id-in-use"],
  },
  {
    name: "a healthy program with remarks that look like errors",
    log: `${READY}\n2026-01-08 09:13:01,022 ib_async.wrapper INFO Warning 2104, reqId -1: Market data farm connection is OK:usfarm\n2026-01-08 09:13:05,132 ib_async.wrapper WARNING Warning 10167, reqId 5: Requested market data is not subscribed. Displaying delayed market data.\n2026-01-08 09:13:06,132 ib_async.wrapper ERROR Error 202, reqId 11: Order Canceled - reason:\n2026-01-08 09:13:09,132 ib_async.wrapper WARNING Warning 399, reqId 12: Order Message: BUY 1 AAPL NASDAQ.NMS Warning: your order will not be placed at the exchange until 09:30:00 US/Eastern.\n2026-01-08 09:13:10,132 ib_async.wrapper WARNING Warning 2109, reqId 13: Order Event Warning: Attribute 'Outside Regular Trading Hours' is ignored.\n`,
    says: "healthy",
  },
  {
    name: "1100, TWS gone, and a session a minute later: nothing is lost any more",
    log: `2026-01-08 08:44:50,000 ib_async.wrapper ERROR Error 1100, reqId -1: Connectivity between IBKR and Trader Workstation has been lost.\n2026-01-08 08:45:02,100 ib_async.client ERROR Peer closed connection.\n2026-01-08 08:45:10,000 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 08:45:10,002 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, "Connect call failed ('127.0.0.1', 7497)")\n${READY}`,
    says: "connectivity-lost",
    among: ["nightly-restart"],
  },
  {
    name: "a host name of a container, met outside of it",
    log: "2026-01-08 08:45:10,000 ib_insync.client INFO Connecting to ib-gateway:4004 with clientId 1...\nsocket.gaierror: [Errno 11001] getaddrinfo failed\n",
    says: "name-not-resolved",
  },
  {
    name: "a time-out that Windows words in Russian",
    log: "2026-01-08 08:45:10,000 ib_insync.client INFO Connecting to 192.168.0.9:7497 with clientId 1...\n2026-01-08 08:45:31,000 ib_insync.client ERROR API connection failed: OSError(10060, 'Попытка установить соединение была безуспешной')\n",
    says: "firewall",
    among: ["tws-not-running"],
  },
  {
    name: "Nautilus: the watchdog after hours, in a log that never says ready",
    log: "2026-01-08T10:00:00.020000000Z [INFO] A-001.InteractiveBrokersClient-001: Connected to Interactive Brokers (v187) at 20260108 10:00:00 EST from 127.0.0.1:7497 with client id: 1\n2026-01-08T23:45:00.020000000Z [ERROR] A-001.InteractiveBrokersClient-001: Connection watchdog detects connection lost\n2026-01-08T23:45:00.020000000Z [INFO] A-001.InteractiveBrokersClient-001: Degrading InteractiveBrokersClient (1)...\n",
    says: "session-dropped",
    among: ["nightly-restart"],
    never: ["client-id-in-use"],
  },
  {
    name: "a failure of unknown kind: the log does not show that anybody accepted",
    log: "2026-01-08 08:45:10,000 ib_insync.client INFO Connecting to 192.168.0.9:7497 with clientId 1...\n2026-01-08 08:45:31,000 ib_insync.client ERROR API connection failed: OSError(10055, '系统缓冲区空间不足')\n",
    says: null,
    among: ["tws-not-running"],
  },
];
