import type { Paste } from "./paste.ts";

/** ib_async and its ancestor ib_insync. */
export const ibAsyncPastes: readonly Paste[] = [
  {
    name: "ib_async: refused, with the trace",
    log: "2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:4001 with clientId 3...\n2026-01-08 09:12:01,116 ib_async.client INFO Disconnecting\n2026-01-08 09:12:01,117 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 4001)\")\n2026-01-08 09:12:01,117 ib_async.client ERROR Make sure API port on TWS/IBG is open\nTraceback (most recent call last):\n  File \"/home/a/run.py\", line 5, in <module>\n    ib.connect('127.0.0.1', 4001, clientId=3)\nConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 4001)\n",
    says: "tws-not-running",
  },
  {
    name: "ib_insync on Windows, German: refused",
    log: "API connection failed: ConnectionRefusedError(22, 'Der Remotecomputer hat die Netzwerkverbindung abgelehnt', None, 1225, None)\r\nMake sure API port on TWS/IBG is open\r\n",
    says: "tws-not-running",
  },
  {
    name: "ib_async: connected, 4 s of silence on loopback",
    log: "2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01,115 ib_async.client INFO Connected\n2026-01-08 09:12:05,119 ib_async.client INFO Disconnecting\n2026-01-08 09:12:05,119 ib_async.client ERROR API connection failed: TimeoutError()\n",
    says: null,
    among: ["untrusted-address", "gateway-wedged"],
    never: ["firewall"],
  },
  {
    name: "ib_async: connected and 4 ms later disconnected, behind docker",
    log: "2021-08-25 13:01:11,596 ib_insync.client INFO Connecting to 127.0.0.1:4002 with clientId 10...\n2021-08-25 13:01:11,596 ib_insync.client INFO Connected\n2021-08-25 13:01:11,600 ib_insync.client INFO Disconnected.\n2021-08-25 13:01:15,600 ib_insync.client ERROR API connection failed: TimeoutError()\n",
    says: null,
    among: ["untrusted-address", "relay-without-backend"],
    never: ["gateway-wedged"],
  },
  {
    name: "ib_async #143: the ambiguous close 502 ms after the logon",
    log: "2025-04-25 15:23:54,101 ib_async.client INFO Connecting to 127.0.0.1:4001 with clientId 123...\n2025-04-25 15:23:54,102 ib_async.client INFO Connected\n2025-04-25 15:23:54,110 ib_async.client INFO Logged on to server version 178\n2025-04-25 15:23:54,612 ib_async.client ERROR Peer closed connection. clientId 123 already in use?\n2025-04-25 15:23:58,112 ib_async.client ERROR API connection failed: TimeoutError()\n",
    says: null,
    among: ["client-id-in-use", "paper-disclaimer", "untrusted-address"],
  },
  {
    name: "ib_async: 326 stands before the same guess",
    log: "Logged on to server version 178\nError 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.\nPeer closed connection. clientId 7 already in use?\nAPI connection failed: TimeoutError()\n",
    says: "client-id-in-use",
  },
  {
    name: "ib_async: paper disclaimer stands before the same guess",
    log: "Logged on to server version 178\nError 10141, reqId -1: Paper trading disclaimer must first be accepted for API connection.\nPeer closed connection. clientId 7 already in use?\n",
    says: "paper-disclaimer",
    never: ["client-id-in-use"],
  },
  {
    name: "ib_insync: logged on, then nothing",
    log: "ib_insync.client INFO Connecting to 127.0.0.1:7496 with clientId 1...\nib_insync.client INFO Connected\nib_insync.client INFO Logged on to server version 176\nib_insync.client INFO Disconnecting\nib_insync.client ERROR API connection failed: TimeoutError()\n",
    says: "session-incomplete",
    among: ["untrusted-address"],
  },
  {
    name: "ib_async: only completed orders hang",
    log: "2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01,115 ib_async.client INFO Connected\n2026-01-08 09:12:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 09:12:05,160 ib_async.ib ERROR completed orders request timed out\n2026-01-08 09:12:05,161 ib_async.ib INFO Synchronization complete\n",
    says: "startup-sync-timeout",
  },
  {
    name: "ib_async: no answer to the dial",
    log: "2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 10.4.4.9:7497 with clientId 1...\n2026-01-08 09:12:05,119 ib_async.client ERROR API connection failed: TimeoutError()\n",
    says: "firewall",
  },
  {
    name: "ib_insync: TWS too old",
    log: "Connected\nDisconnecting\nAPI connection failed: TWS/gateway version must be >= 972\n",
    says: "server-too-old",
  },
  {
    name: "ib_insync in a thread of Streamlit",
    log: 'File "/opt/venv/lib/python3.11/site-packages/streamlit/runtime/scriptrunner/script_runner.py", line 534, in _run_script\n    exec(code, module.__dict__)\nFile "/mount/src/app.py", line 2, in <module>\n    from ib_insync import *\nRuntimeError: There is no current event loop in thread \'ScriptRunner.scriptThread\'.\n',
    says: "event-loop-misuse",
  },
  {
    name: "ib_async in Jupyter",
    log: "---------------------------------------------------------------------------\nRuntimeError                              Traceback (most recent call last)\nCell In[3], line 4\n      2 from ib_async import IB\n      3 ib = IB()\n----> 4 ib.connect('127.0.0.1', 7497, clientId=1)\n\nFile ~/miniconda3/lib/python3.11/site-packages/ib_async/ib.py:411, in IB.connect(self, host, port)\n\nRuntimeError: This event loop is already running\n",
    says: "event-loop-misuse",
  },
  {
    name: "ib_insync on Python 3.14",
    log: 'Traceback (most recent call last):\n  File "/x/main.py", line 1, in <module>\n    from ib_insync import *\n  File "/x/.venv/lib/python3.14/site-packages/eventkit/util.py", line 22, in <module>\n    main_event_loop = get_event_loop()\n  File "/usr/lib/python3.14/asyncio/events.py", line 715, in get_event_loop\n    raise RuntimeError(\'There is no current event loop in thread %r.\'\nRuntimeError: There is no current event loop in thread \'MainThread\'.\n',
    says: "python-unsupported",
  },
  {
    name: "ib_async: success, a night, Ctrl+C",
    log: '2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01,115 ib_async.client INFO Connected\n2026-01-08 09:12:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 09:12:01,350 ib_async.ib INFO Synchronization complete\n2026-01-08 09:15:00,000 ib_async.wrapper INFO Warning 2104, reqId -1: Market data farm connection is OK:usfarm\n^CTraceback (most recent call last):\n  File "/x/main.py", line 9, in <module>\n    ib.run()\nKeyboardInterrupt\n2026-01-08 10:00:00,000 ib_async.client INFO Disconnecting\n2026-01-08 10:00:00,001 ib_async.client INFO Disconnected.\n',
    says: "healthy",
    never: ["session-dropped", "cancelled-by-own-loop", "connectivity-lost"],
  },
  {
    name: "ib_async: session cut by TWS",
    log: "2026-01-08 09:12:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 09:12:01,350 ib_async.ib INFO Synchronization complete\n2026-01-08 11:43:17,020 ib_async.client ERROR Peer closed connection.\n",
    says: "session-dropped",
  },
  {
    name: "ib_async: read only",
    log: "2026-01-08 09:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 09:12:01,350 ib_async.ib INFO Synchronization complete\n2026-01-08 09:13:00,000 ib_async.wrapper ERROR Error 321, reqId 7: Error validating request.-'cj' : cause - The API interface is currently in Read-Only mode.\n",
    says: "read-only-api",
  },
  {
    name: "ib_insync: competing session",
    log: "Error 10197, reqId 12: No market data during competing live session, contract: Stock(conId=265598, symbol='AAPL')\n",
    says: "competing-session",
  },
  {
    name: "ib_async: 1100 and back with 1102",
    log: "2026-01-08 23:45:12,001 ib_async.wrapper ERROR Error 1100, reqId -1: Connectivity between IBKR and Trader Workstation has been lost.\n2026-01-08 23:47:30,001 ib_async.wrapper ERROR Error 1102, reqId -1: Connectivity between IBKR and Trader Workstation has been restored - data maintained. All data farms are connected: usfarm; ushmds; secdefnj.\n",
    says: "connectivity-lost",
    never: ["session-dropped"],
  },
  {
    name: "two programs in one paste, one refused and one ready",
    log: "2026-01-08 09:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:12:01,115 ib_async.client INFO Connected\n2026-01-08 09:12:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 09:12:01,350 ib_async.ib INFO Synchronization complete\n2026-01-08 09:12:02,114 ib_async.client INFO Connecting to 127.0.0.1:7496 with clientId 2...\n2026-01-08 09:12:02,116 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 7496)\")\n2026-01-08 09:12:02,117 ib_async.client ERROR Make sure API port on TWS/IBG is open\n",
    says: "tws-not-running",
    among: ["wrong-port"],
  },
  {
    name: "a storm: cut and back four times",
    log: [0, 1, 2, 3]
      .map(
        (hour) =>
          `2026-01-08 1${hour}:12:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 1${hour}:12:01,115 ib_async.client INFO Connected\n2026-01-08 1${hour}:12:01,140 ib_async.client INFO Logged on to server version 178\n2026-01-08 1${hour}:12:01,150 ib_async.client INFO API connection ready\n2026-01-08 1${hour}:12:01,350 ib_async.ib INFO Synchronization complete\n${hour < 3 ? `2026-01-08 1${hour}:43:17,020 ib_async.client ERROR Peer closed connection.\n` : ""}`,
      )
      .join(""),
    says: "session-dropped",
    among: ["nightly-restart"],
  },
  {
    name: "the user's own disconnect is no cut",
    log: "2026-01-08 09:12:01,350 ib_async.ib INFO Synchronization complete\n2026-01-08 09:20:00,000 ib_async.ib INFO Disconnecting from 127.0.0.1:7497, 160 B sent in 9 messages, 22 kB received in 410 messages, session time 8.1 s.\n2026-01-08 09:20:00,001 ib_async.client INFO Disconnecting\n2026-01-08 09:20:00,002 ib_async.client INFO Disconnected.\n",
    says: "healthy",
    never: ["session-dropped"],
  },
  {
    name: "reset after the logon, on Windows in German",
    log: "Logged on to server version 176\r\n[WinError 10054] Eine vorhandene Verbindung wurde vom Remotehost geschlossen\r\nAPI connection failed: TimeoutError()\r\n",
    says: null,
    among: ["client-id-in-use"],
  },
  {
    name: "timeouts of two requests under load",
    log: "ib_insync.ib ERROR positions request timed out\nib_insync.ib ERROR open orders request timed out\nib_insync.ib INFO Synchronization complete\n",
    says: "startup-sync-timeout",
  },
  {
    name: "asyncio.run inside a running loop",
    log: 'Traceback (most recent call last):\n  File "/x/main.py", line 12, in main\n    ib.connect("127.0.0.1", 7497, clientId=1)\n  File "/x/.venv/lib/python3.12/site-packages/ib_async/ib.py", line 387, in connect\n    return self._run(self.connectAsync(host, port, clientId))\nRuntimeError: This event loop is already running\n',
    says: "event-loop-misuse",
    fault: "program",
  },
];
