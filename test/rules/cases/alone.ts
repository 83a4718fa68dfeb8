import { ibAsync, nautilus } from "../builders.ts";
import type { Case } from "./case.ts";

const TAKEN =
  "Error 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.";

/** ib_async, refused with 326 under each of these client ids. */
function refusedAs(...ids: readonly number[]): string {
  return ids
    .map((id, index) =>
      ibAsync(
        [index * 4_000, "INFO", "client", `Connecting to 127.0.0.1:4002 with clientId ${id}...`],
        [index * 4_000 + 30, "ERROR", "wrapper", TAKEN],
      ),
    )
    .join("\n");
}

/** ib_async, whose dial of this host ended with that number of Linux. */
function dialled(host: string, errno: number): string {
  return ibAsync(
    [0, "INFO", "client", `Connecting to ${host}:4002 with clientId 7...`],
    [
      1,
      "ERROR",
      "client",
      `API connection failed: OSError(${errno}, "Connect call failed ('${host}', 4002)")`,
    ],
  );
}

const NAUTILUS_TAKEN =
  "Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)";

/** NautilusTrader's errors: the link to IBKR is lost, and so much later a client id is refused. */
function lostThenRefused(afterMs: number): string {
  return nautilus(
    [0, "ERROR", "Connectivity between IBKR and Trader Workstation has been lost. (code: 1100, req_id=-1)"],
    [afterMs, "ERROR", NAUTILUS_TAKEN],
  );
}

/** ib_async with its session. */
const SERVED = ibAsync(
  [0, "INFO", "client", "Connecting to 127.0.0.1:4002 with clientId 1..."],
  [10, "INFO", "client", "Connected"],
  [20, "INFO", "client", "Logged on to server version 178"],
  [30, "INFO", "client", "API connection ready"],
  [330, "INFO", "ib", "Synchronization complete"],
);

const WAITED = ibAsync(
  [0, "INFO", "client", "Connecting to 127.0.0.1:4002 with clientId 1..."],
  [2, "INFO", "client", "Connected"],
  [4_002, "ERROR", "client", "API connection failed: TimeoutError()"],
);

/** TWS's own line about a client that nobody accepted. */
function ignored(at: string): string {
  return `${at} [AB] INFO  [JTS-EServerSocket-1] - [0:176:176:1:0:0:0:ERR] Ignoring API request 'jextend.a1' since API is not accepted.`;
}

/** Logs with nothing beside them: they must not be surer than a run would be. */
export const aloneCases: readonly Case[] = [
  {
    mode: "server-too-old",
    name: "a connection that ended, and the client names the version that it was told",
    confidence: "possible",
    given: {
      logs: {
        "bot.log": ibAsync(
          [0, "INFO", "client", "Connecting to 127.0.0.1:4002 with clientId 7..."],
          [3, "INFO", "client", "Connected"],
          [10, "INFO", "client", "Disconnected."],
          [10, "ERROR", "client", "TWS/gateway version must be >= 972"],
        ),
      },
    },
  },
  {
    mode: null,
    name: "the end of a connection of which the log does not hold the beginning",
    alternatives: ["session-dropped"],
    given: {
      logs: {
        "err.log":
          "2026-11-03T09:30:21.309252501Z [ERROR] T-001.InteractiveBrokersClient-007: Connection watchdog detects connection lost",
      },
    },
  },
  {
    mode: "client-id-in-use",
    name: "one client id is refused, and no other was tried",
    confidence: "proven",
    given: { logs: { "bot.log": refusedAs(7) } },
  },
  {
    mode: "client-id-in-use",
    name: "three client ids of one program are refused",
    confidence: "likely",
    alternatives: ["too-many-clients"],
    given: { logs: { "bot.log": refusedAs(7, 8, 9) } },
  },
  {
    mode: "client-id-in-use",
    name: "two client ids of one program are refused",
    confidence: "possible",
    given: { logs: { "bot.log": refusedAs(7, 8) } },
  },
  {
    mode: null,
    name: "NautilusTrader's errors without the line that tells when it began",
    alternatives: ["tws-not-running", "untrusted-address", "gateway-wedged"],
    given: { logs: { "err.log": nautilus([0, "ERROR", "Connection failed"]) } },
    neighbours: [
      {
        differs: "the beginning is there",
        mode: "tws-not-running",
        given: {
          logs: {
            "err.log": nautilus(
              [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
              [2, "ERROR", "Connection failed"],
            ),
          },
        },
      },
    ],
  },
  {
    mode: "client-id-storm",
    name: "a time-out of NautilusTrader first and 326 after it, of a release that is not known",
    confidence: "possible",
    alternatives: ["client-id-in-use"],
    given: {
      logs: {
        "err.log": nautilus(
          [0, "ERROR", "Client failed to initialize; connection timeout"],
          [5_040, "ERROR", NAUTILUS_TAKEN],
        ),
      },
    },
  },
  {
    mode: null,
    name: "the machine has no route",
    fault: "network",
    confidence: "likely",
    given: { logs: { "bot.log": dialled("10.20.30.40", 101) } },
    neighbours: [
      {
        differs: "the host is told to be unreachable",
        mode: "firewall",
        given: { logs: { "bot.log": dialled("10.20.30.40", 113) } },
      },
    ],
  },
  {
    mode: null,
    name: "the machine has no route to itself",
    fault: "network",
    given: { logs: { "bot.log": dialled("127.0.0.1", 101) } },
  },
  {
    mode: "untrusted-address",
    name: "the client waits, and TWS held a client back at that time",
    confidence: "proven",
    given: { logs: { "bot.log": WAITED, "tws.log": ignored("2026-03-01 09:30:01.001") } },
  },
  ...[
    ["on another day", ignored("2025-01-07 09:30:01.001")],
    ["after the client had left", ignored("2026-03-01 09:30:05.001")],
    [
      "by a TWS of another port",
      `2026-03-01 09:30:00.001 [AB] INFO  [JTS-SocketListener-58] - API server listening on port 4001\n${ignored("2026-03-01 09:30:01.001")}`,
    ],
  ].map(
    ([when = "", log = ""]): Case => ({
      mode: null,
      name: `the client waits, and TWS held one back ${when}`,
      alternatives: ["untrusted-address", "gateway-wedged"],
      given: { logs: { "bot.log": WAITED, "tws.log": log } },
    }),
  ),
  {
    mode: "wrong-port",
    name: "the port is refused, and IBC's log of another day names another",
    confidence: "possible",
    given: {
      logs: {
        "bot.log": dialled("127.0.0.1", 111),
        "ibc.log":
          "2025-01-07 09:25:00:100 IBC: Login has completed\n2025-01-07 09:25:02:100 IBC: TWS API socket port is already set to 4001",
      },
    },
  },
  {
    mode: "connectivity-lost",
    name: "NautilusTrader connects a second time when the link to IBKR is lost, and is refused",
    confidence: "likely",
    given: { logs: { "err.log": lostThenRefused(17) } },
    neighbours: [
      {
        differs: "the refusal comes an hour later",
        mode: "client-id-in-use",
        given: { logs: { "err.log": lostThenRefused(3_600_000) } },
      },
    ],
  },
  {
    mode: "client-id-in-use",
    name: "a client id is refused in one log, and another log holds a session at a time that nothing orders",
    confidence: "possible",
    given: {
      logs: {
        "out.log": SERVED,
        "err.log": `ib_async.wrapper ERROR ${TAKEN}\nib_async.client ERROR Peer closed connection. clientId 1 already in use?`,
      },
    },
  },
  {
    mode: "client-id-in-use",
    name: "a client id is refused in the log of the day before that of the session",
    confidence: "possible",
    given: {
      logs: { "out.log": SERVED, "err.log": `2026-02-28 09:30:00,030 ib_async.wrapper ERROR ${TAKEN}` },
    },
  },
  {
    mode: "client-id-in-use",
    name: "a client id is refused after the session that another log holds",
    confidence: "proven",
    given: { logs: { "out.log": SERVED, "bot.log": refusedAs(1).replaceAll("09:30:", "11:30:") } },
  },
];
