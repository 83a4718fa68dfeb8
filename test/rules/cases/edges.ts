/** One step to either side of a condition: the hour of a restart across midnight, one waiting connection or two, the oldest version that still does. */
import type { Facts } from "../../../src/facts.ts";
import { at, compose, ibAsync, install, nautilus, processes, python, running, sockets } from "../builders.ts";
import { type Given, os, target } from "../given.ts";
import type { Case } from "./case.ts";
import { unanswered } from "./reach.ts";
import { dropped } from "./session.ts";

const GNZSNZ = "ghcr.io/gnzsnz/ib-gateway:stable";

const restartsAt = (time: string): Partial<Facts> => ({
  "tws.install": install({ dailyRestart: [{ key: "AutoRestartTime", time, place: "config.ini:300" }] }),
});

/** A connection lost at this time of the day, or after midnight of the next, beside a TWS that restarts daily. */
const lostAt = (time: string, restart: string): Given => ({
  probe: "healthy",
  logs: { "ib.log": dropped(time).replace("2026-03-01 00:", "2026-03-02 00:") },
  facts: restartsAt(restart),
});

type Attempt = Facts["tws.handshake"]["attempts"][number];

/** The probe's attempts, each changed so. */
const changed = (change: (one: Attempt) => Partial<Attempt>) => (facts: Partial<Facts>) => {
  const handshake = facts["tws.handshake"];
  if (handshake === undefined) return facts;
  const attempts = handshake.attempts.map((one) => ({ ...one, ...change(one) }));
  return { ...facts, "tws.handshake": { ...handshake, attempts } };
};

const hello = (change: Partial<NonNullable<Attempt["hello"]>>) =>
  changed((one) => ({ hello: one.hello && { ...one.hello, ...change } }));

/** The port that the probe asked, published by a Gateway of the compose file. */
const published = (mapping: (port: number | undefined) => string) => (facts: Partial<Facts>) => ({
  ...facts,
  "host.containers": compose(GNZSNZ, [mapping(facts["tws.handshake"]?.port)]),
});

const ibcSays = (state: "running" | "exited") =>
  ({
    ...{ version: "3.19.0", config: null },
    log: {
      ...{
        state,
        stateAt: null,
        apiPort: 4002,
        readOnly: null,
        exitCode: null,
        openDialog: null,
        events: [],
      },
      ...{ path: "/ibc/ibc.txt", modified: "2026-03-01T09:35:00.000Z", product: "gateway" },
      ...{ twsVersion: "1037", artifact: "logs/ibc/ibc.txt" },
    },
  }) as never;

const inContainer = { "host.os": os({ container: "docker" }) };

export const edgeCases: readonly Case[] = [
  {
    mode: "nightly-restart",
    name: "lost after midnight, restarted before it",
    given: lostAt("00:03:12", "11:58 PM"),
    neighbours: [
      { differs: "it restarts at noon", mode: "session-dropped", given: lostAt("00:03:12", "11:58 AM") },
    ],
  },
  {
    mode: "nightly-restart",
    name: "lost a quarter past midnight, which is 12:15 AM",
    given: lostAt("00:15:12", "12:15 AM"),
    neighbours: [
      { differs: "it restarts at 12:15 PM", mode: "session-dropped", given: lostAt("00:15:12", "12:15 PM") },
    ],
  },
  {
    mode: "nightly-restart",
    name: "the time in force is written as of 24 hours",
    given: lostAt("23:45:12", "23:45"),
    neighbours: [
      { differs: "the setting names no time", mode: "session-dropped", given: lostAt("23:45:12", "never") },
    ],
  },
  {
    mode: "nightly-restart",
    name: "a log in UTC, a restart in the time of New York",
    given: {
      logs: { "nautilus.log": nautilus([69_310_000, "ERROR", "Connectivity lost (code: 1100, req_id=-1)"]) },
      facts: { ...restartsAt("11:45 PM"), "host.os": os({ utcOffsetMinutes: -300 }) },
    },
    neighbours: [
      {
        differs: "the machine's time is UTC",
        mode: "connectivity-lost",
        given: {
          logs: {
            "nautilus.log": nautilus([69_310_000, "ERROR", "Connectivity lost (code: 1100, req_id=-1)"]),
          },
          facts: { ...restartsAt("11:45 PM"), "host.os": os() },
        },
      },
    ],
  },
  {
    mode: "container-host-name",
    name: "inside a container whose localhost is meant",
    given: {
      probe: "not-listening",
      facts: { ...inContainer, "tws.process": processes() },
      alter: published(() => "127.0.0.1:4002:4004"),
    },
    neighbours: [
      {
        differs: "the Gateway publishes the very port",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { ...inContainer, "tws.process": processes() },
          alter: published((port) => `127.0.0.1:${port}:4004`),
        },
      },
      {
        differs: "a Gateway runs inside this container",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          facts: { ...inContainer, "tws.process": processes({ processes: [running.gateway] }) },
          alter: published(() => "127.0.0.1:4002:4004"),
        },
      },
    ],
  },
  {
    mode: "firewall",
    name: "no answer at all from another host",
    given: { probe: "not-listening", alter: (facts) => unanswered(at("192.168.1.20")(facts)) },
    neighbours: [
      {
        differs: "no answer from loopback",
        mode: null,
        given: { probe: "not-listening", alter: unanswered },
      },
    ],
  },
  {
    mode: "gateway-wedged",
    name: "two half-closed connections",
    given: { probe: "accept-silent", facts: { "tws.sockets": sockets({ closeWait: 2 }) } },
    neighbours: [
      {
        differs: "one, which may be our own, and one that is not accepted yet",
        mode: null,
        given: {
          probe: "accept-silent",
          facts: {
            "tws.sockets": sockets({
              closeWait: 1,
              listeners: [{ address: "::", pid: 100, program: "java", backlog: 1 }],
            }),
          },
        },
      },
    ],
  },
  {
    mode: "published-on-loopback",
    name: "the compose file publishes the port on 127.0.0.1 only",
    given: {
      probe: "not-listening",
      alter: (facts) => published((port) => `127.0.0.1:${port}:4004`)(at("192.168.1.20")(facts)),
    },
    neighbours: [
      {
        differs: "it publishes the port on every address",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          alter: (facts) => published((port) => `0.0.0.0:${port}:4004`)(at("192.168.1.20")(facts)),
        },
      },
      {
        differs: "it publishes another port",
        mode: "tws-not-running",
        given: {
          probe: "not-listening",
          alter: (facts) => published(() => "127.0.0.1:4001:4003")(at("192.168.1.20")(facts)),
        },
      },
    ],
  },
  {
    mode: "wrong-port",
    name: "a process of TWS listens on another port",
    given: { probe: "not-listening", facts: { "tws.process": processes({ otherPorts: [4002] }) } },
  },
  {
    mode: "wrong-port",
    name: "IBC says which port is that of the API",
    given: { probe: "not-listening", facts: { "tws.ibc": ibcSays("running") } },
    neighbours: [
      {
        differs: "IBC has ended",
        mode: "tws-not-running",
        given: { probe: "not-listening", facts: { "tws.ibc": ibcSays("exited") } },
      },
    ],
  },
  {
    mode: "name-not-resolved",
    name: "the name of a service of the compose file, outside of its network",
    confidence: "possible",
    given: {
      facts: {
        "host.os": os(),
        "host.containers": compose(GNZSNZ, []),
        "tws.addresses": { host: "ib-gateway", addresses: [], error: "ENOTFOUND", tookMs: 12 },
      },
    },
  },
  {
    mode: "not-tws",
    name: "an HTTP server answers, and its program is known",
    given: {
      probe: "http-server",
      facts: { "tws.process": processes({ listener: { pid: 9, program: "nginx" } as never }) },
    },
  },
  {
    mode: null,
    name: "silent on loopback, and the program that holds the port is known",
    given: {
      probe: "accept-silent",
      facts: { "tws.process": processes({ listener: { pid: 9, program: "java" } as never }) },
    },
  },
  {
    mode: "clock-skew",
    name: "the clock of TWS is 137 s behind",
    given: {
      probe: "clock-skew",
      alter: hello({ clockSkewSeconds: -137, connectionTime: "20260301 04:37:43 EST" }),
    },
    neighbours: [
      {
        differs: "a whole hour: a zone",
        mode: "healthy",
        given: {
          probe: "clock-skew",
          alter: hello({ clockSkewSeconds: 3600, connectionTime: "20260301 10:40:00 EST" }),
        },
      },
    ],
  },
  {
    mode: "healthy",
    name: "a session, but the independent client failed",
    confidence: "likely",
    alternatives: ["server-too-new"],
    given: {
      probe: "healthy",
      facts: {
        "tws.witness": {
          ...{ library: "@stoqey/ib", address: "127.0.0.1", port: 7497, clientId: 7 },
          ...{ outcome: "failed", serverVersion: null, events: [] },
        },
      },
    },
  },
  {
    mode: "client-id-in-use",
    name: "326, and two places of the source have the same client id",
    given: {
      logs: {
        "ib.log": ibAsync(
          [0, "INFO", "client", "Connecting to 127.0.0.1:7497 with clientId 7..."],
          [
            90,
            "ERROR",
            "wrapper",
            "Error 326, reqId -1: Unable to connect as the client id is already in use.",
          ],
        ),
      },
      facts: {
        "project.source": {
          ...{ files: 1, bytes: 100, truncated: false, settings: [], hints: [], libraries: [] },
          environmentReads: [],
          sharedClientIds: [{ clientId: 7, places: ["a.py:1", "b.py:2"] }],
        },
      },
    },
  },
  {
    mode: "server-too-old",
    name: "one version below the oldest that ib_async takes",
    given: {
      probe: "server-old-150",
      facts: { "project.python": python("3.12.1", ["ib-async==2.0.1"]) },
      alter: hello({ serverVersion: 156 }),
    },
    neighbours: [
      {
        differs: "the oldest that it takes",
        mode: "healthy",
        given: {
          probe: "server-old-150",
          facts: { "project.python": python("3.12.1", ["ib-async==2.0.1"]) },
          alter: hello({ serverVersion: 157 }),
        },
      },
    ],
  },
  {
    mode: null,
    name: "a session, and frames after it that break the protocol",
    given: {
      probe: "healthy",
      alter: changed((one) => ({
        session: one.session && {
          ...one.session,
          malformed: [
            { what: "an empty frame", atMs: 3 },
            { what: "an empty frame", atMs: 4 },
          ] as never,
        },
      })),
    },
  },
  {
    mode: "wrong-account",
    name: "paper is configured, the TWS that answers is live",
    given: {
      probe: "healthy-live",
      alter: (facts) => ({ ...facts, "project.target": target({ mode: "paper" }) }),
    },
    neighbours: [
      {
        differs: "one of its accounts is of paper",
        mode: "healthy",
        given: {
          probe: "healthy-live",
          alter: (facts) => ({
            ...changed((one) => ({
              session: one.session && {
                ...one.session,
                managedAccounts: [...(one.session.managedAccounts ?? []), "DU1234567"],
              },
            }))(facts),
            "project.target": target({ mode: "paper" }),
          }),
        },
      },
    ],
  },
];
