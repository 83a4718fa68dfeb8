import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/probes/attempt.ts";
import { scenarios, startSimulator } from "../../src/simulator/index.ts";
import { observeProbes } from "./observe-probes.ts";
import { systemWithUsualPorts } from "./usual-ports.ts";

const codes = (...list: number[]) => ({
  errors: expect.toSatisfy((errors: { code: number }[]) =>
    list.every((code) => errors.some((error) => error.code === code)),
  ),
});
const session = (fields: object = {}) => ({ outcome: "session", session: fields });
const byPeer = (how: string) => ({ by: "peer", how });

/** What the probe must have seen of each scenario. */
const EXPECTED: Readonly<Record<string, object>> = {
  healthy: session({ managedAccounts: ["DU1234567"], nextValidId: 1, ...codes(2104, 2106, 2158) }),
  "healthy-176": { outcome: "session", hello: { serverVersion: 176, atLimit: false, release: "≈ 10.19" } },
  "healthy-live": session({ managedAccounts: ["U1234567"] }),
  "two-accounts": session({ managedAccounts: ["DU1234567", "DU7654321"] }),
  "many-accounts": session({ managedAccounts: expect.toSatisfy((list: string[]) => list.length === 60) }),
  "not-listening": { outcome: "refused", dial: { ok: false, errno: "ECONNREFUSED" }, end: null },
  "wrong-port": { outcome: "refused" },
  "accept-close": { outcome: "closed-before-hello", end: byPeer("fin"), bytesReceived: 0 },
  "accept-reset": { outcome: "closed-before-hello", end: byPeer("reset"), bytesReceived: 0 },
  "accept-silent": { outcome: "silent", end: { by: "us", how: "none" } },
  "backlog-only": { outcome: "silent", end: { by: "us", how: "none" } },
  "hello-silent": { outcome: "silent", end: { by: "us", how: "fin" }, firstByteMs: null },
  "hello-close": { outcome: "closed-before-hello", end: byPeer("fin") },
  "hello-reset": { outcome: "closed-before-hello", end: byPeer("reset") },
  "hello-slow": session(),
  "hello-split": {
    outcome: "session",
    hello: { pieces: expect.toSatisfy((pieces: number) => pieces > 1), bytes: 30 },
  },
  "hello-paced": { outcome: "session", hello: { pieces: expect.toSatisfy((pieces: number) => pieces > 10) } },
  "hello-half": { outcome: "hello-incomplete", bytesReceived: 14 },
  "hello-half-close": { outcome: "closed-before-hello", bytesReceived: 14 },
  "hello-nonsense": { outcome: "hello-nonsense" },
  "hello-host-port": { outcome: "hello-nonsense" },
  "hello-one-field": { outcome: "hello-nonsense" },
  "hello-empty": { outcome: "hello-nonsense", nonsense: expect.stringContaining("empty message") },
  "http-server": { outcome: "foreign", foreign: { service: "http" } },
  "client-portal": { outcome: "foreign", foreign: { service: "client-portal" } },
  "tls-alert": {
    outcome: "foreign",
    foreign: { service: "tls", firstBytes: "\\x15\\x03\\x01\\x00\\x02\\x02F" },
  },
  "ssh-banner": { outcome: "foreign", foreign: { service: "ssh" } },
  redirected: { outcome: "redirected", redirect: "127.0.0.1:7499" },
  "server-too-old": { outcome: "version-out-of-range", hello: { serverVersion: 98 } },
  "server-old-150": { outcome: "session", hello: { serverVersion: 150, release: "between 9.75 and 9.76" } },
  "server-too-new": { outcome: "version-out-of-range", hello: { serverVersion: 999 } },
  "no-version-overlap": { outcome: "closed-before-hello", end: byPeer("fin") },
  "start-api-silent": { outcome: "session-incomplete", session: { errors: [], nextValidId: null } },
  "start-api-close": { outcome: "closed-after-start", end: byPeer("fin") },
  "client-id-in-use": { outcome: "rejected", session: codes(326), end: byPeer("fin") },
  "paper-disclaimer": { outcome: "rejected", session: codes(10141), end: byPeer("fin") },
  "bad-message-length": { outcome: "rejected", session: codes(507) },
  "too-many-clients": { outcome: "closed-after-start" },
  "no-next-valid-id": {
    outcome: "session-incomplete",
    session: { managedAccounts: ["DU1234567"], nextValidId: null },
  },
  "no-managed-accounts": {
    outcome: "session-incomplete",
    session: { managedAccounts: null, nextValidId: 1 },
  },
  "empty-managed-accounts": session({ managedAccounts: [] }),
  "next-valid-id-late": session({ nextValidId: 1 }),
  "next-valid-id-first": session({ nextValidId: 1 }),
  "session-coalesced": session(codes(2104)),
  "requests-ignored": session(),
  "read-only-api": session(codes(321)),
  "request-before-ready": session({ nextValidId: 1 }),
  "unknown-message": session({ others: [{ id: 199, count: 1 }] }),
  "short-message": { outcome: "session-incomplete", session: { malformed: [{ what: "undecodable" }] } },
  "extra-fields": session({ managedAccounts: ["DU1234567"] }),
  "zero-frame": session({ malformed: [{ what: "empty" }] }),
  "negative-length": { outcome: "session-incomplete", session: { malformed: [{ what: "negative-length" }] } },
  "oversize-length": { outcome: "session-incomplete", session: { malformed: [{ what: "oversize-length" }] } },
  "truncated-close": { outcome: "closed-after-start", session: { malformed: [{ what: "truncated" }] } },
  "order-reject-garbage": session(codes(201)),
  "connectivity-lost": session(codes(1100, 2110)),
  "connectivity-restored": session(codes(1100, 1102)),
  "connectivity-restored-data-lost": session(codes(1100, 1101)),
  "farm-broken": session(codes(2103, 2105)),
  "competing-session": session(codes(10197)),
  "port-changed": { outcome: "session", session: codes(1300), end: byPeer("fin") },
  "rate-limit": session(),
  "malformed-request": session(),
  "session-close": session(),
  "session-close-at-once": { outcome: "session", end: byPeer("fin") },
  "session-reset": session(),
  "session-stall": session(),
  "time-zone-chinese": { outcome: "session", hello: { encoding: "gb18030", zoneKnown: true } },
  "time-zone-long": { outcome: "session", hello: { zoneKnown: true } },
  "clock-skew": {
    outcome: "session",
    hello: { clockSkewSeconds: expect.toSatisfy((s: number) => s > 130 && s < 140) },
  },
  "link-latency": session(),
  "link-bandwidth": session(),
  "link-slow-close": { outcome: "closed-after-start" },
  "link-timeout": { outcome: "closed-before-hello", bytesReceived: 0 },
  "link-reset-peer": { outcome: "closed-before-hello", end: byPeer("reset") },
  "link-slicer": { outcome: "session", hello: { pieces: expect.toSatisfy((pieces: number) => pieces > 1) } },
  "link-limit-data": { outcome: "closed-before-hello", bytesReceived: 20 },
  "link-down": { outcome: "refused" },
};

describe.concurrent("the handshake probe tells what it met", () => {
  test.each(scenarios.filter(({ listens }) => listens !== "elsewhere"))("$id: $title", async ({ id }) => {
    const expected = EXPECTED[id];
    expect(expected, `${id} has no line in this table`).toBeDefined();
    const simulator = await startSimulator({ scenario: id });
    const probed = await observeProbes({ port: simulator.port }, {}, systemWithUsualPorts());
    const attempts: readonly Attempt[] = probed.handshake?.attempts ?? [];
    await simulator.close();
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject(expected ?? {});
    expect(simulator.connections.length).toBeLessThanOrEqual(1);
    // Where there was a hello, it was whole; where TWS was still there, we ended with a FIN.
    if (attempts[0]?.end?.by === "us" && simulator.connections.length > 0 && id !== "accept-silent") {
      expect(simulator.connections[0]).toMatchObject({
        clientEnd: "fin",
        clientHello: { min: 100, max: 200 },
      });
    }
  });
});
