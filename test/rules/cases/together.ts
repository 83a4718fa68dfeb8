import { connection, ibAsync, nautilus, run, wire } from "../builders.ts";
import { target } from "../given.ts";
import type { Case } from "./case.ts";

const LOST = "Connectivity between IBKR and Trader Workstation has been lost.";
const BACK = "Connectivity between IBKR and Trader Workstation has been restored - data maintained.";
const err = nautilus([0, "ERROR", `${LOST} (code: 1100, req_id=-1)`]);
const out = nautilus([1_000, "WARN", `${BACK} (code: 1102, req_id=-1)`]);
const before = nautilus([-60_000, "WARN", `${BACK} (code: 1102, req_id=-1)`]);
const untimed = `${BACK} (code: 1102, req_id=-1)`;

const IN_USE = "Unable to connect as the client id is already in use. Retry with a unique client id.";
const HELLO = "Connected to Interactive Brokers (v187) at 20260301 09:30:00 EST from 127.0.0.1:7497";
const TWICE = nautilus(
  [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 11"],
  [10, "INFO", HELLO],
  [15_020, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
  [20_020, "INFO", "Connecting to 127.0.0.1:7497 with client id: 11"],
  [20_030, "INFO", HELLO],
  [20_040, "INFO", "`_is_client_ready` set by `_start_async`"],
);
const REFUSED_ONCE = nautilus(
  [15, "ERROR", `${IN_USE} (code: 326, req_id=-1)`],
  [15_015, "ERROR", "Client failed to initialize; connection timeout"],
);

const refused = { ...connection({ sent: ["startApi"], error: 326, closedFirst: "tws" }), clientId: 11 };
const served = {
  ...connection({
    sent: ["startApi"],
    answered: ["managedAccounts", "nextValidId"],
    closedFirst: "program",
    openedAtMs: 20_000,
    closedAtMs: 40_000,
  }),
  clientId: 11,
};

const firstId = ibAsync(
  [0, "INFO", "client", "Connecting to 127.0.0.1:7497 with clientId 5..."],
  [3, "INFO", "client", "Connected"],
  [10, "INFO", "client", "Logged on to server version 176"],
  [14, "ERROR", "wrapper", `Error 326, reqId -1: ${IN_USE}`],
  [15, "ERROR", "client", "Peer closed connection. clientId 5 already in use?"],
);
const otherId = ibAsync(
  [60_000, "INFO", "client", "Connecting to 127.0.0.1:7497 with clientId 6..."],
  [60_003, "INFO", "client", "Connected"],
  [60_010, "INFO", "client", "Logged on to server version 176"],
  [60_020, "INFO", "client", "API connection ready"],
  [60_500, "INFO", "ib", "Synchronization complete"],
);
const KEY_ERROR =
  'Traceback (most recent call last):\n  File "/home/hans/bot.py", line 88, in on_bar\n    self.pos["AAPL"] += 1\nKeyError: \'AAPL\'\n';
const cutLater = ibAsync([9_000_000, "ERROR", "client", "Peer closed connection."]);

/** What one witness leaves open and another tells: halves of a log, the tap, what came later. */
export const togetherCases: readonly Case[] = [
  {
    mode: "connectivity-lost",
    name: "1100 on standard error, 1102 on standard output",
    confidence: "possible",
    given: { logs: { "err.log": err, "out.log": out } },
  },
  {
    mode: "connectivity-lost",
    name: "1100 on standard error, and the 1102 came before it",
    confidence: "likely",
    given: { logs: { "err.log": err, "out.log": before } },
  },
  {
    mode: "connectivity-lost",
    name: "1100 on standard error, and a 1102 that nobody can place",
    confidence: "possible",
    given: { logs: { "err.log": err, "out.log": untimed } },
  },
  {
    mode: "connectivity-lost",
    name: "1100 in the log of a run, and the tap saw the 1102 after it",
    confidence: "possible",
    given: {
      logs: { "err.log": err },
      facts: {
        "capture.run": { ...run(0), startedAt: "2026-03-01T09:29:50.000Z" },
        "capture.wire": wire({ ...served, messages: [restoredAt(12_000)] }),
      },
    },
  },
  {
    mode: "connectivity-lost",
    name: "1100 in the log of a run, and the tap saw a 1102 before it",
    confidence: "likely",
    given: {
      logs: { "err.log": err },
      facts: {
        "capture.run": { ...run(0), startedAt: "2026-03-01T09:29:50.000Z" },
        "capture.wire": wire({ ...served, messages: [restoredAt(2_000)] }),
      },
    },
  },
  {
    mode: "healthy",
    name: "326 on standard error, and the same id accepted on standard output",
    alternatives: ["client-id-in-use"],
    given: { logs: { "err.log": REFUSED_ONCE, "out.log": TWICE } },
    neighbours: [
      {
        differs: "no session came afterwards",
        mode: "client-id-in-use",
        given: { logs: { "err.log": REFUSED_ONCE, "out.log": TWICE.split("\n").slice(0, 5).join("\n") } },
      },
    ],
  },
  {
    mode: "healthy",
    name: "ib_async: a log of errors alone beside a log of the rest, and the same id accepted later",
    alternatives: ["client-id-in-use"],
    given: {
      logs: {
        "errors.log": linesOf("ERROR", firstId),
        "app.log": `${linesOf("INFO", firstId)}\n${otherId.replace("clientId 6", "clientId 5")}`,
      },
    },
    neighbours: [
      {
        differs: "the rest ends before a session",
        mode: "client-id-in-use",
        given: {
          logs: { "errors.log": linesOf("ERROR", firstId), "app.log": linesOf("INFO", firstId) },
        },
      },
    ],
  },
  {
    mode: "healthy",
    name: "326 for as long as another client held the id, behind the tap",
    confidence: "likely",
    alternatives: ["client-id-in-use"],
    given: {
      probe: "healthy",
      logs: { "program-stderr.log": REFUSED_ONCE },
      facts: { "capture.run": outputOf(run(0)), "capture.wire": wire(refused, served) },
    },
    neighbours: [
      {
        differs: "another id was accepted",
        mode: "client-id-in-use",
        given: {
          probe: "healthy",
          facts: { "capture.run": run(0), "capture.wire": wire(refused, { ...served, clientId: 12 }) },
        },
      },
    ],
  },
  {
    mode: null,
    name: "326, a session with another id, and an exception hours later",
    given: { logs: { "bot.log": `${firstId}\n${otherId}\n${KEY_ERROR}` } },
    neighbours: [
      {
        differs: "no session came before the exception",
        mode: "client-id-in-use",
        given: { logs: { "bot.log": `${firstId}\n${KEY_ERROR}` } },
      },
    ],
  },
  {
    mode: "session-dropped",
    name: "326, a session with another id, and that one cut hours later",
    given: { logs: { "bot.log": `${firstId}\n${otherId}\n${cutLater}` } },
  },
  {
    mode: "login-pending",
    name: "the login of yesterday complete, the one of today not, whichever log is read first",
    given: {
      logs: {
        "ibc-today.log": "2026-03-01 09:11:58:967 IBC: Second Factor Authentication initiated\n",
        "ibc-yesterday.log": "2026-02-28 09:11:58:967 IBC: Login has completed\n",
      },
    },
  },
  {
    mode: null,
    name: "the login complete in a log that is read before that of the day before",
    given: {
      logs: {
        "ibc-today.log": "2026-03-01 09:12:58:967 IBC: Login has completed\n",
        "ibc-yesterday.log": "2026-02-28 09:11:58:967 IBC: Second Factor Authentication initiated\n",
      },
    },
  },
  {
    mode: null,
    name: "one log ends well, another in an exception",
    given: {
      logs: {
        "dead.log": `${otherId}\n${KEY_ERROR}`,
        "well.log": otherId.replaceAll("2026-03-01", "2026-02-28"),
      },
    },
  },
  {
    mode: null,
    name: "a farm that is down on standard error and up again on standard output",
    given: {
      logs: {
        "err.log": nautilus([
          0,
          "ERROR",
          "Market data farm connection is broken:usfarm (code: 2103, req_id=-1)",
        ]),
        "out.log": nautilus([9, "WARN", "Market data farm connection is OK:usfarm (code: 2104, req_id=-1)"]),
      },
    },
  },
  {
    mode: "config-missing",
    name: "no port configured in one part, and the tap saw another part dial",
    confidence: "possible",
    given: {
      logs: { "bot.log": "ValueError: Please provide the `port` for the IB TWS or Gateway\n" },
      facts: { "project.target": target({ port: null }), "capture.wire": wire(served) },
    },
  },
];

function linesOf(level: string, log: string): string {
  return log
    .split("\n")
    .filter((line) => line.includes(` ${level} `))
    .join("\n");
}

function restoredAt(atMs: number) {
  const fields = { requestId: "-1", errorCode: "1102", errorText: BACK };
  return { atMs, from: "tws", name: "error", id: 4, framing: "text", bytes: 60, fields } as const;
}

function outputOf(ran: ReturnType<typeof run>): ReturnType<typeof run> {
  return { ...ran, stderr: { ...ran.stderr, artifact: "logs/program-stderr.log" } };
}
