import type { Paste } from "./paste.ts";

const C502 =
  'Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients" \nis enabled and connection port is the same as "Socket Port" on the \nTWS "Edit->Global Configuration...->API->Settings" menu. Live Trading ports: \nTWS: 7496; IB Gateway: 4001. Simulated Trading ports for new installations \nof version 954.1 or newer:  TWS: 7497; IB Gateway: 4002';

/** IB's own clients, @stoqey/ib, and what people write around them. */
export const otherPastes: readonly Paste[] = [
  {
    name: "ibapi: the usual print of error(), refused",
    log: `ERROR -1 502 ${C502}\n`,
    says: "tws-not-running",
    among: ["wrong-port", "api-disabled"],
  },
  {
    name: "ibapi 10.37: error with a time",
    log: `ERROR -1 1738062000123 502 Couldn't connect to TWS. Confirm that "Enable ActiveX and Socket Clients" is enabled\n`,
    says: "tws-not-running",
  },
  {
    name: "ibapi: notices only",
    log: "ERROR -1 2104 Market data farm connection is OK:usfarm.nj\nERROR -1 2106 HMDS data farm connection is OK:ushmds\nERROR -1 2158 Sec-def data farm connection is OK:secdefnj\n",
    says: "farm-status-misread",
    fault: "none",
  },
  {
    name: "ibapi: 326 in a hand-written callback",
    log: "Error:  -1   326   Unable to connect as the client id is already in use. Retry with a unique client id.\n",
    says: "client-id-in-use",
  },
  {
    name: "ibapi: 504 alone",
    log: "ERROR -1 504 Not connected\nERROR 1 504 Not connected\nERROR 2 504 Not connected\n",
    says: null,
  },
  {
    name: "ibapi logging: hello, startApi, then closed without a word",
    log: "2026-03-02 10:00:00,001 INFO ibapi.client Connecting to 127.0.0.1:4002 w/ id:5\n2026-03-02 10:00:00,003 DEBUG ibapi.client ANSWER Version:176 time:b'20260302 10:00:00 EST'\n2026-03-02 10:00:00,004 INFO ibapi.client sent startApi\n2026-03-02 10:00:00,509 DEBUG ibapi.connection socket either closed or broken, disconnecting\n",
    says: null,
    among: ["client-id-in-use", "paper-disclaimer"],
  },
  {
    name: "ibapi logging: Disconnected; resetting connection",
    log: "2026-03-02 10:00:00,001 DEBUG ibapi.client Connecting to 127.0.0.1:4002 w/ id:5\n2026-03-02 10:00:00,004 WARNING ibapi.client Disconnected; resetting connection\n",
    says: null,
    among: ["relay-without-backend", "untrusted-address"],
  },
  {
    name: "Java: refused",
    log: 'Error. Id: -1, Code: 502, Msg: Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients" is enabled and connection port is the same as "Socket Port"\n',
    says: "tws-not-running",
  },
  {
    name: "Java: 507 bad message length",
    log: "-1 | 507 | Bad Message Length null\n",
    says: null,
    among: ["client-id-in-use"],
  },
  {
    name: "C#: ECONNREFUSED of .NET",
    log: "System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it. [::ffff:127.0.0.1]:7497\n   at System.Net.Sockets.Socket.DoConnect(EndPoint endPointSnapshot, SocketAddress socketAddress)\n",
    says: "tws-not-running",
  },
  {
    name: "@stoqey/ib: refused",
    log: "Error: connect ECONNREFUSED 127.0.0.1:7497 - code: 502 - reqId: -1\n",
    says: "tws-not-running",
  },
  {
    name: "@stoqey/ib: ::1 refused, IPv4 not tried",
    log: "Error: connect ECONNREFUSED ::1:4002\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1494:16) {\n  errno: -111,\n  code: 'ECONNREFUSED',\n  syscall: 'connect',\n  address: '::1',\n  port: 4002\n}\n",
    says: "localhost-ipv6",
    among: ["tws-not-running"],
  },
  {
    name: "@stoqey/ib: name not found",
    log: "getaddrinfo ENOTFOUND ib-gateway - code: 502 - reqId: -1\n",
    says: "name-not-resolved",
  },
  {
    name: "IBApiNext: 326 in its logger, again and again",
    log: "[2026-03-01T10:00:00.000Z] [ERROR] [IBApiNext] Unable to connect as the client id is already in use. Retry with a unique client id. - code: 326 - reqId: -1\n[2026-03-01T10:00:10.000Z] [ERROR] [IBApiNext] Unable to connect as the client id is already in use. Retry with a unique client id. - code: 326 - reqId: -1\n",
    says: "client-id-in-use",
  },
  {
    name: "@stoqey/ib: unsupported version",
    log: "Unsupported Version 999 - code: 506 - reqId: -1\n",
    says: "server-too-new",
  },
  {
    name: "port was changed in TWS",
    log: "ERROR -1 1300 TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - 7500\n",
    says: "api-port-changed",
  },
  {
    name: "rate limit",
    log: "ERROR -1 100 Max rate of messages per second has been exceeded:max=50 rec=50 (1)\n",
    says: "rate-limit",
  },
  {
    name: "malformed request",
    log: 'ERROR 5 320 Error reading request: Unable to parse data. java.lang.NumberFormatException: For input string: "553616312  "\n',
    says: "malformed-request",
  },
  {
    name: "order errors only: nothing about the connection",
    log: "ERROR 12 201 Order rejected - reason:The exchange is closed.\nERROR 13 200 No security definition has been found for the request\n",
    says: null,
    never: ["tws-not-running", "client-id-in-use"],
  },
  {
    name: "an unrelated program",
    log: "2026-03-01 10:00:00 INFO app started\n2026-03-01 10:00:01 ERROR redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.\n",
    says: null,
    never: ["tws-not-running"],
  },
  {
    name: "a database refuses, TWS serves",
    log: '2026-03-01 10:00:00,000 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-03-01 10:00:00,001 ib_async.client INFO Connected\n2026-03-01 10:00:00,020 ib_async.client INFO Logged on to server version 178\n2026-03-01 10:00:00,030 ib_async.client INFO API connection ready\n2026-03-01 10:00:00,300 ib_async.ib INFO Synchronization complete\nTraceback (most recent call last):\n  File "/app/store.py", line 10, in save\n    conn = psycopg2.connect(DSN)\npsycopg2.OperationalError: connection to server at "127.0.0.1", port 5432 failed: Connection refused\n',
    says: null,
    never: ["tws-not-running"],
  },
  {
    name: "the wrong ibapi",
    log: "Traceback (most recent call last):\n  File \"/a.py\", line 2, in <module>\n    from nautilus_trader.adapters.interactive_brokers.common import IB\n  File \"/v/lib/python3.12/site-packages/nautilus_trader/adapters/interactive_brokers/common.py\", line 9, in <module>\n    from ibapi.common import UNSET_DECIMAL\nImportError: cannot import name 'UNSET_DECIMAL' from 'ibapi.common' (/v/lib/python3.12/site-packages/ibapi/common.py)\n",
    says: "ibapi-shadowed",
  },
  {
    name: "Chinese TWS: hello cannot be decoded",
    log: 'Traceback (most recent call last):\n  File "/v/lib/python3.11/site-packages/ibapi/client.py", line 230, in connect\n    fields = self.decoder.interpret(fields)\n  File "/v/lib/python3.11/site-packages/ibapi/utils.py", line 120, in decode\n    s = s.decode()\nUnicodeDecodeError: \'utf-8\' codec can\'t decode byte 0xd6 in position 18: invalid continuation byte\n',
    says: "localized-tws",
  },
  {
    name: "IBKR's own sample in Python, with the time of the error",
    log: "Error. Id: -1 1738062000123 Code: 326 Msg: Unable to connect as the client id is already in use. Retry with a unique client id. AdvancedOrderRejectJson: \n",
    says: "client-id-in-use",
  },
  {
    name: "IbPy's message objects",
    log: "<error id=-1, errorCode=326, errorMsg=Unable to connect as the client id is already in use.  Retry with a unique client id.>\n",
    says: "client-id-in-use",
  },
  {
    name: "a logger of one's own with named fields",
    log: '2026-03-02 10:00:00 | WARNING | bot.ib | API error reqId=-1 code=10141 msg="Paper trading disclaimer must first be accepted for API connection."\n',
    says: "paper-disclaimer",
  },
  {
    name: "structlog as JSON with 326 in the event",
    log: '{"event": "ib error -1 326 Unable to connect as the client id is already in use. Retry with a unique client id.", "level": "error", "timestamp": "2026-03-02T10:00:00.000000Z"}\n',
    says: "client-id-in-use",
  },
  {
    name: "the code stands before the words, in brackets",
    log: "[IB] (326) Unable to connect as the client id is already in use. Retry with a unique client id.\n",
    says: "client-id-in-use",
  },
  {
    name: "a bot's own logger prints the error",
    log: "2026-03-02 10:00:00,000 ERROR mybot: IB error 326: Unable to connect as the client id is already in use\n",
    says: "client-id-in-use",
  },
  {
    name: "instructions in a log that speak of errors",
    log: '2026-03-02 10:00:00,000 root INFO If you see "Unable to connect as the client id is already in use" (326), change client_id in config.yaml\n2026-03-02 10:00:00,100 root INFO README: on "The API interface is currently in Read-Only mode" (321) untick the box\n2026-03-02 10:00:00,200 root INFO Tip: error 1100 means Connectivity between IB and TWS has been lost; the bot reconnects by itself\n2026-03-02 10:00:01,000 root INFO all good, 10 bars loaded\n',
    says: null,
    never: ["client-id-in-use", "read-only-api", "connectivity-lost"],
  },
  {
    name: "Go client: refused",
    log: "2026/03/02 10:00:00 dial tcp 127.0.0.1:4002: connect: connection refused\n",
    says: "tws-not-running",
  },
  {
    name: ".NET Framework: refused",
    log: "System.Net.Sockets.SocketException (0x80004005): No connection could be made because the target machine actively refused it 127.0.0.1:7497\r\n   at System.Net.Sockets.Socket.Connect(EndPoint remoteEP)\r\n",
    says: "tws-not-running",
  },
  {
    name: "Java: connection refused in a stack",
    log: "java.net.ConnectException: Connection refused (Connection refused)\n\tat java.base/java.net.PlainSocketImpl.socketConnect(Native Method)\n\tat com.ib.client.EClientSocket.eConnect(EClientSocket.java:285)\n",
    says: "tws-not-running",
  },
  {
    name: "the broker's web API refuses a token: not the socket API",
    log: "2026-03-01 10:00:00 ERROR requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://localhost:5000/v1/api/iserver/auth/status\n",
    says: null,
    never: ["tws-not-running", "login-rejected"],
  },
  {
    name: "Postgres on ::1 refuses a Node program",
    log: "Error: connect ECONNREFUSED ::1:5432\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1494:16)\n",
    says: null,
    never: ["localhost-ipv6", "tws-not-running"],
  },
  {
    name: "a web request fails inside a library",
    log: 'Traceback (most recent call last):\n  File "/app/news.py", line 8, in fetch\n    r = httpx.get(URL)\n  File "/app/.venv/lib/python3.12/site-packages/httpx/_transports/default.py", line 118, in map_httpcore_exceptions\n    raise mapped_exc(message) from exc\nhttpx.ConnectError: [Errno 111] Connection refused\n',
    says: null,
    never: ["tws-not-running"],
  },
  {
    name: "1300 in words only",
    log: "TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - 4055\n",
    says: "api-port-changed",
  },
  {
    name: "an error of an order that speaks of a connection",
    log: "ERROR 17 10147 OrderId 17 that needs to be cancelled is not found.\n",
    says: null,
    never: ["client-id-in-use", "tws-not-running"],
  },
  {
    name: "ibapi: the reader thread dies on a message",
    log: 'Exception in thread Thread-1 (run):\nTraceback (most recent call last):\n  File "/v/lib/python3.11/site-packages/ibapi/decoder.py", line 1320, in interpret\n    handler.processMeth(fields)\n  File "/v/lib/python3.11/site-packages/ibapi/utils.py", line 154, in decode\n    return float(s)\nValueError: could not convert string to float: b\'DU123\'\n',
    says: null,
    never: ["localized-tws"],
  },
  {
    name: "vnpy: notices in Chinese",
    log: "2026-03-02 10:00:00.100\tINFO\tIB\t信息通知，代码：2104，内容: Market data farm connection is OK:usfarm\n",
    says: null,
    never: ["connectivity-lost"],
  },
];
