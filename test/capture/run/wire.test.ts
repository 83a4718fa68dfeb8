import { afterEach, describe, expect, it } from "vitest";
import type { WireRecord } from "../../../src/ib/wire-record.ts";
import { type Simulator, startReplay, startSimulator } from "../../../src/simulator/index.ts";
import { runCase } from "./run-case.ts";

const running: Simulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

async function simulator(scenario: string) {
  const started = await startSimulator({ scenario });
  running.push(started);
  return started;
}

/** A client that says hello and startApi, prints what comes, and waits until TWS ends or `ms` are over. */
const CLIENT = `
const net = require('node:net');
const [port, ms] = process.argv.slice(2).map(Number);
const socket = net.connect(port, '127.0.0.1');
const text = (s) => Buffer.concat([Buffer.from([0, 0, 0, s.length]), Buffer.from(s, 'latin1')]);
let greeted = false;
socket.write(Buffer.concat([Buffer.from('API\\0'), text('v100..187')]));
socket.on('data', () => { if (!greeted) socket.write(text('71\\x002\\x007\\x00\\x00')); greeted = true; });
socket.on('error', (error) => { console.log(error.code); process.exit(0); });
socket.on('end', () => { console.log('end'); process.exit(0); });
setTimeout(() => { console.log('bored'); socket.end(); setTimeout(process.exit, 50); }, ms);
`;

const run = (port: number, ms = 700) =>
  runCase({
    files: { "client.cjs": CLIENT },
    port,
    command: [process.execPath, "client.cjs", String(port), String(ms)],
  });

describe("capture.wire", () => {
  it("names a whole session, in time, and says that the program ended it", async () => {
    const { port } = await simulator("healthy");
    const { value, artifact, result } = await run(port);
    const [connection] = value("capture.wire").connections;
    expect(connection).toMatchObject({
      ...{ clientVersions: "v100..187", serverVersion: 187, clientId: 7, closedFirst: "program" },
      programEnd: { how: "fin" },
    });
    expect(connection?.messages.slice(0, 5).map(({ from, name }) => `${from} ${name}`)).toEqual([
      ...["program hello", "tws hello", "program startApi", "tws managedAccounts", "tws nextValidId"],
    ]);
    const times = connection?.messages.map(({ atMs }) => atMs) ?? [];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(result.known).toContainEqual(
      expect.objectContaining({ kind: "account", value: expect.stringMatching(/^DU/) }),
    );
    const records: WireRecord[] = (await artifact("wire.ndjson"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records[0]).toMatchObject({ type: "start", schemaVersion: 1, port });
    expect(records.filter(({ type }) => type === "end")).toHaveLength(2);
  });

  it.each([
    ["accept-close", "tws", "fin", "end"],
    ["accept-reset", "tws", "reset", "ECONNRESET"],
    ["hello-close", "tws", "fin", "end"],
    ["client-id-in-use", "tws", "fin", "end"],
    ["start-api-close", "tws", "fin", "end"],
    ["session-reset", "tws", "reset", "ECONNRESET"],
  ])(
    "%s: %s ended it first, and the program saw the same as without the tap",
    async (scenario, first, how, seen) => {
      const { port } = await simulator(scenario);
      const { value, shown } = await run(port, 20_000);
      const { connections } = value("capture.wire");
      expect(connections).toMatchObject([{ closedFirst: first, twsEnd: { how } }]);
      expect(shown.stdout.trim()).toBe(seen);
    },
  );

  it.each([
    ["accept-silent", 0],
    ["start-api-silent", null],
  ])("%s: silence is TWS's, the end is the program's", async (scenario, bytes) => {
    const { port } = await simulator(scenario);
    const { value, shown } = await run(port);
    const [connection] = value("capture.wire").connections;
    expect(shown.stdout.split("\n")[0]).toBe("bored");
    expect(connection).toMatchObject({ closedFirst: "program", closedByExit: false });
    if (bytes !== null) expect(connection?.bytesFromTws).toBe(bytes);
    expect(connection?.messageCounts["tws nextValidId"]).toBeUndefined();
  });

  it.each([
    ["ssh-banner", "ssh"],
    ["http-server", "http"],
  ])("%s: names the stranger", async (scenario, name) => {
    const { port } = await simulator(scenario);
    const { value } = await run(port);
    const messages = value("capture.wire").connections.flatMap((connection) => connection.messages);
    expect(messages.map((message) => message.name)).toContain(name);
  });

  it("passes 1,000 connections and describes each", async () => {
    const { port } = await simulator("accept-close");
    const code = `
const net = require('node:net');
let left = 1000;
(function next() {
  if (left-- === 0) return console.log('all');
  const socket = net.connect(${port}, '127.0.0.1');
  socket.on('error', () => {}).on('end', () => socket.end()).on('close', next).resume();
})();`;
    const { value, shown } = await runCase({
      ...{ files: { "many.cjs": code }, port, command: [process.execPath, "many.cjs"], recorder: false },
    });
    expect(shown.stdout).toBe("all\n");
    const { connections, connectionsNotKept } = value("capture.wire");
    expect(connections).toHaveLength(1000);
    expect(connectionsNotKept).toBe(0);
    const ended = connections.filter(({ closedFirst }) => closedFirst === "tws");
    expect(ended).toHaveLength(1000);
  });

  it("ends connections to TWS that the program did not use as TWS likes it", async () => {
    const started = await simulator("healthy");
    const { value } = await runCase({ port: started.port, command: [process.execPath, "-e", "1"] });
    expect(value("capture.wire").connections).toEqual([]);
    expect(value("capture.wire").changes.join(" ")).toContain(
      "1 connection(s) to TWS before the program did",
    );
    expect(started.connections).toMatchObject([{ clientHello: { min: 100, max: 200 }, clientEnd: "fin" }]);
  });

  it("can be replayed: a client gets what TWS answered", async () => {
    const { port } = await simulator("client-id-in-use");
    const { artifact } = await run(port, 5_000);
    const replay = await startReplay({ wire: await artifact("wire.ndjson") });
    if (replay === null) throw new Error("the recording holds no connection");
    try {
      const { shown, value } = await run(replay.port, 5_000);
      expect(shown.stdout.trim()).toBe("end");
      const messages = value("capture.wire").connections.flatMap((connection) => connection.messages);
      expect(messages.find(({ name }) => name === "error")?.fields).toMatchObject({ errorCode: "326" });
    } finally {
      await replay.close();
    }
  });
});
