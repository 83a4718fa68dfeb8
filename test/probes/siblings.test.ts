import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connectToTws } from "../../src/probes/connect-to-tws.ts";
import { siblingCandidates } from "../../src/probes/sibling-candidates.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { observeProbes } from "./observe-probes.ts";
import { systemWithUsualPorts } from "./usual-ports.ts";

async function start(scenario: string) {
  const simulator = await startSimulator({ scenario });
  onTestFinished(() => simulator.close());
  return simulator;
}

test("a TWS on another usual port is found, with all it answers, and nothing is dialled after it", async () => {
  const [closed, tws] = [await start("not-listening"), await start("healthy")];
  const system = systemWithUsualPorts({ 4002: tws.port });
  const { siblings } = await observeProbes({ port: closed.port }, {}, system);
  expect(siblings?.found).toMatchObject({
    ...{ port: 4002, meaning: "IB Gateway, paper", outcome: "session" },
    session: { managedAccounts: ["DU1234567"] },
  });
  expect(system.dialled.slice(1)).toEqual(["127.0.0.1:7497", "127.0.0.1:7496", "127.0.0.1:4002"]);
});

test("with a TWS on the configured port nothing else is dialled", async () => {
  const tws = await start("client-id-in-use");
  const system = systemWithUsualPorts();
  const { siblings } = await observeProbes({ port: tws.port }, {}, system);
  expect(siblings).toBeNull();
  expect(system.dialled).toEqual([`127.0.0.1:${tws.port}`]);
});

test("without a configured port the usual ones are tried", async () => {
  const tws = await start("healthy-live");
  const { handshake, siblings } = await observeProbes(
    { port: null },
    {},
    systemWithUsualPorts({ 7496: tws.port }),
  );
  expect(handshake).toBeNull();
  expect(siblings?.found).toMatchObject({ port: 7496, meaning: "TWS, live" });
});

test("other services do not use up the connections a run may open; silent ports do", async () => {
  const closed = await start("not-listening");
  const [ssh, mute, cut] = [
    await start("ssh-banner"),
    await start("accept-close"),
    await start("hello-close"),
  ];
  const tws = await start("healthy");
  const serving = { 7497: ssh.port, 7496: ssh.port, 4002: mute.port, 4001: cut.port, 4004: tws.port };
  const { siblings } = await observeProbes({ port: closed.port }, {}, systemWithUsualPorts(serving));
  expect(siblings?.tried.map(({ outcome }) => outcome)).toEqual([
    "foreign",
    "foreign",
    "closed-before-hello",
    "closed-before-hello",
  ]);
  expect(siblings?.tried[0]?.foreign).toBe("an SSH server");
  expect(siblings?.stopped).toMatch(/took a connection/);
  expect(tws.connections).toHaveLength(0);
});

test("a name that does not resolve is told, and this machine is tried", async () => {
  const tws = await start("healthy");
  const target = { host: "no-such-host.invalid", port: 7497 };
  const { addresses, handshake, siblings } = await observeProbes(
    target,
    {},
    systemWithUsualPorts({ 7497: tws.port }),
  );
  expect(addresses).toMatchObject({ addresses: [], error: expect.any(String) });
  expect(handshake).toBeNull();
  expect(siblings?.found).toMatchObject({
    address: "127.0.0.1",
    port: 7497,
    meaning: "TWS, paper, on this machine",
  });
});

test("every address of a name is tried, the refused and the answering one both told", async () => {
  const tws = await start("healthy");
  const system = systemWithUsualPorts();
  system.net.lookup = async () => ({
    ok: true,
    addresses: [
      { address: "127.0.0.7", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ],
  });
  const { handshake } = await observeProbes({ host: "localhost", port: tws.port }, {}, system);
  expect(handshake?.attempts.map(({ address, outcome }) => [address, outcome])).toEqual([
    ["127.0.0.7", "refused"],
    ["127.0.0.1", "session"],
  ]);
  expect(handshake?.best).toBe(1);
});

test("two addresses of one TWS make one session and one hello", async () => {
  const tws = await startSimulator({ scenario: "healthy", host: "0.0.0.0" });
  onTestFinished(() => tws.close());
  const system = systemWithUsualPorts();
  const many = ["127.0.0.1", "127.0.0.2", "127.0.0.3"] as const;
  system.net.lookup = async () => ({ ok: true, addresses: many.map((address) => ({ address, family: 4 })) });
  const { handshake } = await observeProbes({ host: "localhost", port: tws.port }, {}, system);
  expect(handshake?.attempts.map(({ outcome }) => outcome)).toEqual(["session", "hello-only"]);
  expect(handshake?.notTried).toEqual(["127.0.0.3"]);
  expect(tws.connections).toHaveLength(2);
});

test("the release is asked for on request only, and only when the handshake did not tell it", async () => {
  const [newer, older] = [await start("healthy"), await start("healthy-176")];
  const system = systemWithUsualPorts();
  expect((await observeProbes({ port: newer.port }, {}, system)).release).toBeNull();
  expect((await observeProbes({ port: older.port }, { probeRelease: true }, system)).release).toBeNull();
  const { release } = await observeProbes({ port: newer.port }, { probeRelease: true }, system);
  expect(release?.attempt).toMatchObject({
    outcome: "hello-only",
    session: null,
    hello: { serverVersion: 225 },
  });
});

test("--no-session stops after the hello; --probe-client-id is used as it is", async () => {
  const tws = await start("healthy");
  const system = systemWithUsualPorts();
  const bare = await observeProbes({ port: tws.port }, { session: false }, system);
  expect(bare.handshake?.attempts[0]).toMatchObject({ outcome: "hello-only", session: null });
  await observeProbes({ port: tws.port }, { probeClientId: 17 }, system);
  expect(tws.connections.map(({ clientId }) => clientId)).toEqual([null, 17]);
});

test("an interruption in the middle of silence ends at once, and still cleanly", async () => {
  const tws = await start("hello-silent");
  const system = systemWithUsualPorts();
  const attempt = await connectToTws({
    ...{ system, address: "127.0.0.1", family: 4, port: tws.port, maxVersion: 200, clientId: 7 },
    limits: { dialMs: 1000, helloMs: 60_000, sessionMs: 60_000 },
    signal: AbortSignal.timeout(50),
  });
  expect(attempt).toMatchObject({ outcome: "silent", end: { by: "us", how: "fin" } });
});

test("a flood of bytes is cut off", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    const block = Buffer.alloc(65536, "\0\0\0\x01x");
    const more = () => {
      while (socket.writable && socket.write(block));
    };
    socket.on("drain", more);
    more();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { handshake } = await observeProbes({ port }, {}, systemWithUsualPorts());
  expect(handshake?.attempts[0]?.outcome).toBe("hello-nonsense");
  expect(JSON.stringify(handshake).length).toBeLessThan(4000);
});

const loopback = { address: "127.0.0.1", family: 4, loopback: true } as const;
const far = { address: "192.168.1.5", family: 4, loopback: false } as const;

test.each([
  ["this machine", { port: 7497, addresses: [loopback] }, 10, ["127.0.0.1"]],
  ["another host", { port: 7497, addresses: [far] }, 12, ["192.168.1.5", "127.0.0.1"]],
  ["a host that is off", { port: 7497, addresses: [far], unreachable: [far.address] }, 11, ["127.0.0.1"]],
  ["WSL", { port: 7497, addresses: [loopback], wslGateway: "172.20.0.1" }, 11, ["172.20.0.1", "127.0.0.1"]],
  [
    "WSL, another host",
    { port: 7497, addresses: [far], wslGateway: "172.20.0.1" },
    12,
    ["192.168.1.5", "127.0.0.1"],
  ],
] as const)("candidates for %s stay on it and this machine", (_, options, count, hosts) => {
  const candidates = siblingCandidates({ unreachable: [], wslGateway: null, ...options });
  expect(candidates).toHaveLength(count);
  expect([...new Set(candidates.map(({ address }) => address))]).toEqual(hosts);
  expect(candidates.some(({ address, port }) => address === loopback.address && port === 7497)).toBe(
    !options.addresses.some((entry) => entry.loopback),
  );
});
