import { connection, ibapi, nautilus, python, recorder, wire } from "../builders.ts";
import { target } from "../given.ts";
import type { Case } from "./case.ts";

const PASTED =
  "[INFO] Connecting to 127.0.0.1:7497 with client id: 1\n[INFO] Connection cancelled\n[ERROR] Not connected (code: 504)\n";

const CANCELLED = nautilus(
  [0, "INFO", "Starting InteractiveBrokersClient (1)..."],
  [0, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"],
  [2, "INFO", "Connection cancelled"],
  [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
  [15002, "ERROR", "Client failed to initialize; connection timeout"],
);

const trace = (last: string, path = "/app/main.py") =>
  `Traceback (most recent call last):\n  File "${path}", line 3, in <module>\n    main()\n${last}\n`;

const shadow =
  "ImportError: cannot import name 'UNSET_DECIMAL' from 'ibapi.common' (/venv/lib/python3.12/site-packages/ibapi/common.py)";
const makeMsg = "TypeError: make_msg() missing 2 required positional arguments: 'useRawIntMsgId' and 'text'";

/** TWS never answers; the program's own patience ends during the second attempt. */
const GIVEN_UP = [
  [0, "INFO", "Starting InteractiveBrokersClient (7)..."],
  [0, "INFO", "Connecting to 127.0.0.1:{port} with client id: 7"],
  [1000, "WARN", "Failed to receive server version information, retries remaining: 4"],
  [3000, "WARN", "Failed to receive server version information, retries remaining: 3"],
  [10000, "ERROR", "Connection failed"],
  [10001, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
  [15001, "INFO", "Connecting to 127.0.0.1:{port} with client id: 7"],
] as const;

const LET_GO = `${nautilus(
  [0, "INFO", "Starting InteractiveBrokersClient (1)..."],
  [0, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"],
)}
Task was destroyed but it is pending!
task: <Task pending name='_start_async' coro=<InteractiveBrokersClient._start_async() done, defined at /venv/client.py:178>>
`;

/** The configured port refuses; the program's log names one of another machine, which is not asked. */
const ELSEWHERE = target({ logged: { host: "ib-gateway", port: 4010, clientId: 1, place: "nautilus.log" } });
const ELSEWHERE_LOG = PASTED.replace("127.0.0.1:7497", "ib-gateway:4010");

export const clientCases: readonly Case[] = [
  {
    mode: "cancelled-by-own-loop",
    name: "the configured port refuses, but the log names another that was not asked",
    alternatives: ["tws-not-running"],
    given: {
      probe: "not-listening",
      logs: { "nautilus.log": ELSEWHERE_LOG },
      alter: ({ "tws.handshake": handshake, ...facts }) => ({
        ...facts,
        ...(handshake === undefined ? {} : { "tws.handshake": handshake }),
        "project.target": { ...ELSEWHERE, port: handshake?.port ?? null },
      }),
    },
    neighbours: [
      {
        differs: "the log names the port that refuses",
        mode: "tws-not-running",
        given: { probe: "not-listening", logs: { "nautilus.log": PASTED.replace("7497", "{port}") } },
      },
    ],
  },
  {
    mode: "cancelled-by-own-loop",
    name: "the origin: a pasted log beside a healthy TWS",
    fault: "program",
    given: { probe: "healthy-176", logs: { "nautilus.log": PASTED } },
    neighbours: [
      {
        differs: "the attempt failed with 502 in place of being cancelled",
        mode: "tws-not-running",
        given: {
          logs: {
            "nautilus.log": PASTED.replace(
              "[INFO] Connection cancelled",
              "[ERROR] Connection failed\n[ERROR] Couldn't connect to TWS. Confirm that the API is enabled (code: 502, req_id=-1)",
            ),
          },
        },
      },
      {
        differs: "TWS refuses everybody, too",
        mode: "tws-not-running",
        given: { probe: "not-listening", logs: { "nautilus.log": PASTED } },
      },
    ],
  },
  {
    mode: null,
    name: "a program that gives up on a silent TWS, right after its second attempt began",
    given: { logs: { "nautilus.log": nautilus(...GIVEN_UP, [15003, "INFO", "Connection cancelled"]) } },
  },
  {
    mode: null,
    name: "a program that gives up on a silent TWS, while its second attempt waits",
    given: {
      logs: {
        "nautilus.log": nautilus(
          ...GIVEN_UP,
          [16001, "WARN", "Failed to receive server version information, retries remaining: 4"],
          [16003, "INFO", "Connection cancelled"],
        ),
      },
    },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "a loop that is closed while its client connects, which nobody cancels",
    given: { probe: "healthy", logs: { "nautilus.log": LET_GO } },
    neighbours: [
      {
        differs: "TWS does not answer",
        mode: null,
        given: { probe: "accept-silent", logs: { "nautilus.log": LET_GO } },
      },
      {
        differs: "the first attempt had been refused, and the program let go of the second",
        mode: "tws-not-running",
        given: {
          logs: {
            "nautilus.log": LET_GO.replace(
              "\nTask was",
              `\n${nautilus(
                [2, "ERROR", "Connection failed"],
                [15002, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
                [20002, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"],
              )}\nTask was`,
            ),
          },
        },
      },
    ],
  },
  {
    mode: "cancelled-by-own-loop",
    name: "the bare log alone",
    fault: "program",
    given: { logs: { "nautilus.log": PASTED } },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "with times, 2 ms apart",
    given: { probe: "healthy", logs: { "nautilus.log": CANCELLED } },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "NautilusTrader 1.226: another line follows",
    given: {
      logs: {
        "nautilus.log": nautilus(
          [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
          [1, "INFO", "Connection cancelled"],
          [
            2,
            "ERROR",
            "Unhandled exception in client startup\nConnectionError(Failed to connect to Interactive Brokers at 127.0.0.1:7497)",
          ],
        ),
      },
    },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "the recorder saw main return",
    given: {
      probe: "healthy",
      facts: { "capture.recorder": recorder("main-returned") },
    },
    neighbours: [
      {
        differs: "the person pressed Ctrl+C",
        mode: "healthy",
        given: { probe: "healthy", facts: { "capture.recorder": recorder("interrupted") } },
      },
    ],
  },
  {
    mode: "event-loop-misuse",
    name: "no event loop in a thread",
    given: {
      probe: "healthy",
      logs: { "app.log": trace("RuntimeError: There is no current event loop in thread 'Thread-1 (run)'.") },
    },
    neighbours: [
      {
        differs: "in the main thread, on Python 3.14, at import",
        mode: "python-unsupported",
        given: {
          probe: "healthy",
          logs: {
            "app.log": trace(
              "RuntimeError: There is no current event loop in thread 'MainThread'.",
              "/venv/site-packages/eventkit/util.py",
            ),
          },
          facts: { "project.python": python("3.14.0", ["eventkit==1.0.3", "ib-insync==0.9.86"]) },
        },
      },
      {
        differs: "another RuntimeError",
        mode: null,
        given: { probe: "healthy", logs: { "app.log": trace("RuntimeError: something else") } },
      },
    ],
  },
  {
    mode: "event-loop-misuse",
    name: "the loop already runs",
    given: { logs: { "app.log": trace("RuntimeError: This event loop is already running") } },
  },
  {
    mode: "python-unsupported",
    name: "eventkit on Python 3.14",
    given: {
      facts: { "project.python": python("3.14.0", ["eventkit==1.0.3", "ib-insync==0.9.86"]) },
      probe: "healthy",
    },
    neighbours: [
      {
        differs: "Python 3.13",
        mode: "healthy",
        given: {
          facts: { "project.python": python("3.13.1", ["eventkit==1.0.3", "ib-insync==0.9.86"]) },
          probe: "healthy",
        },
      },
    ],
  },
  {
    mode: "request-before-ready",
    name: "a request before next valid id, TWS closes first",
    given: {
      probe: "healthy",
      facts: {
        "capture.wire": wire(connection({ sent: ["startApi", "reqCurrentTime"], closedFirst: "tws" })),
      },
    },
    neighbours: [
      {
        differs: "no request was sent",
        mode: null,
        given: {
          probe: "healthy",
          facts: { "capture.wire": wire(connection({ sent: ["startApi"], closedFirst: "tws" })) },
        },
      },
    ],
  },
  {
    mode: "request-before-handshake",
    name: "the server version is None",
    given: {
      probe: "healthy",
      logs: {
        "app.log": trace(
          "TypeError: '>=' not supported between instances of 'NoneType' and 'int'",
          "/venv/site-packages/ibapi/client.py",
        ),
      },
    },
    neighbours: [
      {
        differs: "after a cancellation: NautilusTrader 1.223",
        mode: "cancelled-by-own-loop",
        given: {
          logs: {
            "nautilus.log": `${nautilus([0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"], [1, "INFO", "Connection cancelled"])}\n${nautilus([2, "ERROR", "Unhandled exception in client startup"])}\nTypeError('<=' not supported between instances of 'int' and 'NoneType')\n`,
          },
        },
      },
    ],
  },
  {
    mode: "localized-tws",
    name: "the hello cannot be decoded",
    given: {
      probe: "time-zone-chinese",
      logs: {
        "app.log": trace(
          "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xd6 in position 22: invalid continuation byte",
          "/venv/site-packages/ibapi/client.py",
        ),
      },
    },
    neighbours: [
      {
        differs: "the hello is plain ASCII",
        mode: null,
        given: {
          probe: "healthy",
          logs: {
            "app.log": trace(
              "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xd6 in position 22: invalid continuation byte",
              "/venv/site-packages/ibapi/client.py",
            ),
          },
        },
      },
    ],
  },
  {
    mode: "ibapi-shadowed",
    name: "PyPI's ibapi in place of nautilus-ibapi",
    given: {
      probe: "healthy",
      facts: {
        "project.python": python(
          "3.12.1",
          ["nautilus-trader==1.220.0", "ibapi==9.81.1"],
          ibapi("9.81.1", 157, ["ibapi==9.81.1"]),
        ),
      },
    },
    neighbours: [
      {
        differs: "nautilus-ibapi alone owns it",
        mode: "healthy",
        given: {
          probe: "healthy",
          facts: {
            "project.python": python(
              "3.12.1",
              ["nautilus-trader==1.220.0"],
              ibapi("10.30.1", 187, ["nautilus-ibapi==10.30.1"]),
            ),
          },
        },
      },
      {
        differs: "nautilus-ibapi of another release owns it",
        mode: "ibapi-mismatch",
        given: {
          probe: "healthy",
          facts: {
            "project.python": python(
              "3.12.1",
              ["nautilus-trader==1.220.0"],
              ibapi("10.37.2", 203, ["nautilus-ibapi==10.37.2"]),
            ),
          },
        },
      },
    ],
  },
  {
    mode: "ibapi-shadowed",
    name: "a bare traceback",
    given: { logs: { "app.log": trace(shadow) } },
    alternatives: ["ibapi-mismatch"],
  },
  {
    mode: "ibapi-mismatch",
    name: "make_msg with another signature",
    given: { logs: { "app.log": trace(makeMsg) } },
    neighbours: [
      {
        differs: "a name is missing in ibapi",
        mode: "ibapi-shadowed",
        given: { logs: { "app.log": trace(shadow) } },
      },
    ],
  },
  {
    mode: "extra-not-installed",
    name: "no module named ibapi",
    given: {
      probe: "healthy",
      logs: { "app.log": trace("ModuleNotFoundError: No module named 'ibapi'") },
      facts: { "project.python": python("3.12.1", ["nautilus-trader==1.220.0"]) },
    },
    neighbours: [
      {
        differs: "another module is missing",
        mode: null,
        given: {
          probe: "healthy",
          logs: { "app.log": trace("ModuleNotFoundError: No module named 'talib'") },
          facts: {
            "project.python": python(
              "3.12.1",
              ["nautilus-trader==1.220.0"],
              ibapi("10.30.1", 187, ["nautilus-ibapi==10.30.1"]),
            ),
          },
        },
      },
    ],
  },
];
