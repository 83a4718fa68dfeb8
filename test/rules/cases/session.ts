import { ibAsync, install, nautilus, python, sockets } from "../builders.ts";
import { os } from "../given.ts";
import type { Case } from "./case.ts";

const LOGGED_ON = [
  [0, "INFO", "client", "Connecting to 127.0.0.1:{port} with clientId 7..."],
  [2, "INFO", "client", "Connected"],
  [9, "INFO", "client", "Logged on to server version 178"],
] as const;
const READY = [...LOGGED_ON, [11, "INFO", "client", "API connection ready"]] as const;

const REFUSED = ibAsync(
  ...LOGGED_ON,
  [12, "ERROR", "wrapper", "Error 326, reqId -1: Unable to connect as the client id is already in use."],
  [13, "ERROR", "client", "Peer closed connection. clientId 7 already in use?"],
  [4013, "ERROR", "client", "API connection failed: TimeoutError()"],
);
const LATER = ibAsync(...READY).replaceAll("09:30:", "09:31:");

const SYNCED = ibAsync(...READY, [30, "INFO", "ib", "Synchronization complete"]);

const afterReady = (ms: number, text: string) => ibAsync(...READY, [ms, "ERROR", "wrapper", text]);

export const dropped = (at: string) =>
  `${SYNCED.replaceAll("2026-03-01 09:30:00", "2026-03-01 20:00:00")}\n2026-03-01 ${at},100 ib_async.client ERROR Peer closed connection.\n`;

const storm = nautilus(
  [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
  [
    8,
    "INFO",
    "Connected to Interactive Brokers (v187) at 20260301 09:30:00 EST from 127.0.0.1:7497 with client id: 1",
  ],
  [15010, "ERROR", "Client failed to initialize; connection timeout"],
  [15011, "INFO", "Attempt 2: attempting to reconnect in 5 seconds..."],
  [20012, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
  [
    20020,
    "INFO",
    "Connected to Interactive Brokers (v187) at 20260301 09:30:20 EST from 127.0.0.1:7497 with client id: 1",
  ],
  [
    20025,
    "ERROR",
    "Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)",
  ],
  [35030, "ERROR", "Client failed to initialize; connection timeout"],
  [35031, "INFO", "Attempt 3: attempting to reconnect in 5 seconds..."],
  [40032, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
  [
    40040,
    "INFO",
    "Connected to Interactive Brokers (v187) at 20260301 09:30:40 EST from 127.0.0.1:7497 with client id: 1",
  ],
  [
    40045,
    "ERROR",
    "Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)",
  ],
);

export const sessionCases: readonly Case[] = [
  {
    mode: "healthy",
    name: "a complete session, nothing else known",
    given: { probe: "healthy" },
    neighbours: [
      {
        differs: "next valid id is missing",
        mode: "session-incomplete",
        given: { probe: "no-next-valid-id" },
      },
      {
        differs: "the program's log shows an exception",
        mode: null,
        given: {
          probe: "healthy",
          logs: {
            "app.log":
              'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    main()\nValueError: bad symbol\n',
          },
        },
      },
    ],
  },
  {
    mode: "healthy",
    name: "a complete session beside a log that says the same",
    given: { probe: "healthy", logs: { "ib.log": SYNCED } },
  },
  {
    mode: "healthy",
    name: "a TWS that tells of a loss and its end at once",
    given: { probe: "connectivity-restored" },
  },
  { mode: "healthy", name: "a slow hello", given: { probe: "hello-slow" } },
  {
    mode: "client-id-in-use",
    name: "326 in the log, a session with another id",
    given: {
      probe: "healthy",
      logs: {
        "ib.log": ibAsync(
          ...LOGGED_ON,
          [
            12,
            "ERROR",
            "wrapper",
            "Error 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.",
          ],
          [13, "ERROR", "client", "Peer closed connection. clientId 7 already in use?"],
          [4013, "ERROR", "client", "API connection failed: TimeoutError()"],
        ),
      },
    },
    neighbours: [
      {
        differs: "the library guesses, and no 326 was seen",
        mode: null,
        given: {
          logs: {
            "ib.log": ibAsync(
              ...LOGGED_ON,
              [511, "ERROR", "client", "Peer closed connection. clientId 7 already in use?"],
              [4013, "ERROR", "client", "API connection failed: TimeoutError()"],
            ).replaceAll("{port}", "7497"),
          },
        },
      },
    ],
  },
  {
    mode: "client-id-in-use",
    name: "326 to the probe's random id",
    alternatives: ["too-many-clients"],
    given: { probe: "client-id-in-use" },
  },
  {
    mode: "client-id-in-use",
    name: "326 on every attempt, a session of another client in the same log",
    given: { logs: { "ib.log": `${REFUSED}\n${LATER.replace("clientId 7", "clientId 8")}` } },
    neighbours: [
      {
        differs: "the same client got its session later",
        mode: "healthy",
        given: { logs: { "ib.log": `${REFUSED}\n${LATER}` } },
      },
    ],
  },
  {
    mode: "client-id-storm",
    name: "NautilusTrader 1.227 after a time-out of its own",
    given: {
      logs: { "nautilus.log": storm },
      facts: { "project.python": python("3.12.1", ["nautilus-trader==1.227.0"]) },
    },
    neighbours: [
      {
        differs: "NautilusTrader 1.229, which closes its socket",
        mode: "client-id-in-use",
        given: {
          logs: { "nautilus.log": storm },
          facts: { "project.python": python("3.12.1", ["nautilus-trader==1.229.0"]) },
        },
      },
    ],
  },
  {
    mode: "too-many-clients",
    name: "closed after startApi with 32 clients connected",
    given: { probe: "too-many-clients", facts: { "tws.sockets": sockets({ established: 32 }) } },
    neighbours: [
      {
        differs: "three clients are connected",
        mode: null,
        given: { probe: "too-many-clients", facts: { "tws.sockets": sockets({ established: 3 }) } },
      },
    ],
  },
  {
    mode: "session-incomplete",
    name: "managed accounts do not come",
    given: { probe: "no-managed-accounts" },
    neighbours: [{ differs: "they come late", mode: "healthy", given: { probe: "next-valid-id-late" } }],
  },
  { mode: "session-incomplete", name: "nothing comes after startApi", given: { probe: "start-api-silent" } },
  {
    mode: "session-incomplete",
    name: "the list of accounts is empty",
    given: { probe: "empty-managed-accounts" },
  },
  {
    mode: "session-incomplete",
    name: "ib_async logs on and times out",
    given: {
      logs: {
        "ib.log": ibAsync(...LOGGED_ON, [
          4010,
          "ERROR",
          "client",
          "API connection failed: TimeoutError()",
        ]).replaceAll("{port}", "7497"),
      },
    },
  },
  {
    mode: "startup-sync-timeout",
    name: "ib_async: positions request timed out",
    given: {
      probe: "requests-ignored",
      logs: {
        "ib.log": ibAsync(
          ...READY,
          [4013, "ERROR", "ib", "positions request timed out"],
          [4013, "ERROR", "ib", "open orders request timed out"],
        ),
      },
    },
    neighbours: [
      {
        differs: "the start-up requests are answered",
        mode: "healthy",
        given: { probe: "requests-ignored", logs: { "ib.log": SYNCED } },
      },
    ],
  },
  {
    mode: "server-too-old",
    name: "server version 98",
    given: { probe: "server-too-old" },
    neighbours: [{ differs: "server version 176", mode: "healthy", given: { probe: "healthy-176" } }],
  },
  {
    mode: "server-too-old",
    name: "server version 150 and ib_async, which needs 157",
    given: { probe: "server-old-150", facts: { "project.python": python("3.12.1", ["ib-async==2.0.1"]) } },
    neighbours: [
      {
        differs: "a client that works with 150",
        mode: "healthy",
        given: { probe: "server-old-150", facts: { "project.python": python("3.12.1", ["ibapi==9.81.1"]) } },
      },
    ],
  },
  {
    mode: "server-too-new",
    name: "server version 999 whatever is offered",
    given: { probe: "server-too-new" },
    neighbours: [{ differs: "the server negotiates", mode: "healthy", given: { probe: "healthy" } }],
  },
  {
    mode: "session-dropped",
    name: "TWS ends the probe's own session as soon as it stands",
    given: { probe: "session-close-at-once" },
    neighbours: [{ differs: "TWS keeps the session", mode: "healthy", given: { probe: "healthy" } }],
  },
  {
    mode: "session-dropped",
    name: "ib_async: peer closed after synchronisation",
    given: { probe: "healthy", logs: { "ib.log": dropped("21:10:00") } },
    neighbours: [
      {
        differs: "the program disconnects itself",
        mode: "healthy",
        given: {
          probe: "healthy",
          logs: {
            "ib.log": `${SYNCED}\n2026-03-01 09:31:00,100 ib_async.ib INFO Disconnecting from 127.0.0.1:7497, 1.2 kB sent in 9 messages\n2026-03-01 09:31:00,101 ib_async.client INFO Disconnected.\n`,
          },
        },
      },
    ],
  },
  {
    mode: "nightly-restart",
    name: "peer closed at the configured restart time",
    given: {
      probe: "healthy",
      logs: { "ib.log": dropped("23:45:12") },
      facts: {
        "tws.install": install({
          dailyRestart: [{ key: "AutoRestartTime", time: "11:45 PM", place: "config.ini:300" }],
        }),
      },
    },
    neighbours: [
      {
        differs: "two hours before it",
        mode: "session-dropped",
        given: {
          probe: "healthy",
          logs: { "ib.log": dropped("21:45:12") },
          facts: {
            "tws.install": install({
              dailyRestart: [{ key: "AutoRestartTime", time: "11:45 PM", place: "config.ini:300" }],
            }),
          },
        },
      },
    ],
  },
  {
    mode: "api-port-changed",
    name: "1300",
    given: { probe: "port-changed" },
    neighbours: [{ differs: "no 1300", mode: "healthy", given: { probe: "healthy" } }],
  },
  {
    mode: "connectivity-lost",
    name: "1100 during the session",
    given: { probe: "connectivity-lost" },
    neighbours: [{ differs: "1102 follows", mode: "healthy", given: { probe: "connectivity-restored" } }],
  },
  {
    mode: "connectivity-lost",
    name: "1100 in a bare log",
    given: {
      logs: {
        "ib.log": afterReady(
          60_000,
          "Error 1100, reqId -1: Connectivity between IBKR and Trader Workstation has been lost.",
        ).replaceAll("{port}", "7497"),
      },
    },
  },
  {
    mode: "competing-session",
    name: "10197",
    given: { probe: "competing-session" },
    neighbours: [{ differs: "no 10197", mode: "healthy", given: { probe: "healthy" } }],
  },
  {
    mode: "farm-status-misread",
    name: "the program logs 2104 as an error, all else is well",
    given: {
      probe: "healthy",
      logs: {
        "app.log":
          "2026-03-01 09:30:01,000 ibapi.wrapper ERROR ERROR -1 2104 Market data farm connection is OK:usfarm\n2026-03-01 09:30:01,001 ibapi.wrapper ERROR ERROR -1 2106 HMDS data farm connection is OK:ushmds\n",
      },
    },
    neighbours: [
      {
        differs: "the log shows 1100 as well",
        mode: "connectivity-lost",
        given: {
          probe: "healthy",
          logs: {
            "app.log":
              "2026-03-01 09:30:01,000 ibapi.wrapper ERROR ERROR -1 2104 Market data farm connection is OK:usfarm\n2026-03-01 09:31:01,001 ibapi.wrapper ERROR ERROR -1 1100 Connectivity between IB and Trader Workstation has been lost.\n",
          },
        },
      },
    ],
  },
  {
    mode: "farm-status-misread",
    name: "farms are down, the session stands",
    given: { probe: "farm-broken" },
  },
  {
    mode: "clock-skew",
    name: "the clock of TWS is 137 s ahead",
    given: { probe: "clock-skew" },
    neighbours: [{ differs: "the clocks agree", mode: "healthy", given: { probe: "healthy" } }],
  },
  {
    mode: "rate-limit",
    name: "100, then closed",
    given: {
      probe: "healthy",
      logs: {
        "ib.log": afterReady(
          900,
          "Error 100, reqId -1: Max rate of messages per second has been exceeded:max=50 rec=51 (1)",
        ),
      },
    },
    neighbours: [
      { differs: "no 100", mode: "healthy", given: { probe: "healthy", logs: { "ib.log": SYNCED } } },
    ],
  },
  {
    mode: "malformed-request",
    name: "320 with a NumberFormatException",
    given: {
      probe: "healthy",
      logs: {
        "ib.log": afterReady(
          900,
          'Error 320, reqId 5: Error reading request. java.lang.NumberFormatException: For input string: "553616312  "',
        ),
      },
    },
    neighbours: [
      {
        differs: "200: a contract that does not exist",
        mode: null,
        given: {
          probe: "healthy",
          logs: {
            "ib.log": afterReady(
              900,
              "Error 200, reqId 5: No security definition has been found for the request",
            ),
          },
        },
      },
    ],
  },
  {
    mode: null,
    name: "closed half a second after startApi, and the library guesses",
    alternatives: ["client-id-in-use", "paper-disclaimer", "untrusted-address"],
    given: {
      logs: {
        "ib.log":
          "2026-03-01 09:30:00,000 ib_async.client INFO Logged on to server version 178\n2026-03-01 09:30:00,502 ib_async.client ERROR Peer closed connection. clientId 123 already in use?\n2026-03-01 09:30:04,000 ib_async.client ERROR API connection failed: TimeoutError()\n",
      },
    },
  },
  {
    mode: null,
    name: "frames that break the protocol",
    alternatives: ["server-too-new"],
    given: { probe: "negative-length" },
  },
  { mode: null, name: "half a hello", alternatives: ["not-tws"], given: { probe: "hello-half" } },
  {
    mode: null,
    name: "an exception of the program beside a TWS that works",
    fault: "unknown",
    given: {
      probe: "healthy",
      logs: {
        "app.log":
          "Traceback (most recent call last):\n  File \"/app/main.py\", line 3, in <module>\n    main()\nKeyError: 'symbol'\n",
      },
      facts: { "host.os": os() },
    },
  },
];
