/** How sure one is: cases of which one observation more, or one less, changes the certainty and not the mode. */
import {
  compose,
  container,
  ibAsync,
  ibapi,
  launcher,
  nautilus,
  python,
  settings,
  sockets,
} from "../builders.ts";
import { os, target } from "../given.ts";
import type { Case } from "./case.ts";
import { IBC, withIpv6 } from "./login.ts";
import { ipv6First, ownBeside, paperBeside, wsl } from "./reach.ts";

const REFUSED = nautilus(
  [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
  [3, "ERROR", "Connection failed"],
  [3, "ERROR", "Couldn't connect to TWS. (code: 502, req_id=-1)"],
);

const error = (code: number, text: string) =>
  ibAsync(
    [0, "INFO", "client", "Connecting to 127.0.0.1:7497 with clientId 7..."],
    [9, "INFO", "client", "Logged on to server version 178"],
    [90, "ERROR", "wrapper", `Error ${code}, reqId -1: ${text}`],
  );

const cancelledAfter = (ms: number) =>
  nautilus(
    [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
    [ms, "INFO", "Connection cancelled"],
    [ms, "ERROR", "Not connected (code: 504, req_id=-1)"],
  );

const trace = (last: string, path: string) =>
  `Traceback (most recent call last):\n  File "${path}", line 3, in <module>\n    main()\n${last}\n`;

/** A clock that is more than a day behind the logs' last change. */
const days = os({ clockUtc: "2026-03-09T09:40:00.000Z" });

const source = (library: string) => ({
  ...{ files: 1, bytes: 100, truncated: false, settings: [], hints: [] },
  ...{ environmentReads: [], sharedClientIds: [] },
  libraries: [{ name: library, place: "main.py:1" }],
});

export const sureCases: readonly Case[] = [
  {
    mode: "cancelled-by-own-loop",
    name: "a cancellation in a log of another day",
    confidence: "possible",
    given: { logs: { "nautilus.log": cancelledAfter(2) }, facts: { "host.os": days } },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "a cancellation after nine seconds, and nobody asked TWS",
    confidence: "possible",
    given: { logs: { "nautilus.log": cancelledAfter(9000) } },
  },
  {
    mode: "cancelled-by-own-loop",
    name: "a cancellation after nine seconds, and TWS serves others",
    confidence: "likely",
    given: { probe: "healthy", logs: { "nautilus.log": cancelledAfter(9000) } },
  },
  {
    mode: "api-disabled",
    name: "the settings say that socket clients are off, and a log was refused",
    confidence: "likely",
    given: {
      logs: { "nautilus.log": REFUSED },
      facts: { "tws.install": settings({ api: { socketClient: "false" } }) },
    },
  },
  {
    mode: null,
    name: "TWS's log: OutOfMemoryError, and a session works since",
    confidence: "none",
    given: {
      probe: "healthy",
      logs: { "docker.log": 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n' },
    },
  },
  {
    mode: "gateway-wedged",
    name: "half-closed and unaccepted connections both pile up",
    confidence: "proven",
    given: {
      probe: "accept-silent",
      facts: {
        "tws.sockets": sockets({
          closeWait: 12,
          listeners: [{ address: "::", pid: 100, program: "java", backlog: 5 }],
        }),
      },
    },
  },
  {
    mode: "ipv6-identity",
    name: "closed over IPv6, a session over IPv4",
    confidence: "likely",
    given: { probe: "healthy", alter: (facts) => withIpv6(facts, "closed-before-hello") },
  },
  {
    mode: "login-pending",
    name: "refused, and an old launcher.log waits for the second factor",
    confidence: "possible",
    given: {
      probe: "not-listening",
      facts: { "tws.launcher": { ...launcher("second-factor-sent"), modified: "2026-02-20T09:35:00.000Z" } },
    },
  },
  {
    mode: "paper-disclaimer",
    name: "10141 in a log, and a session works since",
    confidence: "likely",
    given: {
      probe: "healthy",
      logs: { "ib.log": error(10141, "Paper trading disclaimer must be accepted") },
    },
  },
  {
    mode: "paper-disclaimer",
    name: "IBC saw the disclaimer, and TWS closes after startApi",
    confidence: "likely",
    given: {
      probe: "start-api-close",
      logs: { "ibc.txt": IBC("detected dialog entitled: This is not a brokerage account; event=Opened") },
    },
  },
  {
    mode: "config-missing",
    name: "no port anywhere, in a program of ib_async, which has one of its own",
    confidence: "possible",
    given: {
      facts: {
        "host.os": os(),
        "project.target": target({ port: null }),
        "project.source": source("ib_async"),
      },
    },
  },
  {
    mode: "config-missing",
    name: "no port anywhere, in a program of ibapi, which has none of its own",
    confidence: "likely",
    given: {
      facts: {
        "host.os": os(),
        "project.target": target({ port: null }),
        "project.source": source("ibapi"),
      },
    },
  },
  {
    mode: "container-host-name",
    name: "the compose file gives the program localhost",
    confidence: "likely",
    given: {
      probe: "not-listening",
      facts: { "host.containers": compose("ghcr.io/gnzsnz/ib-gateway:stable", ["127.0.0.1:4002:4004"]) },
      alter: (facts) => ({
        ...facts,
        "project.target": target({
          port: facts["tws.handshake"]?.port ?? null,
          origin: { host: "docker-compose.yml:12", port: "docker-compose.yml:13" },
        }),
      }),
    },
  },
  {
    mode: "container-port-mapping",
    name: "4002 of a gnzsnz container that runs is mapped",
    confidence: "proven",
    given: {
      probe: "not-listening",
      alter: (facts) => ({
        ...facts,
        "host.containers": container({
          ports: [
            {
              hostAddress: "127.0.0.1",
              hostPort: facts["tws.handshake"]?.port ?? 0,
              containerPort: 4002,
              place: null,
            },
          ],
        }),
      }),
    },
  },
  {
    mode: "localhost-ipv6",
    name: "::1 refuses, 127.0.0.1 answers, and no log tells of a refusal",
    confidence: "possible",
    given: { probe: "healthy", alter: ipv6First },
  },
  {
    mode: "name-not-resolved",
    name: "the resolver does not answer: the name may be right",
    confidence: "likely",
    given: {
      facts: {
        "project.target": target({ host: "gateway" }),
        "tws.addresses": { host: "gateway", addresses: [], error: "EAI_AGAIN", tookMs: 12 },
      },
    },
  },
  {
    mode: "redirected",
    name: "a log of server version -1",
    confidence: "likely",
    given: {
      logs: {
        "ib.log": ibAsync(
          [0, "INFO", "client", "Connecting to 127.0.0.1:7497 with clientId 7..."],
          [9, "INFO", "client", "Logged on to server version -1"],
        ),
      },
    },
  },
  {
    mode: "redirected",
    name: "a log of server version -1, and the probe is told a version",
    confidence: "possible",
    given: {
      probe: "healthy",
      logs: {
        "ib.log": ibAsync(
          [0, "INFO", "client", "Connecting to 127.0.0.1:{port} with clientId 7..."],
          [9, "INFO", "client", "Logged on to server version -1"],
        ),
      },
    },
  },
  {
    mode: "tls-expected",
    name: "a log of a TLS handshake that failed",
    confidence: "possible",
    given: {
      logs: {
        "app.log": trace("ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number", "/app/main.py"),
      },
    },
  },
  {
    mode: "tls-expected",
    name: "a log of a TLS handshake that failed, and TWS serves a session",
    confidence: "likely",
    given: {
      probe: "healthy",
      logs: {
        "app.log": trace("ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number", "/app/main.py"),
      },
    },
  },
  {
    mode: "wrong-port",
    name: "the TWS on another port manages the configured account",
    confidence: "proven",
    given: {
      probe: "not-listening",
      ...ownBeside,
    },
  },
  {
    mode: "wsl-loopback",
    name: "TWS answers on the address of Windows",
    confidence: "proven",
    given: {
      probe: "not-listening",
      facts: {
        "host.wsl": wsl,
        "tws.siblings": {
          ...paperBeside,
          found: { ...paperBeside.found, address: wsl.gatewayAddress },
        } as never,
      },
    },
  },
  {
    mode: "wsl-loopback",
    name: "nothing answers inside WSL, and the networking is not known",
    confidence: "possible",
    given: { probe: "not-listening", facts: { "host.wsl": { ...wsl, networking: null } as never } },
  },
  {
    mode: "clock-skew",
    name: "the clock of TWS differs, in a zone that is not known",
    confidence: "likely",
    given: {
      probe: "clock-skew",
      alter: (facts) => {
        const handshake = facts["tws.handshake"];
        if (handshake === undefined) return facts;
        const attempts = handshake.attempts.map((one) => ({
          ...one,
          hello: one.hello && { ...one.hello, zoneKnown: false },
        }));
        return { ...facts, "tws.handshake": { ...handshake, attempts } };
      },
    },
  },
  {
    mode: "competing-session",
    name: "IBC found another session",
    confidence: "likely",
    given: {
      logs: { "ibc.txt": IBC("detected dialog entitled: Existing session detected; event=Opened") },
    },
  },
  {
    mode: "malformed-request",
    name: "320 without a number that cannot be read",
    confidence: "likely",
    given: { logs: { "ib.log": error(320, "Error reading request.") } },
  },
  {
    mode: "nightly-restart",
    name: "the connection is lost when launcher.log restarts",
    confidence: "proven",
    given: {
      logs: {
        "ib.log":
          "2026-03-01 23:45:12,100 ib_async.wrapper ERROR Error 1100, reqId -1: Connectivity between IBKR and Trader Workstation has been lost.\n",
        "launcher.log": "2026-03-01 23:45:20.000 [ABC] INFO [JTS-Main] - ---- IB GATEWAY RESTART ----\n",
      },
    },
  },
  {
    mode: "wrong-account",
    name: "NautilusTrader does not find its account, which the TWS that answers manages",
    confidence: "possible",
    given: {
      probe: "healthy",
      logs: {
        "nautilus.log": nautilus([
          0,
          "ERROR",
          "Account `DU1234567` not found in the connected TWS/Gateway: available accounts are {'DU1'}",
        ]),
      },
      alter: (facts) => ({ ...facts, "project.target": target({ account: "DU1234567" }) }),
    },
  },
  {
    mode: "extra-not-installed",
    name: "no module named ibapi, and yet it is installed",
    confidence: "possible",
    given: {
      logs: { "app.log": trace("ModuleNotFoundError: No module named 'ibapi'", "/app/main.py") },
      facts: {
        "project.python": python(
          "3.12.1",
          ["nautilus-trader==1.220.0", "nautilus-ibapi==10.30.1"],
          ibapi("10.30.1", 187, ["nautilus-ibapi==10.30.1"]),
        ),
      },
    },
  },
  {
    mode: "extra-not-installed",
    name: "no module named ibapi, and nothing is known of the environment",
    confidence: "likely",
    given: { logs: { "app.log": trace("ModuleNotFoundError: No module named 'ibapi'", "/app/main.py") } },
  },
  {
    mode: "extra-not-installed",
    name: "the adapter's program has no ibapi, before it was ever run",
    confidence: "proven",
    given: {
      facts: {
        "project.python": python("3.12.1", ["nautilus-trader==1.220.0"]),
        "project.source": source("nautilus_trader"),
      },
    },
  },
  {
    mode: "ibapi-shadowed",
    name: "two distributions own ibapi, and no file differs",
    confidence: "likely",
    given: {
      probe: "healthy",
      facts: {
        "project.python": python(
          "3.12.1",
          ["nautilus-trader==1.220.0", "nautilus-ibapi==10.30.1", "ibapi==9.81.1"],
          ibapi("10.30.1", 187, ["nautilus-ibapi==10.30.1", "ibapi==9.81.1"]),
        ),
      },
    },
  },
  {
    mode: "localized-tws",
    name: "the time of a Chinese TWS, and a library that reads UTF-8 only",
    confidence: "likely",
    given: {
      probe: "time-zone-chinese",
      facts: { "project.python": python("3.12.1", ["nautilus-trader==1.218.0"]) },
    },
  },
  {
    mode: "python-unsupported",
    name: "no event loop in the main thread, of a Python that is not known",
    confidence: "likely",
    given: {
      logs: {
        "app.log": trace(
          "RuntimeError: There is no current event loop in thread 'MainThread'.",
          "/venv/site-packages/eventkit/util.py",
        ),
      },
    },
  },
  {
    mode: "request-before-handshake",
    name: "the server version is None, in a release that was repaired",
    confidence: "possible",
    given: {
      logs: {
        "app.log": trace(
          "TypeError: '>=' not supported between instances of 'NoneType' and 'int'",
          "/venv/site-packages/ibapi/client.py",
        ),
      },
      facts: { "project.python": python("3.12.1", ["nautilus-trader==1.227.0"]) },
    },
  },
];
