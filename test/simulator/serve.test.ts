import { connect } from "node:net";
import { expect, test } from "vitest";
import { serve, startSimulator } from "../../src/simulator/index.ts";

/** Whether anything listens on the port. */
function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}

test("a scenario is served until it is stopped, its connections closed with it", async () => {
  const stop = new AbortController();
  let port = 0;
  const served = serve({
    ...{ scenario: "hello-silent", signal: stop.signal },
    onListening: (simulator) => {
      port = simulator.port;
    },
  });
  while (port === 0) await new Promise((turn) => setImmediate(turn));
  expect(await listens(port)).toBe(true);
  stop.abort();
  await served;
  expect(await listens(port)).toBe(false);
});

test("a scenario is served no longer than allowed", async () => {
  await serve({
    scenario: "healthy",
    signal: new AbortController().signal,
    maxMs: 20,
    onListening: () => {},
  });
});

test("an unknown scenario and a taken port are told", async () => {
  await expect(startSimulator({ scenario: "nothing-such" })).rejects.toThrow('no scenario "nothing-such"');
  const taken = await startSimulator({ scenario: "healthy" });
  await expect(startSimulator({ scenario: "healthy", port: taken.port })).rejects.toThrow("EADDRINUSE");
  await taken.close();
});

test("a client id is held while its connection lasts", async () => {
  const simulator = await startSimulator({ scenario: "healthy-176" });
  const start = Buffer.from("\0\0\0\x08" + "71\0" + "2\0" + "7\0\0", "latin1");
  const join = async () => {
    const socket = connect(simulator.port, "127.0.0.1");
    const heard: Buffer[] = [];
    socket.on("data", (bytes) => heard.push(bytes));
    socket.write(Buffer.from("API\0\0\0\0\x09v100..176", "latin1"));
    await new Promise((done) => socket.once("data", done));
    socket.write(start);
    await new Promise((done) => socket.once("data", done));
    return { socket, text: () => Buffer.concat(heard).toString("latin1") };
  };
  const first = await join();
  const second = await join();
  expect(second.text()).toContain("client id is already in use");
  first.socket.destroy();
  await new Promise((done) => first.socket.once("close", done));
  while (simulator.connections[0]?.clientEnd === null) await new Promise((turn) => setTimeout(turn, 5));
  const third = await join();
  expect(third.text()).toContain("DU1234567");
  third.socket.destroy();
  second.socket.destroy();
  await simulator.close();
});
