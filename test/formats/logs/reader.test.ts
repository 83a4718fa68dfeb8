import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

describe("the three lines of the first report", () => {
  const lines = [
    "Connecting to 127.0.0.1:7497 with client id: 1",
    "Connection cancelled",
    "Not connected (code: 504)",
  ];

  it.each([
    ["bare", (line: string) => line],
    ["with a level", (line: string) => `[INFO] ${line}`],
    ["quoted in Markdown", (line: string) => `> ${line}`],
    ["as a list with backticks", (line: string) => `- \`${line}\``],
    ["numbered", (line: string) => `1. ${line}`],
    ["with a clock only", (line: string) => `14:03:11.403 ${line}`],
    [
      "whole",
      (line: string) => `2025-11-02T14:03:11.403301500Z [INFO] T-1.InteractiveBrokersClient-001: ${line}`,
    ],
    [
      "coloured",
      (line: string) =>
        `\u001b[1m2025-11-02T14:03:11.403301500Z\u001b[0m \u001b[1;31m[ERROR] T-1.InteractiveBrokersClient-001: ${line}\u001b[0m`,
    ],
    [
      "coloured, escapes lost",
      (line: string) =>
        `[1m2025-11-02T14:03:11.403301500Z[0m [1;31m[ERROR] T-1.InteractiveBrokersClient-001: ${line}[0m`,
    ],
    [
      "JSON",
      (line: string) =>
        JSON.stringify({
          timestamp: "2025-11-02T14:03:11.403301500Z",
          trader_id: "T-1",
          level: "INFO",
          color: "NORMAL",
          component: "InteractiveBrokersClient-001",
          message: line,
        }),
    ],
    [
      "docker compose",
      (line: string) =>
        `bot-1  | 2025-11-02T14:03:11.403301500Z [INFO] T-1.InteractiveBrokersClient-001: ${line}`,
    ],
    [
      "docker logs -t",
      (line: string) =>
        `2025-11-02T14:03:12.000000001Z 2025-11-02T14:03:11.403301500Z [INFO] T-1.InteractiveBrokersClient-001: ${line}`,
    ],
    [
      "docker json-file",
      (line: string) =>
        JSON.stringify({
          log: `2025-11-02T14:03:11.403301500Z [INFO] T-1.InteractiveBrokersClient-001: ${line}\n`,
          stream: "stdout",
          time: "2025-11-02T14:03:12Z",
        }),
    ],
    [
      "systemd",
      (line: string) =>
        `Nov 02 14:03:11 host python[123]: 2025-11-02T14:03:11.403301500Z [INFO] T-1.InteractiveBrokersClient-001: ${line}`,
    ],
    ["CRLF", (line: string) => `[INFO] ${line}\r`],
  ])("%s", (_, wrap) => {
    const events = read(lines.map(wrap).join("\n"));
    expect(events).toMatchObject([
      { kind: "connecting", client: "nautilus", host: "127.0.0.1", port: 7497, clientId: 1, line: 1 },
      { kind: "connection-cancelled", client: "nautilus", line: 2 },
      { kind: "error-code", code: 504, line: 3 },
    ]);
  });
});

describe("times", () => {
  it("keeps the nanoseconds of NautilusTrader", () => {
    const [a, b] = read(
      "2025-11-02T14:03:11.403301500Z [INFO] T.InteractiveBrokersClient-001: Connecting to 127.0.0.1:7497 with client id: 1\n" +
        "2025-11-02T14:03:11.404911200Z [INFO] T.InteractiveBrokersClient-001: Connection cancelled",
    );
    expect((b?.atMs ?? 0) - (a?.atMs ?? 0)).toBeCloseTo(1.6097, 3);
  });

  it.each([
    [
      "2023-05-01 12:00:00,123 ib_insync.client INFO Connecting to 127.0.0.1:7497 with clientId 7...",
      Date.UTC(2023, 4, 1, 12, 0, 0, 123),
    ],
    ["2026-01-02 22:52:22:967 IBC: Login has completed", Date.UTC(2026, 0, 2, 22, 52, 22, 967)],
    [
      "2026/01/02 03:04:05 socat[123] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused",
      Date.UTC(2026, 0, 2, 3, 4, 5),
    ],
    ["2026-08-28T22:30:02+02:00 [INFO] Connection cancelled", Date.UTC(2026, 7, 28, 20, 30, 2)],
    [
      "[4:05:06 PM] [INFO] [IBApiAutoConnection]:  Connecting to TWS with client id 7",
      Date.UTC(1970, 0, 1, 16, 5, 6),
    ],
    ["20260301 09:30:00 Connection cancelled", Date.UTC(2026, 2, 1, 9, 30)],
  ])("%s", (line, atMs) => {
    expect(read(line)[0]?.atMs).toBe(atMs);
  });

  it("says null where the paste has none", () => {
    expect(read("Connection cancelled")[0]).toMatchObject({
      at: null,
      atMs: null,
      level: null,
      component: null,
    });
  });
});

describe("IB's errors in the words of each client", () => {
  it.each([
    ["Not connected (code: 504, req_id=-1)", 504, -1, "nautilus"],
    [
      "ERROR:ib_async.wrapper:Error 326, reqId -1: Unable to connect as the client id is already in use.",
      326,
      -1,
      "ib_async",
    ],
    [
      "2026-03-01 10:00:00,000 ib_insync.wrapper INFO Warning 2104, reqId -1: Market data farm connection is OK:usfarm",
      2104,
      -1,
      "ib_insync",
    ],
    ["ERROR -1 502 Couldn't connect to TWS.", 502, -1, "ibapi"],
    [
      "ERROR:ibapi.wrapper:ERROR -1 1795348657815 2104 Market data farm connection is OK:usfarm",
      2104,
      -1,
      "ibapi",
    ],
    ["Error. Id: -1, Code: 2104, Msg: Market data farm connection is OK:usfarm", 2104, -1, "ib-java"],
    ["-1 | 2104 | Market data farm connection is OK:usfarm", 2104, -1, "ib-java"],
    ["Error: -1 502 Couldn't connect to TWS.", 502, -1, "ib-java"],
    ["Error code 502: Couldn't connect to TWS", 502, undefined, "ib-java"],
    ["connect ECONNREFUSED 127.0.0.1:7497 - code: 502 - reqId: -1", 502, -1, "stoqey"],
    [
      "Unable to connect as the client id is already in use. Retry with a unique client id.",
      326,
      undefined,
      "unknown",
    ],
  ])("%s", (line, code, reqId, client) => {
    expect(read(line)).toMatchObject([
      { kind: "error-code", code, client, ...(reqId === undefined ? {} : { reqId }) },
    ]);
  });

  it("takes no other numbers for IB's", () => {
    expect(
      read("Error 404: Page not found in shop\nerror: 42 bananas\nHTTP error 99999: x").map(
        ({ code }) => code,
      ),
    ).not.toContain(99999);
    expect(read("error: 42 bananas")).toEqual([]);
  });
});

describe("prose", () => {
  it.each([
    "The maintainer says that Connection cancelled is misleading",
    "Connected to the database",
    "Connected",
    "I get 'Connection failed' sometimes, what does it mean?",
    "We RUNNING this since years",
    "Disconnecting",
  ])("is no event: %s", (line) => {
    expect(read(line)).toEqual([]);
  });
});

describe("Python exceptions", () => {
  it("reads a trace with its places, and what it means", () => {
    const [event] = read(
      [
        "Traceback (most recent call last):",
        '  File "/home/user/project/main.py", line 10, in <module>',
        "    from nautilus_trader.adapters.interactive_brokers import x",
        "    ^^^^^^^^^^",
        '  File "C:\\venv\\Lib\\site-packages\\nautilus_trader\\adapters\\y.py", line 3, in y',
        "    import ibapi.const",
        "ModuleNotFoundError: No module named 'ibapi.const'",
      ].join("\n"),
    );
    expect(event).toMatchObject({
      kind: "module-missing",
      client: "python",
      module: "ibapi.const",
      exception: "ModuleNotFoundError",
      line: 1,
      lastLine: 7,
      frames: [
        { path: "/home/user/project/main.py", line: 10, function: "<module>" },
        { path: "C:\\venv\\Lib\\site-packages\\nautilus_trader\\adapters\\y.py", line: 3, function: "y" },
      ],
    });
  });

  it.each([
    [
      "TypeError: make_msg() missing 2 required positional arguments: 'useRawIntMsgId' and 'text'",
      { kind: "signature-mismatch", function: "make_msg" },
    ],
    [
      "TypeError(make_msg() missing 2 required positional arguments: 'useRawIntMsgId' and 'text')",
      { kind: "signature-mismatch", function: "make_msg" },
    ],
    [
      "TypeError: '<=' not supported between instances of 'int' and 'NoneType'",
      { kind: "server-version-none" },
    ],
    [
      "RuntimeError: There is no current event loop in thread 'MainThread'.",
      { kind: "no-event-loop", thread: "MainThread" },
    ],
    ["RuntimeError: This event loop is already running", { kind: "loop-already-running" }],
    [
      "ImportError: cannot import name 'UNSET_DECIMAL' from 'ibapi.common' (/x/ibapi/common.py)",
      { kind: "import-broken", module: "ibapi.common", name: "UNSET_DECIMAL" },
    ],
    [
      "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 7497)",
      { kind: "socket-error", errno: "ECONNREFUSED", host: "127.0.0.1", port: 7497 },
    ],
    [
      "ConnectionRefusedError: [WinError 10061] No connection could be made",
      { kind: "socket-error", errno: "ECONNREFUSED" },
    ],
    ["Task was destroyed but it is pending!", { kind: "task-destroyed" }],
    [
      "sys:1: RuntimeWarning: coroutine 'IB.connectAsync' was never awaited",
      { kind: "never-awaited", function: "IB.connectAsync" },
    ],
    ["KeyboardInterrupt", { kind: "keyboard-interrupt" }],
  ])("%s", (line, expected) => {
    expect(read(line)).toMatchObject([expected]);
  });

  it("reads chained traces as one event each", () => {
    const frame = '  File "a.py", line 1, in f\n    x()';
    const text = `Traceback (most recent call last):\n${frame}\nKeyError: 'a'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n${frame}\nValueError: b`;
    expect(read(text).map(({ exception }) => exception)).toEqual(["KeyError", "ValueError"]);
  });

  it("gives a trace the time of the error it continues", () => {
    const head = "2025-11-02T14:03:11.403301500Z [ERROR] T.InteractiveBrokersClient-001: Connection failed";
    const events = read(
      `${head}\nTypeError(make_msg() missing 2 required positional arguments: 'a' and 'b')\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n    x()\nTypeError: y`,
    );
    expect(events.map(({ at }) => at)).toEqual(Array(3).fill("2025-11-02T14:03:11.403301500Z"));
  });

  it("survives other lines between those of a trace", () => {
    const events = read(
      [
        "Traceback (most recent call last):",
        '  File "a.py", line 1, in f',
        "2025-11-02T14:03:11.4Z [INFO] T.InteractiveBrokersClient-001: Connection cancelled",
        "    x()",
        "ValueError: y",
      ].join("\n"),
    );
    expect(events.map(({ kind }) => kind).sort()).toEqual(["connection-cancelled", "traceback"]);
  });
});

describe("Node.js and Java", () => {
  it("reads a stack with its places, outermost first", () => {
    const [event] = read(
      "Error: connect ECONNREFUSED 127.0.0.1:7497\n    at TCPConnectWrap.afterConnect (node:net:1607:16)\n    at run (/home/user/app/main.js:3:1)",
    );
    expect(event).toMatchObject({ kind: "socket-error", errno: "ECONNREFUSED", port: 7497 });
    const [java] = read(
      "java.net.ConnectException: Connection refused\n\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)\n\tat com.ib.client.EClientSocket.eConnect(EClientSocket.java:127)",
    );
    expect(java).toMatchObject({
      kind: "socket-error",
      errno: "ECONNREFUSED",
      frames: [{ path: "EClientSocket.java", line: 127 }],
    });
  });
});

describe("ib_async", () => {
  it("tells a close before the hello from silence", () => {
    const p = (at: string, message: string) => `2026-03-01 10:00:0${at} ib_async.client INFO ${message}`;
    expect(
      read(
        [
          p("0,000", "Connecting to 127.0.0.1:4002 with clientId 1..."),
          p("0,001", "Connected"),
          p("0,005", "Disconnected."),
          p("4,000", "API connection failed: TimeoutError()"),
        ].join("\n"),
      ).map(({ kind }) => kind),
    ).toEqual(["connecting", "tcp-connected", "disconnected", "connect-timeout"]);
  });

  it("accepts the short texts in a format without logger names, after the line that explains them", () => {
    expect(
      read(
        "Connecting to 127.0.0.1:4002 with clientId 1...\nConnected\nAPI connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 4002)\")",
      ),
    ).toMatchObject([
      { kind: "connecting" },
      { kind: "tcp-connected" },
      { kind: "connection-failed", errno: "ECONNREFUSED", port: 4002 },
    ]);
  });
});

describe("IB's Python client", () => {
  it("is read in the format of logging.basicConfig(), which puts no space before the message", () => {
    expect(
      read(
        "INFO:ibapi.client:sent startApi\nINFO:ibapi.client:disconnecting\nINFO:ibapi.wrapper:ANSWER connectAck {}",
      ),
    ).toMatchObject([
      { kind: "handshake", level: "info", component: "ibapi.client" },
      { kind: "tcp-connected", component: "ibapi.wrapper" },
    ]);
  });

  it("tells both messages of a session at DEBUG, whatever the program's wrapper does with them", () => {
    const kinds = (text: string) => read(text).map(({ kind }) => kind);
    expect(
      kinds("DEBUG:ibapi.client:fields (b'15', b'1', b'DU1')\nDEBUG:ibapi.client:fields (b'9', b'1', b'42')"),
    ).toEqual(["managed-accounts", "next-valid-id"]);
    expect(
      kinds(
        "DEBUG:ibapi.client:msgId: 15, protobuf: b'\\n\\x03DU1'\nDEBUG:ibapi.client:msgId: 9, protobuf: b'\\x08\\x01'",
      ),
    ).toEqual(["managed-accounts", "next-valid-id"]);
  });
});

describe("NautilusTrader 2.x", () => {
  it("reads targets with Rust's raw identifiers, and tells a reset from an end of stream", () => {
    const line = (what: string) =>
      `2026-03-01T14:30:02.008000000Z [ERROR] TESTER-001.ibapi::transport::r#async: Connection error detected, attempting to reconnect: Io(${what})`;
    expect(
      read(
        [
          line('Custom { kind: UnexpectedEof, error: "early eof" }'),
          line('Os { code: 104, kind: ConnectionReset, message: "Connection reset by peer" }'),
        ].join("\n"),
      ).map(({ kind }) => kind),
    ).toEqual(["peer-closed", "connection-reset"]);
  });
});

describe("@stoqey/ib", () => {
  it("takes 326 for information, which only the logger of IBApiNext prints", () => {
    const line =
      "[2:30:00 PM] [INFO] [TWS]:  Unable to connect as the client id is already in use. - Code: 326";
    expect(read(line)).toMatchObject([{ kind: "error-code", code: 326, reqId: -1, client: "stoqey" }]);
  });
});

describe("Gateway in a container", () => {
  it.each([
    [
      "2026-01-02 22:52:22:967 IBC: detected dialog entitled: Second Factor Authentication; event=Opened",
      "second-factor-started",
    ],
    ["2026-01-02 22:52:22:967 IBC: Second Factor Authentication initiated", "second-factor-started"],
    ["2026-01-02 22:52:22:967 IBC: Read-Only API checkbox is now set to: false", "read-only-api"],
    ["2026-01-02 22:52:22:967 IBC: TWS API socket port is already set to 4002", "api-port"],
    ["2026-01-02 22:52:22:967 IBC: Exiting with exit code=1111", "tws-exit"],
    [
      "2026-08-28 22:30:02.112 INFO  [JTS-Main] - Authorization failed: SUPPRESS_MESSAGE_BOX.",
      "second-factor-timeout",
    ],
    ["2026-08-28 22:30:02.112 [AB] INFO  [JTS-Main] - Switching to a new encrypted log", "log-encrypted"],
    ["2026-08-28 22:30:02.112 INFO  [JTS-Login] - AUTH_RESULT indicates wrong password", "wrong-password"],
    ["Forking :::4002 onto 0.0.0.0:4004", "relay-listening"],
    [
      "2026/01/02 03:04:05 socat[123] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused",
      "relay-refused",
    ],
    [
      "2026-03-01 09:30:00.123 [AB] INFO  [JTS-EServerSocket-58] - [1:176:176:1:0:0:0:SYS] Start API message, ClientID=1",
      "client-start-api",
    ],
    ["Ignoring API request 'jextend.a1' since API is not accepted.", "client-ignored"],
  ])("%s", (line, kind) => {
    expect(read(line)).toMatchObject([{ kind }]);
  });
});
