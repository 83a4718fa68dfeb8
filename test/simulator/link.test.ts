import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { encodeClientHello } from "../../src/ib/hello.ts";
import { findScenario, type LinkFault, scenarios, startSimulator } from "../../src/simulator/index.ts";

/** Says hello through a link with these faults; what came back, in which pieces, and how it ended. */
async function helloThrough(scenario: string, links: readonly LinkFault[]) {
  const simulator = await startSimulator({ scenario, links });
  onTestFinished(() => simulator.close());
  const pieces: Buffer[] = [];
  const socket: Socket = connect({ host: "127.0.0.1", port: simulator.port, noDelay: true });
  socket.on("data", (bytes) => pieces.push(bytes));
  let end = "open";
  socket.on("error", () => {
    end = "reset";
  });
  socket.on("end", () => {
    end = "fin";
  });
  socket.write(encodeClientHello({ min: 100, max: 176 }));
  await new Promise((done) => {
    socket.once("close", done);
    setTimeout(done, 400);
  });
  socket.destroy();
  return { bytes: Buffer.concat(pieces), pieces: pieces.length, end, simulator };
}

test("a link without faults passes the hello in one piece", async () => {
  const { bytes, pieces, end } = await helloThrough("healthy", []);
  expect([bytes.length, pieces, end]).toEqual([30, 1, "open"]);
});

test.each<[string, LinkFault, object]>([
  ["delays", { fault: "latency", latencyMs: 50 }, { length: 30, end: "open" }],
  ["is narrow", { fault: "bandwidth", kilobytesPerSecond: 1 }, { length: 30, end: "open" }],
  ["passes nothing, then closes", { fault: "timeout", timeoutMs: 50 }, { length: 0, end: "fin" }],
  ["passes nothing for ever", { fault: "timeout", timeoutMs: 0 }, { length: 0, end: "open" }],
  ["resets", { fault: "reset-peer", timeoutMs: 50 }, { end: "reset" }],
  ["closes after ten bytes", { fault: "limit-data", bytes: 10 }, { length: 10, end: "fin" }],
  [
    "loses what the client says",
    { fault: "timeout", timeoutMs: 0, stream: "upstream" },
    { length: 0, end: "open" },
  ],
  [
    "cuts what the client says",
    { fault: "slicer", bytes: 3, delayMs: 1, stream: "upstream" },
    { length: 30 },
  ],
])("a link that %s", async (_, fault, expected) => {
  const { bytes, end } = await helloThrough("healthy", [fault]);
  expect({ length: bytes.length, end }).toMatchObject(expected);
});

test("a link that cuts delivers the same bytes in pieces", async () => {
  const { bytes, pieces } = await helloThrough("healthy", [{ fault: "slicer", bytes: 4, delayMs: 3 }]);
  expect(bytes.length).toBe(30);
  expect(pieces).toBeGreaterThan(1);
});

test("a link that is down refuses", async () => {
  const { end, simulator } = await helloThrough("healthy", [{ fault: "down" }]);
  expect([end, simulator.servingPort]).toEqual(["reset", null]);
});

test("link faults add up, also by name", async () => {
  const both = await helloThrough("healthy", [
    { fault: "slicer", bytes: 3, delayMs: 1 },
    { fault: "limit-data", bytes: 12 },
  ]);
  expect([both.bytes.length, both.end]).toEqual([12, "fin"]);
  expect(findScenario("client-id-in-use+link-latency+link-slicer")?.links.map(({ fault }) => fault)).toEqual([
    "latency",
    "slicer",
  ]);
  expect(findScenario("healthy+client-id-in-use")).toBeUndefined();
  expect(findScenario("healthy+nothing")).toBeUndefined();
});

test("scenarios have an id of their own, in kebab case, and a title", () => {
  const ids = scenarios.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title } of scenarios) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^.{10,120}$/);
  }
});
