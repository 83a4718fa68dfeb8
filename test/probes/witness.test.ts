import { expect, test } from "vitest";
import { type WitnessEvent, witnessSession } from "../../src/probes/witness-session.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { observeProbes } from "./observe-probes.ts";
import { systemWithUsualPorts } from "./usual-ports.ts";

async function witnessed(scenario: string, limitMs = 3000): Promise<WitnessEvent[]> {
  const simulator = await startSimulator({ scenario });
  const events: WitnessEvent[] = [];
  const asked = { host: "127.0.0.1", port: simulator.port, clientId: 9, limitMs };
  await witnessSession(asked, (event) => events.push(event));
  await simulator.close();
  return events;
}

const names = (events: readonly WitnessEvent[]) => events.map(({ event }) => event);

test("the library's own session start is written down, and left once it stands", async () => {
  const events = await witnessed("healthy-176");
  expect(names(events)).toEqual(["connected", "server", "managedAccounts", "nextValidId"]);
  expect(events[1]?.detail).toBe("176");
});

test("a refused client id is seen as the library sees it", async () => {
  expect(
    (await witnessed("client-id-in-use")).map(({ event, detail }) => [event, detail.slice(0, 4)]),
  ).toEqual([
    ["connected", ""],
    ["server", "193"],
    ["info", "326 "],
    ["disconnected", ""],
  ]);
});

test("silence ends with the time given", async () => {
  expect(names(await witnessed("start-api-silent", 200))).toEqual(["connected", "server"]);
});

test.each([
  ["healthy", { outcome: "session", serverVersion: 193 }],
  ["client-id-in-use", { outcome: "failed", serverVersion: 193 }],
  // The library dies of a field that is no JSON; it has told by then what it saw.
  ["order-reject-garbage", { serverVersion: 193 }],
  ["accept-close", null],
  ["server-too-old", null],
  ["negative-length", null],
])("in a process of its own, against %s", async (scenario, expected) => {
  const simulator = await startSimulator({ scenario });
  const { askWitness } = await observeProbes({ port: simulator.port }, {}, systemWithUsualPorts());
  const witness = await askWitness();
  await simulator.close();
  if (expected) expect(witness).toMatchObject({ library: "@stoqey/ib", ...expected });
  else expect(witness).toBeNull();
});
