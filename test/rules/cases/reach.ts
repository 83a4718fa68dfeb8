import type { Facts } from "../../../src/facts.ts";
import { at, compose, ibAsync, nautilus, processes, python, running, sockets } from "../builders.ts";
import { os, target } from "../given.ts";
import type { Case } from "./case.ts";

const REFUSED = ibAsync(
  [0, "INFO", "client", "Connecting to 127.0.0.1:{port} with clientId 7..."],
  [
    2,
    "ERROR",
    "client",
    "API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', {port})\")",
  ],
  [2, "ERROR", "client", "Make sure API port on TWS/IBG is open"],
);

const SOCAT_DOWN =
  "2026/03/01 09:30:00 socat[41] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\n";

const GATEWAY_READY = nautilus(
  [0, "INFO", "Gateway `nautilus-ib-gateway-paper` ready"],
  [5, "INFO", "Starting InteractiveBrokersClient (1)..."],
  [6, "INFO", "Connecting to 127.0.0.1:{port} with client id: 1"],
  [1006, "WARN", "Failed to receive server version information, retries remaining: 4"],
  [2007, "WARN", "Failed to receive server version information, retries remaining: 3"],
  [3008, "WARN", "Failed to receive server version information, retries remaining: 2"],
);

export const wsl = {
  version: 2,
  distribution: "Ubuntu",
  networking: "nat",
  gatewayAddress: "172.20.0.1",
  nameServer: "172.20.0.1",
} as const;

export const paperBeside = {
  ...{ tried: [], stopped: null },
  found: {
    ...{ address: "127.0.0.1", port: 4002, meaning: "IB Gateway, paper", outcome: "session" },
    ...{ dial: { ok: true, ms: 1 }, hello: { serverVersion: 176 }, session: null },
    ...{ end: { by: "us", how: "fin", afterMs: 500 }, bytesReceived: 234 },
  },
} as unknown as Facts["tws.siblings"];

/** The same, managing the account that the program is configured for. */
export const ownBeside = {
  facts: {
    "tws.siblings": {
      ...paperBeside,
      found: { ...paperBeside.found, session: { managedAccounts: ["DU1234567"], errors: [] } },
    } as never,
  },
  alter: (facts: Partial<Facts>): Partial<Facts> => ({
    ...facts,
    "project.target": target({ port: facts["tws.handshake"]?.port ?? null, account: "DU1234567" }),
  }),
};

/** A probe whose every dial the system turned down by itself. */
function cannotDial(errno: string) {
  return (facts: Partial<Facts>): Partial<Facts> => {
    const handshake = facts["tws.handshake"];
    if (handshake === undefined) return facts;
    const attempts = handshake.attempts.map((one) => ({
      ...one,
      outcome: "unreachable" as const,
      dial: { ...one.dial, ok: false, errno },
    }));
    return { ...facts, "tws.handshake": { ...handshake, attempts } as never };
  };
}

export const reachCases: readonly Case[] = [
  {
    mode: "name-not-resolved",
    name: "the configured host has no address",
    given: {
      facts: {
        "project.target": target({ host: "gatewya" }),
        "tws.addresses": { host: "gatewya", addresses: [], error: "ENOTFOUND", tookMs: 12 },
      },
    },
    neighbours: [
      {
        differs: "the name resolves, and its address refuses",
        mode: "tws-not-running",
        given: { probe: "not-listening" },
      },
    ],
  },
  {
    mode: "name-not-resolved",
    name: "the containers' name of the host, outside of a container: who knows where the program runs",
    alternatives: ["tws-not-running"],
    given: {
      facts: {
        "host.os": os(),
        "tws.addresses": { host: "host.docker.internal", addresses: [], error: "ENOTFOUND", tookMs: 12 },
      },
    },
  },
  {
    mode: "name-not-resolved",
    name: "a bare log: getaddrinfo ENOTFOUND",
    given: {
      logs: {
        "app.log":
          "Error: getaddrinfo ENOTFOUND ib-gatewya\n    at GetAddrInfoReqWrap.onlookup (node:dns:111:26)\n",
      },
    },
  },
  {
    mode: "config-missing",
    name: "a .env with host and client id and no port",
    given: {
      facts: {
        "host.os": os(),
        "project.target": target({ port: null }),
        "project.config": {
          files: [],
          settings: [{ part: "host", value: "127.0.0.1", key: "IB_HOST", place: ".env:1" }],
          truncated: false,
        } as never,
      },
    },
    neighbours: [
      { differs: "the port is there", mode: "tws-not-running", given: { probe: "not-listening" } },
      {
        differs: "there is no program at all",
        mode: null,
        given: { facts: { "host.os": os(), "project.target": target({ port: null, host: "127.0.0.1" }) } },
      },
    ],
  },
  {
    mode: "config-missing",
    name: "NautilusTrader says that the port is missing",
    given: {
      logs: {
        "nautilus.log": nautilus([0, "ERROR", "Please provide the `port` for the IB TWS or Gateway."]),
      },
    },
  },
  {
    mode: "tws-not-running",
    name: "refused everywhere, no TWS process",
    given: { probe: "not-listening", facts: { "tws.process": processes() } },
    neighbours: [
      {
        differs: "TWS answers on another usual port",
        mode: "wrong-port",
        given: { probe: "wrong-port", facts: { "tws.process": processes() } },
      },
      {
        differs: "TWS answers",
        mode: "healthy",
        given: { probe: "healthy", facts: { "tws.process": processes({ processes: [running.tws] }) } },
      },
    ],
  },
  {
    mode: "tws-not-running",
    name: "a bare log of a refusal",
    given: { logs: { "ib.log": REFUSED.replaceAll("{port}", "7497") } },
    alternatives: ["wrong-port", "login-pending"],
  },
  {
    mode: "tws-not-running",
    name: "an old log of a refusal beside a TWS that answers now",
    given: { probe: "healthy", logs: { "ib.log": REFUSED } },
  },
  {
    mode: "tws-not-running",
    name: "NautilusTrader 1.220 fails at once with 502",
    given: {
      logs: {
        "nautilus.log": nautilus(
          [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
          [3, "ERROR", "Connection failed"],
          [
            3,
            "ERROR",
            'Couldn\'t connect to TWS. Confirm that "Enable ActiveX and Socket EClients"  is enabled (code: 502, req_id=-1)',
          ],
          [4, "ERROR", "Not connected (code: 504, req_id=-1)"],
          [15004, "ERROR", "Client failed to initialize; connection timeout"],
        ),
      },
    },
  },
  {
    mode: null,
    name: "live is silent while paper answers beside it: whether the port is wrong is open",
    given: { probe: "hello-silent", facts: { "tws.siblings": paperBeside } },
    alternatives: ["wrong-port", "untrusted-address"],
  },
  {
    mode: "wrong-port",
    name: "live is silent while paper beside it manages the configured account",
    confidence: "likely",
    given: {
      probe: "hello-silent",
      ...ownBeside,
    },
    alternatives: ["untrusted-address"],
  },
  {
    mode: null,
    name: "the machine does not reach itself",
    fault: "network",
    confidence: "likely",
    given: { probe: "not-listening", alter: cannotDial("ENETUNREACH") },
    neighbours: [
      {
        differs: "it is another machine that is told to be unreachable",
        mode: "firewall",
        given: {
          probe: "not-listening",
          alter: (facts) => cannotDial("EHOSTUNREACH")(at("192.168.1.20")(facts)),
        },
      },
    ],
  },
  {
    mode: "wrong-port",
    name: "TWS answers on 4002",
    given: { probe: "wrong-port" },
    neighbours: [
      { differs: "no usual port answers", mode: "tws-not-running", given: { probe: "not-listening" } },
    ],
  },
  {
    mode: "wrong-port",
    name: "the log was refused on 7496, the configuration names a port that answers",
    given: { probe: "healthy", logs: { "ib.log": REFUSED.replaceAll("{port}", "7496") } },
    neighbours: [
      {
        differs: "the log was refused on the same port",
        mode: "tws-not-running",
        given: { probe: "healthy", logs: { "ib.log": REFUSED } },
      },
    ],
  },
  {
    mode: "container-port-mapping",
    name: "4002 of a gnzsnz container is mapped",
    given: {
      probe: "not-listening",
      alter: (facts) => ({
        ...facts,
        "host.containers": compose("ghcr.io/gnzsnz/ib-gateway:stable", [
          `127.0.0.1:${facts["tws.handshake"]?.port}:4002`,
        ]),
      }),
    },
    neighbours: [
      {
        differs: "the relay's port, 4004, is mapped",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          alter: (facts) => ({
            ...facts,
            "host.containers": compose("ghcr.io/gnzsnz/ib-gateway:stable", [
              `127.0.0.1:${facts["tws.handshake"]?.port}:4004`,
            ]),
          }),
        },
      },
    ],
  },
  {
    mode: "container-host-name",
    name: "inside a container, localhost refuses, the Gateway is another service",
    given: {
      probe: "not-listening",
      facts: {
        "host.os": os({ container: "docker" }),
        "tws.process": processes(),
        "host.containers": compose("ghcr.io/gnzsnz/ib-gateway:stable", ["127.0.0.1:4002:4004"]),
      },
    },
    neighbours: [
      {
        differs: "no Gateway in another container is known of",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "host.os": os({ container: "docker" }), "tws.process": processes() },
        },
      },
    ],
  },
  {
    mode: "relay-without-backend",
    name: "closed before the hello, socat holds the port",
    given: {
      probe: "accept-close",
      facts: {
        "tws.sockets": sockets({ listeners: [{ address: "0.0.0.0", pid: 9, program: "socat", backlog: 0 }] }),
      },
    },
    neighbours: [
      {
        differs: "Java holds the port",
        mode: null,
        given: { probe: "accept-close", facts: { "tws.sockets": sockets() } },
      },
    ],
  },
  {
    mode: "relay-without-backend",
    name: "closed before the hello, socat's log shows its target refusing",
    given: { probe: "accept-reset", logs: { "docker.log": SOCAT_DOWN } },
    neighbours: [
      {
        differs: "the session works",
        mode: "healthy",
        given: { probe: "healthy", logs: { "docker.log": SOCAT_DOWN } },
      },
    ],
  },
  {
    mode: "ready-too-early",
    name: "NautilusTrader 1.220 calls its gateway ready; the relay closes",
    given: {
      logs: { "nautilus.log": GATEWAY_READY.replaceAll("{port}", "4002") },
      facts: { "project.python": python("3.12.1", ["nautilus-trader==1.220.0"]) },
    },
    neighbours: [
      {
        differs: "NautilusTrader 1.226, which waits for the login",
        mode: null,
        given: {
          logs: { "nautilus.log": GATEWAY_READY.replaceAll("{port}", "4002") },
          facts: { "project.python": python("3.12.1", ["nautilus-trader==1.226.0"]) },
        },
      },
    ],
  },
  {
    mode: "published-on-loopback",
    name: "this machine's LAN address refuses, the port is on 127.0.0.1",
    given: {
      probe: "not-listening",
      alter: at("192.168.1.20"),
      facts: {
        "tws.sockets": sockets({
          listeners: [{ address: "127.0.0.1", pid: 9, program: "docker-proxy", backlog: 0 }],
        }),
      },
    },
    neighbours: [
      {
        differs: "nothing listens on 127.0.0.1 either",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          alter: at("192.168.1.20"),
          facts: { "tws.sockets": sockets({ listeners: [] }) },
        },
      },
    ],
  },
  {
    mode: "firewall",
    name: "a LAN host gives no answer at all",
    given: { probe: "not-listening", alter: (facts) => unanswered(at("192.168.1.20")(facts)) },
    neighbours: [
      {
        differs: "the host refuses",
        mode: "tws-not-running",
        given: { probe: "not-listening", alter: at("192.168.1.20") },
      },
    ],
  },
  {
    mode: "localhost-ipv6",
    name: "refused on ::1, answered on 127.0.0.1",
    given: {
      probe: "healthy",
      logs: {
        "app.log":
          "Error: connect ECONNREFUSED ::1:{port}\n    at TCPConnectWrap.afterConnect (node:net:1555:16)\n",
      },
      alter: ipv6First,
    },
    neighbours: [
      {
        differs: "the log was refused on 127.0.0.1",
        mode: "tws-not-running",
        given: {
          probe: "healthy",
          logs: {
            "app.log":
              "Error: connect ECONNREFUSED 127.0.0.1:{port}\n    at TCPConnectWrap.afterConnect (node:net:1555:16)\n",
          },
          alter: ipv6First,
        },
      },
    ],
  },
  {
    mode: "wsl-loopback",
    name: "loopback refuses inside WSL 2 with NAT",
    given: { probe: "not-listening", facts: { "host.wsl": wsl, "tws.process": processes() } },
    neighbours: [
      {
        differs: "mirrored networking",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { "host.wsl": { ...wsl, networking: "mirrored" }, "tws.process": processes() },
        },
      },
    ],
  },
  {
    mode: "not-tws",
    name: "an SSH server answers",
    given: { probe: "ssh-banner" },
    neighbours: [{ differs: "TWS answers", mode: "healthy", given: { probe: "healthy" } }],
  },
  { mode: "not-tws", name: "an HTTP server answers", given: { probe: "http-server" } },
  { mode: "not-tws", name: "an answer that names no version", given: { probe: "hello-nonsense" } },
  {
    mode: "client-portal-gateway",
    name: "the Client Portal Gateway answers",
    given: { probe: "client-portal" },
    neighbours: [
      { differs: "another HTTP server answers", mode: "not-tws", given: { probe: "http-server" } },
    ],
  },
  {
    mode: "client-portal-gateway",
    name: "a TLS alert, and the Client Portal Gateway runs",
    given: { probe: "tls-alert", facts: { "tws.process": processes({ processes: [running.clientPortal] }) } },
  },
  {
    mode: "tls-expected",
    name: "a TLS alert answers",
    given: { probe: "tls-alert" },
    neighbours: [{ differs: "plaintext that is no TWS", mode: "not-tws", given: { probe: "ssh-banner" } }],
  },
  {
    mode: "redirected",
    name: "the hello redirects",
    given: { probe: "redirected" },
    neighbours: [{ differs: "the hello holds a version", mode: "healthy", given: { probe: "healthy-176" } }],
  },
];

export function unanswered(facts: Parameters<NonNullable<Case["given"]["alter"]>>[0]) {
  const handshake = facts["tws.handshake"];
  if (handshake === undefined) return facts;
  const attempts = handshake.attempts.map((one) => ({
    ...one,
    outcome: "unreachable" as const,
    dial: { ok: false, errno: "TIMEOUT", ms: 5000 },
  }));
  return { ...facts, "tws.handshake": { ...handshake, attempts } };
}

export function ipv6First(facts: Parameters<NonNullable<Case["given"]["alter"]>>[0]) {
  const handshake = facts["tws.handshake"];
  const [four] = handshake?.attempts ?? [];
  if (handshake === undefined || four === undefined) return facts;
  const six = {
    ...four,
    address: "::1",
    family: 6 as const,
    outcome: "refused" as const,
    dial: { ok: false, errno: "ECONNREFUSED", ms: 0 },
    hello: null,
    session: null,
    end: null,
  };
  return {
    ...facts,
    "tws.handshake": { ...handshake, host: "localhost", attempts: [six, four], best: 1 },
    "tws.addresses": {
      host: "localhost",
      addresses: [
        { address: "::1", family: 6 as const, loopback: true },
        { address: "127.0.0.1", family: 4 as const, loopback: true },
      ],
      error: null,
      tookMs: 1,
    },
  };
}
