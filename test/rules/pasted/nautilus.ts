import { nautilusLines, type Paste } from "./paste.ts";

const C502 =
  'Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients"  is enabled and connection port is the same as "Socket Port" on the  TWS "Edit->Global Configuration...->API->Settings" menu. Live Trading ports:  TWS: 7496; IB Gateway: 4001. Simulated Trading ports for new installations  of version 954.1 or newer:  TWS: 7497; IB Gateway: 4002 (code: 502, req_id=-1)';
const C504 = "Not connected (code: 504, req_id=-1)";
const C326 =
  "Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)";
const TIMEOUT = "Client failed to initialize; connection timeout";

const dial = (at: number, host = "127.0.0.1:7497", id = 1) =>
  [at, "INFO", `Connecting to ${host} with client id: ${id}`] as const;
const hello = (at: number, version = 187) =>
  [
    at,
    "INFO",
    `Connected to Interactive Brokers (v${version}) at 20260203 07:00:00 EST from 127.0.0.1:7497 with client id: 1`,
  ] as const;
const retries = (from: number, spacing: number) =>
  [4, 3, 2, 1, 0].map(
    (left, index) =>
      [
        from + index * spacing,
        "WARN",
        `Failed to receive server version information, retries remaining: ${left}`,
      ] as const,
  );

/** NautilusTrader, Python and Rust adapters of all bands. */
export const nautilusPastes: readonly Paste[] = [
  {
    name: "1.220: refused at once, three attempts",
    log: nautilusLines(
      dial(0),
      [3, "ERROR", "Connection failed"],
      [3, "ERROR", C502],
      [4, "ERROR", C504],
      [15006, "ERROR", TIMEOUT],
      [15006, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
      dial(20008),
      [20011, "ERROR", "Connection failed"],
      [20011, "ERROR", C502],
      [20012, "ERROR", C504],
    ),
    says: "tws-not-running",
    never: ["cancelled-by-own-loop"],
  },
  {
    name: "1.221 coloured: silence on loopback",
    log: nautilusLines(
      dial(0),
      ...retries(1000, 2000),
      [11000, "ERROR", "Connection failed"],
      [11000, "ERROR", C502],
      [11000, "ERROR", C504],
    ).replaceAll(/^(\S+) \[(\w+)\] (.*)$/gm, "\u001b[1m$1\u001b[0m \u001b[94m[$2] $3\u001b[0m"),
    says: null,
    among: ["untrusted-address", "gateway-wedged"],
    never: ["tws-not-running", "wrong-port"],
  },
  {
    name: "1.221: silence from another machine",
    log: nautilusLines(
      dial(0, "192.168.1.44:7497"),
      ...retries(1000, 2000),
      [11000, "ERROR", "Connection failed"],
      [11000, "ERROR", C502],
    ),
    says: "untrusted-address",
  },
  {
    name: "1.219 as JSON: closed before the hello",
    log: nautilusLines(dial(0), ...retries(900, 1000), [5900, "ERROR", "Connection failed"])
      .trim()
      .split("\n")
      .map((line) => {
        const [, timestamp, level, message] =
          /^(\S+) \[(\w+)\] TESTER-001\.InteractiveBrokersClient-001: (.*)$/.exec(line) ?? [];
        return JSON.stringify({
          timestamp,
          trader_id: "TESTER-001",
          level,
          color: "NORMAL",
          component: "InteractiveBrokersClient-001",
          message,
        });
      })
      .join("\n"),
    says: null,
    among: ["untrusted-address", "relay-without-backend"],
    never: ["gateway-wedged"],
  },
  {
    name: "1.212: cancelled, with the final dots of old releases",
    log: nautilusLines(
      [0, "INFO", "RUNNING"],
      [0, "INFO", "Starting InteractiveBrokersClient (1)..."],
      dial(1),
      [3, "INFO", "Connection cancelled."],
      [3, "INFO", "Disconnected from Interactive Brokers API."],
      [3, "ERROR", "Not connected (code: 504, req_id=-1)."],
    ),
    says: "cancelled-by-own-loop",
    fault: "program",
  },
  {
    name: "1.224: cancelled, then the comparison with None",
    log: nautilusLines(
      dial(0),
      [2, "INFO", "Connection cancelled"],
      [
        4,
        "ERROR",
        "Unhandled exception in client startup\nTypeError('<=' not supported between instances of 'int' and 'NoneType')\nTraceback (most recent call last):\n  File \"/srv/bot/.venv/lib/python3.12/site-packages/nautilus_trader/adapters/interactive_brokers/client/client.py\", line 219, in _start_async\n    self._eclient.startApi()",
      ],
    ),
    says: "cancelled-by-own-loop",
    fault: "program",
    never: ["request-before-handshake"],
  },
  {
    name: "1.230: cancelled by the program's own time limit, at every attempt, after the retries had begun",
    log: nautilusLines(
      dial(0),
      [1000, "WARN", "Failed to receive server version information, retries remaining: 4"],
      [3000, "WARN", "Failed to receive server version information, retries remaining: 3"],
      [3500, "INFO", "Connection cancelled"],
    ),
    says: null,
  },
  {
    name: "1.220: Ctrl+C while connecting",
    log: `${nautilusLines(dial(0), [1000, "WARN", "Failed to receive server version information, retries remaining: 4"])}^C${nautilusLines([1600, "INFO", "Connection cancelled"])}Traceback (most recent call last):\n  File "/home/u/bot.py", line 30, in <module>\n    asyncio.run(main())\n  File "/usr/lib/python3.12/asyncio/runners.py", line 194, in run\n    return runner.run(main)\nKeyboardInterrupt\n`,
    says: null,
    never: ["cancelled-by-own-loop"],
  },
  {
    name: "1.230: 326 then another id works",
    log: nautilusLines(
      dial(0),
      hello(20, 223),
      [25, "ERROR", C326],
      [25, "WARN", "Enabling `fetch_all_open_orders` for client ID fallback after IB error 326"],
      [15030, "ERROR", TIMEOUT],
      [15030, "INFO", "Attempt 2: attempting to reconnect in 6 seconds..."],
      dial(21030, "127.0.0.1:7497", 4711),
      hello(21050, 223),
      [21060, "DEBUG", "`_is_client_ready` set by `_start_async`"],
    ),
    says: "client-id-in-use",
  },
  {
    name: "1.228: the library's own storm of 326 after a startup timeout",
    log: `${nautilusLines(
      [0, "INFO", "nautilus_trader: 1.228.0", "TradingNode"],
      [0, "INFO", "python: 3.12.9", "TradingNode"],
      dial(100),
      hello(120),
      [15130, "ERROR", TIMEOUT],
      [15131, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
      dial(20135),
      hello(20150),
      [20155, "ERROR", C326],
      [35160, "ERROR", TIMEOUT],
      [35161, "INFO", "Attempt 3: attempting to reconnect in 5 seconds..."],
      dial(40165),
      hello(40180),
      [40185, "ERROR", C326],
    )}`,
    says: "client-id-storm",
    fault: "client-library",
  },
  {
    name: "1.226: hello, then nothing for 15 seconds, again and again",
    log: nautilusLines(
      dial(0),
      hello(30),
      [15040, "ERROR", TIMEOUT],
      [15040, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
      dial(20041),
      hello(20062),
      [35070, "ERROR", TIMEOUT],
    ),
    says: "session-incomplete",
    among: ["client-id-in-use", "paper-disclaimer", "untrusted-address"],
    never: ["tws-not-running", "cancelled-by-own-loop"],
  },
  {
    name: "1.220: the account is of another login",
    log: `${nautilusLines(dial(0), hello(20))}ValueError: Account \`DU7654321\` not found in the connected TWS/Gateway: available accounts are {'DU1234567'}\n`,
    says: "wrong-account",
  },
  {
    name: "1.225: a data farm flap at night is taken for a lost connection",
    log: nautilusLines(
      dial(0),
      hello(20),
      [30, "DEBUG", "`_is_client_ready` set by `_start_async`"],
      [40, "WARN", "Market data farm connection is OK:usfarm (code: 2104, req_id=-1)"],
      [3600_000, "WARN", "Market data farm connection is broken:usfarm (code: 2103, req_id=-1)"],
      [3600_010, "ERROR", "Connection watchdog detects connection lost"],
      [3600_011, "INFO", "Degrading InteractiveBrokersClient (1)..."],
    ),
    says: "farm-status-misread",
  },
  {
    name: "healthy: notices only",
    log: nautilusLines(
      dial(0),
      hello(20),
      [30, "INFO", "Market data farm connection is OK:usfarm.nj (code: 2104, req_id=-1)"],
      [30, "INFO", "HMDS data farm connection is OK:ushmds (code: 2106, req_id=-1)"],
      [30, "INFO", "Sec-def data farm connection is OK:secdefil (code: 2158, req_id=-1)"],
    ),
    says: null,
    never: ["connectivity-lost"],
  },
  {
    name: "2.0: refused, with the cause",
    log: "2026-05-04T08:11:12.000100200Z [ERROR] TESTER-001.nautilus_data::engine: Failed to connect data client: Failed to connect to IB Gateway/TWS: Connection refused (os error 111)\n",
    says: "tws-not-running",
  },
  {
    name: "2.0 on Windows: refused",
    log: "RuntimeError: Failed to connect to IB Gateway/TWS: No connection could be made because the target machine actively refused it. (os error 10061)\r\n",
    says: "tws-not-running",
  },
  {
    name: "2.0: an old Gateway",
    log: "RuntimeError: Failed to connect to IB Gateway/TWS: server version 213 required, got 187: protobuf transport — rust-ibapi 3.x requires TWS or IB Gateway with server version 213 or later; please upgrade\n",
    says: "server-too-old",
  },
  {
    name: "2.0: no time zone it knows",
    log: '2026-05-04T08:11:12.000100200Z [ERROR] TESTER-001.ibapi::connection::async: unrecognized IB Gateway timezone "中国标准时间"\n',
    says: "localized-tws",
  },
  {
    name: "2.0: 326 in brackets",
    log: "2026-05-04T08:11:12.000100200Z [ERROR] TESTER-001.ibapi::connection::common: Error during account info: [326] Unable to connect as the client id is already in use. Retry with a unique client id.\n",
    says: "client-id-in-use",
  },
  {
    name: "2.0: time limit of 30 s",
    log: "2026-05-04T08:11:42.000100200Z [ERROR] TESTER-001.nautilus_data::engine: Failed to connect data client: Timed out connecting to IB Gateway/TWS after 30s\n",
    says: null,
    never: ["firewall"],
  },
  {
    name: "1.218: node.start() does not exist, printed late",
    log: `${nautilusLines(dial(0), [2, "INFO", "Connection cancelled"], [2, "ERROR", C504])}Traceback (most recent call last):\n  File "C:\\Users\\me\\bot\\main.py", line 44, in <module>\n    asyncio.run(main())\n  File "C:\\Users\\me\\bot\\main.py", line 38, in main\n    await node.start()\nAttributeError: 'TradingNode' object has no attribute 'start'\n`,
    says: "cancelled-by-own-loop",
    fault: "program",
  },
  {
    name: "1.222 on 3.14: ibapi is not there",
    log: 'Traceback (most recent call last):\n  File "/app/live.py", line 3, in <module>\n    from nautilus_trader.adapters.interactive_brokers.config import InteractiveBrokersDataClientConfig\n  File "/app/.venv/lib/python3.14/site-packages/nautilus_trader/adapters/interactive_brokers/config.py", line 12, in <module>\n    from ibapi.common import MarketDataTypeEnum\nModuleNotFoundError: No module named \'ibapi\'\n',
    says: "extra-not-installed",
  },
  {
    name: "1.220 with a newer ibapi",
    log: nautilusLines(
      dial(0),
      [
        1,
        "ERROR",
        "Connection failed\nTypeError(make_msg() missing 2 required positional arguments: 'useRawIntMsgId' and 'text')\nTraceback (most recent call last):\n  File \"/x/nautilus_trader/adapters/interactive_brokers/client/connection.py\", line 62, in _connect",
      ],
      [1, "ERROR", C502],
    ),
    says: "ibapi-mismatch",
  },
  {
    name: "no port configured",
    log: 'Traceback (most recent call last):\n  File "/app/live.py", line 40, in <module>\n    node.build()\n  File "/v/nautilus_trader/adapters/interactive_brokers/factories.py", line 90, in get_cached_ib_client\n    PyCondition.not_none(port, "Please provide the `port` for the IB TWS or Gateway.")\nTypeError: Please provide the `port` for the IB TWS or Gateway.\n',
    says: "config-missing",
  },
  {
    name: "1.220: Gateway called ready before login, then closed",
    log: nautilusLines(
      [0, "INFO", "Gateway `nautilus-ib-gateway-paper` ready", "DockerizedIBGateway"],
      dial(5, "127.0.0.1:4002"),
      ...retries(10, 1000),
      [5000, "ERROR", "Connection failed"],
    ),
    says: null,
    among: ["ready-too-early", "relay-without-backend"],
  },
  {
    name: "1.220, as the header says: Gateway called ready before login, then closed",
    log: nautilusLines(
      [0, "INFO", "nautilus_trader: 1.220.0", "TradingNode"],
      [1, "INFO", "Gateway `nautilus-ib-gateway-paper` ready", "DockerizedIBGateway"],
      dial(5, "127.0.0.1:4002"),
      ...retries(10, 1000),
      [5000, "ERROR", "Connection failed"],
    ),
    says: "ready-too-early",
  },
  {
    name: "Windows: the socket was never connected",
    log: nautilusLines(
      dial(0),
      [
        2040,
        "ERROR",
        'Connection failed\nOSError([WinError 10057] A request to send or receive data was disallowed because the socket is not connected and (when sending on a datagram socket using a sendto call) no address was supplied)\nTraceback (most recent call last):\n  File "C:\\x\\nautilus_trader\\adapters\\interactive_brokers\\client\\connection.py", line 60, in _connect',
      ],
      [2040, "ERROR", C502],
      [2041, "ERROR", C504],
    ),
    says: "tws-not-running",
    never: ["firewall"],
  },
];
