import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";

/** What a client hears that sends these texts one after another, each once the answer to the one before has come. */
async function converse(texts: readonly string[]): Promise<string> {
  const simulator = await startSimulator({ scenario: "healthy" });
  onTestFinished(() => simulator.close());
  const socket = connect(simulator.port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let heard = "";
  socket.on("data", (bytes) => {
    heard += bytes.toString("latin1");
  });
  for (const text of texts) {
    const before = heard;
    socket.write(text, "latin1");
    while (heard === before) await new Promise((turn) => setTimeout(turn, 5));
  }
  return heard;
}

test("a client from before version 100 gets version 76 and a session, nothing with a length", async () => {
  const heard = await converse(["66\0", "71\x002\x007\0\0", "49\x001\0"]);
  expect(heard).toMatch(/^76\0\d{8} \d\d:\d\d:\d\d EST\0/);
  expect(heard).toContain(
    "15\x001\0DU1234567\x009\x001\x001\x004\x002\0-1\x002104\0Market data farm connection is OK",
  );
  expect(heard.split("\0").slice(-4, -1)).toEqual(["49", "1", expect.stringMatching(/^\d{10}$/)]);
});

test("a client id sent with the version is no request", async () => {
  const heard = await converse(["66\x007\0", "71\x002\x007\0\0"]);
  expect(heard).toContain("DU1234567");
});
