import type { IbcRun } from "../../../src/collectors/tws/ibc-state.ts";
import {
  at,
  container,
  ibAsync,
  launcher,
  nautilus,
  processes,
  running,
  settings,
  sockets,
} from "../builders.ts";
import { os } from "../given.ts";
import type { Case } from "./case.ts";

export const IBC = (...lines: string[]) =>
  lines.map((line, index) => `2026-03-01 09:3${index}:00:100 IBC: ${line}`).join("\n");

const READ_ONLY = ibAsync(
  [0, "INFO", "client", "Connecting to 127.0.0.1:7497 with clientId 7..."],
  [2, "INFO", "client", "Connected"],
  [9, "INFO", "client", "Logged on to server version 178"],
  [11, "INFO", "client", "API connection ready"],
  [
    900,
    "ERROR",
    "wrapper",
    "Error 321, reqId 4: Error validating request.-'bN' : cause - The API interface is currently in Read-Only mode.",
  ],
);

const gatewayLives = processes({ processes: [running.gateway] });
const twsLives = processes({ processes: [running.tws] });

export const loginCases: readonly Case[] = [
  {
    mode: "login-pending",
    name: "refused, the Gateway waits for the second factor",
    given: {
      probe: "not-listening",
      facts: { "tws.process": gatewayLives, "tws.launcher": launcher("second-factor-sent") },
    },
    neighbours: [
      {
        differs: "the login is complete",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "tws.process": gatewayLives, "tws.launcher": launcher("logged-in") },
        },
      },
      {
        differs: "the password was refused",
        mode: "login-rejected",
        given: {
          probe: "not-listening",
          facts: { "tws.process": gatewayLives, "tws.launcher": launcher("wrong-password") },
        },
      },
    ],
  },
  {
    mode: "login-pending",
    name: "a container's log: IBC waits for the second factor, socat finds nobody",
    given: {
      logs: {
        "docker.log": `${IBC("Login attempt: 1", "Second Factor Authentication initiated")}\n2026/03/01 09:35:00 socat[41] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\n`,
      },
    },
    neighbours: [
      {
        differs: "IBC says nothing of a login",
        mode: "relay-without-backend",
        given: {
          logs: {
            "docker.log":
              "2026/03/01 09:35:00 socat[41] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\n",
          },
        },
      },
    ],
  },
  {
    mode: "login-pending",
    name: "the local engine's Gateway waits for the second factor, its relay finds nobody",
    given: {
      probe: "accept-close",
      facts: {
        "host.containers": container({ login: ibcLogin("second-factor-initiated"), relay: "refused" }),
      },
    },
    neighbours: [
      {
        differs: "its log says nothing of a login",
        mode: "relay-without-backend",
        given: { probe: "accept-close", facts: { "host.containers": container({ relay: "refused" }) } },
      },
    ],
  },
  {
    mode: "login-rejected",
    name: "a bare IBC log with a refused password",
    given: {
      logs: { "ibc.txt": IBC("Login attempt: 1", "Login failed", "Unrecognized Username or Password") },
    },
    neighbours: [
      {
        differs: "the login completed",
        mode: null,
        given: { logs: { "ibc.txt": IBC("Login attempt: 1", "Login has completed") } },
      },
    ],
  },
  {
    mode: "login-rejected",
    name: "refused, too many attempts",
    given: { probe: "not-listening", facts: { "tws.launcher": launcher("too-many-attempts") } },
  },
  {
    mode: "login-dialog-missing",
    name: "IBC ended with 1112",
    given: {
      logs: {
        "ibc.txt": IBC(
          "IBC closing after TWS/Gateway failed to display login dialog",
          "Exiting with exit code=1112",
        ),
      },
    },
    neighbours: [
      {
        differs: "exit code 1111: the second factor lapsed",
        mode: "login-pending",
        given: {
          logs: { "ibc.txt": IBC("Second Factor Authentication initiated", "Exiting with exit code=1111") },
        },
      },
    ],
  },
  {
    mode: "outdated-gateway",
    name: "launcher.log says that the build is no longer supported",
    given: { probe: "not-listening", facts: { "tws.launcher": launcher("outdated") } },
    neighbours: [
      {
        differs: "launcher.log waits for credentials",
        mode: "login-pending",
        given: { probe: "not-listening", facts: { "tws.launcher": launcher("waiting-for-credentials") } },
      },
    ],
  },
  {
    mode: "api-disabled",
    name: "TWS lives and is logged in, no port is open",
    given: {
      probe: "not-listening",
      facts: { "tws.process": twsLives, "tws.launcher": launcher("logged-in") },
    },
    neighbours: [
      {
        differs: "an IB Gateway lives, which has no such switch",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "tws.process": gatewayLives, "tws.launcher": launcher("logged-in") },
        },
      },
    ],
  },
  {
    mode: "api-disabled",
    name: "the settings say that socket clients are off",
    given: { probe: "not-listening", facts: { "tws.install": settings({ api: { socketClient: "false" } }) } },
    neighbours: [
      {
        differs: "the settings say that they are on",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "tws.install": settings({ api: { socketClient: "true" } }) },
        },
      },
    ],
  },
  {
    mode: "untrusted-address",
    name: "silent to a client that is not on loopback",
    given: { probe: "hello-silent", alter: at("192.168.1.20") },
    neighbours: [
      { differs: "silent on loopback", mode: null, given: { probe: "hello-silent" } },
      { differs: "it answers", mode: "healthy", given: { probe: "healthy", alter: at("192.168.1.20") } },
    ],
  },
  {
    mode: "untrusted-address",
    name: "TWS's own log ignores the client",
    given: {
      logs: {
        "tws.log":
          "2026-03-01 09:30:00.100 [JA] INFO  [JTS-SocketListener-58] - Ignoring API request 'jextend.a1' since API is not accepted.\n",
      },
    },
  },
  {
    mode: "trusted-ip-syntax",
    name: "silent, and Trusted IPs hold a range",
    given: {
      probe: "hello-silent",
      alter: at("192.168.1.20"),
      facts: { "tws.install": settings({ jtsIni: { "IBGateway.TrustedIPs": "192.168.1.0/24" } }) },
    },
    neighbours: [
      {
        differs: "Trusted IPs hold a single address",
        mode: "untrusted-address",
        given: {
          probe: "hello-silent",
          alter: at("192.168.1.20"),
          facts: { "tws.install": settings({ jtsIni: { "IBGateway.TrustedIPs": "127.0.0.1" } }) },
        },
      },
    ],
  },
  {
    mode: "ipv6-identity",
    name: "silent over IPv6, a session over IPv4",
    given: { probe: "healthy", alter: (facts) => withIpv6(facts, "silent") },
    neighbours: [
      {
        differs: "a session over IPv6 too",
        mode: "healthy",
        given: { probe: "healthy", alter: (facts) => withIpv6(facts, "session") },
      },
    ],
  },
  {
    mode: "gateway-wedged",
    name: "silent on loopback, half-closed connections pile up",
    given: { probe: "accept-silent", facts: { "tws.sockets": sockets({ closeWait: 12, unread: 9 }) } },
    neighbours: [
      {
        differs: "nothing piles up",
        mode: null,
        given: { probe: "accept-silent", facts: { "tws.sockets": sockets() } },
      },
    ],
  },
  {
    mode: "gateway-out-of-resources",
    name: "TWS's log: OutOfMemoryError",
    given: {
      logs: { "docker.log": 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n' },
    },
    neighbours: [
      {
        differs: "another Java exception",
        mode: null,
        given: {
          logs: { "docker.log": 'Exception in thread "main" java.lang.NullPointerException: null\n' },
        },
      },
    ],
  },
  {
    mode: "paper-disclaimer",
    name: "10141",
    given: { probe: "paper-disclaimer" },
    neighbours: [
      { differs: "326 in its place", mode: "client-id-in-use", given: { probe: "client-id-in-use" } },
      { differs: "no message at all", mode: null, given: { probe: "start-api-close" } },
    ],
  },
  {
    mode: "read-only-api",
    name: "321 read-only in a log",
    given: { logs: { "ib.log": READ_ONLY } },
    neighbours: [
      {
        differs: "321 for another reason",
        mode: "wrong-account",
        given: {
          logs: {
            "ib.log": READ_ONLY.replace(
              "The API interface is currently in Read-Only mode.",
              "Invalid account code 'X'.",
            ),
          },
        },
      },
      {
        differs: "IBC has switched the box off",
        mode: "write-access-unconfirmed",
        given: {
          logs: { "ib.log": READ_ONLY, "ibc.txt": IBC("Read-Only API checkbox is now set to: false") },
        },
      },
    ],
  },
  { mode: "read-only-api", name: "321 read-only from the probe", given: { probe: "read-only-api" } },
  {
    mode: "write-access-unconfirmed",
    name: "321 although the box is off, the dialog is open",
    given: {
      logs: {
        "ib.log": READ_ONLY,
        "ibc.txt": IBC(
          "Read-Only API checkbox is now set to: false",
          "detected dialog entitled: API client needs write access action confirmation; event=Opened",
        ),
      },
    },
    neighbours: [
      { differs: "IBC's log is not there", mode: "read-only-api", given: { logs: { "ib.log": READ_ONLY } } },
    ],
  },
  {
    mode: null,
    name: "NautilusTrader's retries 2 s apart: silent, on loopback",
    alternatives: ["untrusted-address", "gateway-wedged"],
    given: { logs: { "nautilus.log": retries(2000) } },
  },
  {
    mode: null,
    name: "NautilusTrader's retries 1 s apart: closed",
    alternatives: ["untrusted-address", "relay-without-backend"],
    given: { logs: { "nautilus.log": retries(1000) }, facts: { "host.os": os() } },
  },
];

function retries(apartMs: number): string {
  const lines = [0, 1, 2, 3, 4].map(
    (n) =>
      [
        20 + apartMs * n,
        "WARN",
        `Failed to receive server version information, retries remaining: ${4 - n}`,
      ] as const,
  );
  return nautilus(
    [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
    ...lines,
    [20 + apartMs * 5, "ERROR", "Connection failed"],
    [21 + apartMs * 5, "ERROR", "Not connected (code: 504, req_id=-1)"],
  );
}

export function withIpv6(
  facts: Parameters<NonNullable<Case["given"]["alter"]>>[0],
  outcome: "silent" | "session" | "closed-before-hello",
) {
  const handshake = facts["tws.handshake"];
  const [four] = handshake?.attempts ?? [];
  if (handshake === undefined || four === undefined) return facts;
  const other = { ...four, address: "fe80::2", family: 6 as const };
  const six =
    outcome === "session" ? other : { ...other, outcome, hello: null, session: null, bytesReceived: 0 };
  return { ...facts, "tws.handshake": { ...handshake, host: "gateway", attempts: [six, four], best: 1 } };
}

function ibcLogin(state: IbcRun["state"]): IbcRun {
  const unset = { stateAt: null, apiPort: null, readOnly: null, exitCode: null, openDialog: null };
  return { state, ...unset, events: [] };
}
