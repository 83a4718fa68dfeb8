import { connect } from "node:net";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { encodeFrame } from "../../src/ib/framing.ts";
import { encodeClientHello } from "../../src/ib/hello.ts";
import { encodeProtobufMessage, encodeTextMessage } from "../../src/ib/message.ts";
import { encodeStartApi } from "../../src/ib/start-api.ts";
import { connectToTws } from "../../src/probes/connect-to-tws.ts";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { createSystem } from "../../src/system/index.ts";

/** Sends these pieces, listens a moment, and goes. */
async function trouble(port: number, pieces: readonly Uint8Array[]): Promise<void> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  socket.on("error", () => {});
  socket.resume();
  for (const piece of pieces) {
    if (socket.writable) socket.write(piece);
    await new Promise((turn) => setImmediate(turn));
  }
  if (pieces.length % 2 === 0) socket.end();
  else socket.resetAndDestroy();
  await new Promise((done) => (socket.destroyed ? done(null) : socket.once("close", done)));
}

function session(simulator: Simulator) {
  return connectToTws({
    ...{
      system: createSystem(),
      address: "127.0.0.1",
      family: 4,
      port: simulator.port,
      maxVersion: 200,
      clientId: 5,
    },
    limits: { dialMs: 2000, helloMs: 10_000, sessionMs: 10_000 },
    signal: new AbortController().signal,
  });
}

const id = fc.constantFrom(1, 3, 5, 6, 7, 8, 9, 16, 17, 20, 49, 61, 62, 71, 74, 76, 99, 105, 4096);
const value = fc.oneof(fc.string(), fc.constantFrom("-1", "1e999", "NaN", "99999999999999999999", ""));
const request = fc.oneof(
  fc.tuple(id, fc.array(value, { maxLength: 6 })).map(([id, fields]) => encodeTextMessage(176, id, fields)),
  fc.tuple(id, fc.array(value, { maxLength: 6 })).map(([id, fields]) => encodeTextMessage(225, id, fields)),
  fc
    .tuple(
      id,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.oneof(value, fc.bigInt())), { maxLength: 5 }),
    )
    .map(([id, fields]) => encodeProtobufMessage(id, fields)),
  fc.uint8Array({ maxLength: 40 }).map((body) => encodeFrame(body)),
  fc.uint8Array({ maxLength: 20 }),
);
const client = fc.record({
  max: fc.constantFrom(100, 176, 201, 213, 225),
  polite: fc.boolean(),
  requests: fc.array(request, { maxLength: 6 }),
});

test("whatever clients send, the next one is served", async () => {
  const simulator = await startSimulator({ scenario: "healthy" });
  onTestFinished(() => simulator.close());
  await fc.assert(
    fc.asyncProperty(client, async ({ max, polite, requests }) => {
      const start = encodeStartApi(max, { clientId: max, optionalCapabilities: "" });
      await trouble(
        simulator.port,
        polite ? [encodeClientHello({ min: 100, max }), start, ...requests] : requests,
      );
    }),
    { numRuns: 150, interruptAfterTimeLimit: 15_000 },
  );
  expect(await session(simulator)).toMatchObject({ outcome: "session" });
});
