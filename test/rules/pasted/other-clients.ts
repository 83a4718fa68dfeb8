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
];
