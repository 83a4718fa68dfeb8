import type { Facts } from "../../../src/facts.ts";
import { connection, nautilus, python, raised, recorder, run, wire } from "../builders.ts";
import { type Given, target } from "../given.ts";
import type { Case } from "./case.ts";

const CANCELLED = nautilus(
  [0, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"],
  [2, "INFO", "Connection cancelled"],
  [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
);

const hung = connection({ sent: ["startApi"], closedFirst: "undecidable", closedAtMs: null });
export const working = connection({
  sent: ["startApi"],
  answered: ["managedAccounts", "nextValidId"],
  closedFirst: "undecidable",
  closedAtMs: null,
});
const refused = connection({
  sent: ["startApi"],
  error: 326,
  closedFirst: "tws",
  openedAtMs: 20_000,
  closedAtMs: 20_020,
});

const NO_LOOP = `Traceback (most recent call last):
  File "/app/live.py", line 31, in <module>
    node = TradingNode(config=config)
  File "/app/.venv/lib/python3.11/site-packages/nautilus_trader/live/node.py", line 64, in __init__
    loop = loop or asyncio.get_event_loop()
  File "/app/.venv/lib/python3.11/site-packages/uvloop/__init__.py", line 206, in get_event_loop
    raise RuntimeError(
RuntimeError: There is no current event loop in thread 'MainThread'.
`;

const STOQEY = [
  "node_modules/@stoqey/ib/dist/core/io/decoder.js",
  "node_modules/@stoqey/ib/dist/core/io/socket.js",
  "node:events",
];

export function failedInSession(exception: string, files?: readonly string[]): Given["facts"] & object {
  return {
    "capture.run": run(1),
    "capture.recorder": raised(400, exception, files),
    "capture.wire": wire({ ...working, closedFirst: "program", closedAtMs: 410 }),
  };
}

export const KEY_ERROR = `Traceback (most recent call last):
  File "/app/main.py", line 12, in <module>
    print(prices["AAPL"])
          ~~~~~~^^^^^^^^
KeyError: 'AAPL'
`;

/** A run without the recorder, whose standard error had that many lines. */
function printedInSession(lines: number): Given["facts"] & object {
  const { "capture.recorder": _, ...facts } = failedInSession("KeyError");
  const stderr = { artifact: "logs/stderr.log", bytes: 200, lines, linesNotKept: 0 };
  return { ...facts, "capture.run": { ...run(1), stderr } };
}

/** Of a project whose settings name an account that TWS does not manage. */
function otherAccount(facts: Partial<Facts>): Partial<Facts> {
  const port = facts["tws.handshake"]?.port ?? null;
  return { ...facts, "project.target": target({ port, account: "<account-2:live>" }) };
}

/** What only a run of the program behind the tap can show. */
export const runCases: readonly Case[] = [
  {
    mode: null,
    name: "a module is missing, and nothing was dialled before",
    fault: "program",
    given: { facts: { "capture.run": run(1), "capture.recorder": raised(80, "ModuleNotFoundError") } },
  },
  {
    mode: null,
    name: "a module is missing, and nothing listens, which no program of this run has met",
    fault: "program",
    given: {
      probe: "not-listening",
      facts: { "capture.run": run(1), "capture.recorder": raised(80, "ModuleNotFoundError") },
    },
    neighbours: [
      {
        differs: "the exception is one of connecting",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "capture.run": run(1), "capture.recorder": raised(80, "ConnectionRefusedError") },
        },
      },
    ],
  },
  {
    mode: null,
    name: "a mistake in a line of the program while its session stands, beside settings that do not fit",
    fault: "program",
    confidence: "likely",
    given: {
      probe: "healthy",
      facts: {
        ...failedInSession("KeyError"),
        "project.python": python("3.14.0", ["nautilus-trader==1.220.0"]),
      },
      alter: otherAccount,
    },
    neighbours: [
      {
        differs: "the program ran until it was stopped",
        mode: "wrong-account",
        given: {
          probe: "healthy",
          facts: {
            "capture.run": { ...run(0), stoppedBy: "time-limit", stoppedAtMs: 9_000 },
            "capture.wire": wire(working),
          },
          alter: otherAccount,
        },
      },
      {
        differs: "TWS hung up before",
        mode: "session-dropped",
        given: {
          probe: "healthy",
          facts: {
            ...failedInSession("KeyError"),
            "capture.wire": wire({ ...working, closedFirst: "tws", closedAtMs: 300 }),
          },
          alter: otherAccount,
        },
      },
    ],
  },
  {
    mode: null,
    name: "an exception whose trace is the client library's alone",
    fault: "client-library",
    confidence: "likely",
    given: {
      probe: "healthy",
      facts: failedInSession("SyntaxError", STOQEY),
      alter: otherAccount,
    },
  },
  {
    mode: null,
    name: "the same, of a TWS whose frames break the protocol for others as well",
    fault: "unknown",
    given: {
      probe: "healthy",
      facts: failedInSession("SyntaxError", STOQEY),
      alter: (facts) => {
        const handshake = facts["tws.handshake"];
        if (handshake === undefined) return facts;
        const attempts = handshake.attempts.map((one) => ({
          ...one,
          session: one.session && { ...one.session, malformed: [{ what: "an empty frame", atMs: 3 }] },
        }));
        return { ...facts, "tws.handshake": { ...handshake, attempts } as never };
      },
    },
  },
  {
    mode: null,
    name: "an exception in the client library, in a call of the program",
    fault: "program",
    confidence: "possible",
    given: { probe: "healthy", facts: failedInSession("SyntaxError", [...STOQEY, "bot.js"]) },
  },
  {
    mode: null,
    name: "an exception in the session of a TWS that was not asked afterwards",
    fault: "program",
    given: { facts: failedInSession("KeyError") },
  },
  {
    mode: null,
    name: "a mistake in a line of the program in its session, printed and not recorded",
    fault: "program",
    confidence: "likely",
    given: {
      probe: "healthy",
      logs: { "stderr.log": KEY_ERROR },
      facts: printedInSession(5),
      alter: otherAccount,
    },
  },
  {
    mode: null,
    name: "the same, but the program printed on afterwards, so that this did not end it",
    fault: "program",
    confidence: "possible",
    given: { probe: "healthy", logs: { "stderr.log": KEY_ERROR }, facts: printedInSession(80) },
  },
  {
    mode: null,
    name: "a time limit of the program in its session",
    fault: "unknown",
    confidence: "none",
    given: { probe: "healthy", facts: failedInSession("TimeoutError") },
  },
  {
    mode: null,
    name: "uvloop makes no loop, TWS refuses every client id, the account is another",
    fault: "client-library",
    confidence: "likely",
    given: {
      probe: "client-id-in-use",
      logs: { "stderr.log": NO_LOOP },
      facts: { "capture.run": run(1), "capture.recorder": raised(480) },
      alter: otherAccount,
    },
    neighbours: [
      {
        differs: "an event loop of asyncio is missing in a thread",
        mode: "event-loop-misuse",
        given: {
          probe: "healthy",
          logs: {
            "stderr.log": NO_LOOP.replace(/ {2}File "\/app\/.venv[^"]+uvloop.*\n.*\n/, "").replace(
              "MainThread",
              "Thread-1 (run)",
            ),
          },
          facts: { "capture.run": run(1) },
        },
      },
    ],
  },
  {
    mode: null,
    name: "an exception that may be how a connection in compiled code fails",
    fault: "unknown",
    given: { facts: { "capture.run": run(1), "capture.recorder": raised(80, "RuntimeError") } },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "the tap saw it connect and say nothing",
    fault: "program",
    given: {
      probe: "healthy",
      logs: { "stdout.log": CANCELLED },
      facts: {
        "capture.run": run(0),
        "capture.wire": wire(connection({ sent: [], closedFirst: "program" })),
      },
    },
  },
  {
    mode: "client-id-storm",
    name: "326 while its own unfinished connection holds the id",
    given: { probe: "healthy", facts: { "capture.run": run(1), "capture.wire": wire(hung, refused) } },
    neighbours: [
      {
        differs: "its own connection that holds the id is at work",
        mode: "client-id-in-use",
        given: { probe: "healthy", facts: { "capture.run": run(1), "capture.wire": wire(working, refused) } },
      },
      {
        differs: "TWS completes nobody's session, so the first attempt hung and the 326 only followed",
        mode: "session-incomplete",
        given: {
          probe: "no-next-valid-id",
          facts: { "capture.run": run(1), "capture.wire": wire(hung, refused) },
        },
      },
      {
        differs: "TWS was not asked, so that nothing tells why the first attempt hung",
        mode: "session-incomplete",
        given: { facts: { "capture.run": run(1), "capture.wire": wire(hung, refused) } },
      },
      {
        differs: "no other connection of its own",
        mode: "client-id-in-use",
        given: { probe: "healthy", facts: { "capture.run": run(1), "capture.wire": wire(refused) } },
      },
    ],
  },
  {
    mode: "session-dropped",
    name: "TWS closes a complete session first",
    given: {
      probe: "healthy",
      facts: {
        "capture.run": run(1),
        "capture.wire": wire(
          connection({
            sent: ["startApi"],
            answered: ["managedAccounts", "nextValidId"],
            closedFirst: "tws",
            closedAtMs: 9_000,
          }),
        ),
      },
    },
    neighbours: [
      {
        differs: "the program had died of an exception of its own long before the cut",
        mode: null,
        given: {
          probe: "healthy",
          facts: {
            "capture.run": run(1),
            "capture.recorder": raised(400),
            "capture.wire": wire(
              connection({
                sent: ["startApi"],
                answered: ["managedAccounts", "nextValidId"],
                closedFirst: "tws",
                closedAtMs: 9_000,
              }),
            ),
          },
        },
      },
      {
        differs: "the program closes first and ends well",
        mode: "healthy",
        given: {
          probe: "healthy",
          facts: {
            "capture.run": run(0),
            "capture.wire": wire(
              connection({
                sent: ["startApi"],
                answered: ["managedAccounts", "nextValidId"],
                closedFirst: "program",
                closedAtMs: 9_000,
              }),
            ),
          },
        },
      },
    ],
  },
  {
    mode: "session-incomplete",
    name: "its own time limit ends the waiting for a session that never comes",
    given: {
      probe: "no-next-valid-id",
      facts: {
        "capture.run": run(1),
        "capture.recorder": recorder("timed-out", 4_000),
        "capture.wire": wire(
          connection({ sent: ["startApi"], answered: ["managedAccounts"], closedFirst: "program" }),
        ),
      },
    },
    neighbours: [
      {
        differs: "the program cancels before TWS could answer",
        mode: "cancelled-by-own-loop",
        given: {
          probe: "no-next-valid-id",
          facts: {
            "capture.run": run(1),
            "capture.recorder": recorder("timed-out", 12),
            "capture.wire": wire(connection({ sent: ["startApi"], closedFirst: "program" })),
          },
        },
      },
      {
        differs: "TWS serves others, and kept this program waiting until its own time limit",
        mode: null,
        given: {
          probe: "healthy",
          facts: {
            "capture.run": run(1),
            "capture.recorder": recorder("timed-out", 4_000),
            "capture.wire": wire(connection({ sent: ["startApi"], closedFirst: "program" })),
          },
        },
      },
    ],
  },
  {
    mode: null,
    name: "a signal that nobody sent from here ended it, TWS serves",
    fault: "unknown",
    given: { probe: "healthy", facts: { "capture.run": { ...run(0), exitCode: null, signal: "SIGSEGV" } } },
    neighbours: [
      {
        differs: "it was stopped by us, and its trace says so",
        mode: "healthy",
        given: {
          probe: "healthy",
          logs: { "stderr.log": "Traceback (most recent call last):\nKeyboardInterrupt\n" },
          facts: {
            "capture.run": {
              ...run(0),
              ...{ exitCode: null, signal: "SIGINT", stoppedBy: "pattern", stoppedAtMs: 500 },
            },
          },
        },
      },
    ],
  },
  {
    mode: null,
    name: "the command cannot be started, TWS serves",
    fault: "program",
    given: {
      probe: "healthy",
      facts: { "capture.run": { ...run(0), exitCode: null, notStarted: "ENOENT" } },
    },
  },
  {
    mode: null,
    name: "the program ends with an exit code of its own, TWS serves",
    fault: "program",
    given: { probe: "healthy", facts: { "capture.run": run(3) } },
  },
  {
    mode: null,
    name: "it fails with the embedded healthy TWS as well",
    fault: "program",
    given: {
      probe: "not-listening",
      facts: {
        "capture.run": run(3),
        "capture.comparison": { scenario: "healthy", run: run(3), connections: [], cancellation: null },
      },
      alter: ({ "tws.handshake": _, "tws.siblings": __, ...facts }) => facts,
    },
  },
];
