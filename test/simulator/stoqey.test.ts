import { EventName, IBApi } from "@stoqey/ib";
import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";

/** What @stoqey/ib, a client of its own, tells about a simulated TWS until `until` or its disconnect. */
async function converse(
  port: number,
  until: EventName.nextValidId | EventName.accountSummaryEnd,
): Promise<string[]> {
  const seen: string[] = [];
  const client = new IBApi({ host: "127.0.0.1", port, clientId: 7, maxReqPerSec: 40 });
  await new Promise<void>((done) => {
    client.on(EventName.server, (version: number) => seen.push(`server ${version}`));
    client.on(EventName.managedAccounts, (list: string) => seen.push(`accounts ${list}`));
    client.on(EventName.nextValidId, (id: number) => {
      seen.push(`next ${id}`);
      client.reqCurrentTime();
      client.reqAccountSummary(1, "All", "NetLiquidation");
    });
    client.on(EventName.currentTime, () => seen.push("time"));
    client.on(EventName.accountSummaryEnd, () => seen.push("summary"));
    client.on(EventName.info, (_: string, code: number) => seen.push(`info ${code}`));
    client.on(EventName.error, (error: Error, code: number) => seen.push(`error ${code} ${error.message}`));
    client.on(EventName.disconnected, () => {
      seen.push("disconnected");
      done();
    });
    const finish = () => setTimeout(done, 50);
    if (until === EventName.nextValidId) client.on(until, finish);
    else client.on(until, finish);
    client.connect();
  });
  client.disconnect();
  return seen;
}

test("a real client works with the healthy TWS at the version it negotiates", async () => {
  const simulator = await startSimulator({ scenario: "healthy" });
  const seen = await converse(simulator.port, EventName.accountSummaryEnd);
  await simulator.close();
  expect(seen).toEqual(
    expect.arrayContaining(["server 193", "accounts DU1234567", "next 1", "info 2104", "time", "summary"]),
  );
  expect(simulator.connections[0]).toMatchObject({ clientId: 7, serverVersion: 193, requests: [71, 49, 62] });
});

test("a TWS that speaks up to 176 answers 176", async () => {
  const simulator = await startSimulator({ scenario: "healthy-176" });
  const seen = await converse(simulator.port, EventName.nextValidId);
  await simulator.close();
  expect(seen).toContain("server 176");
});

test("a held client id is refused with 326 and a close", async () => {
  const simulator = await startSimulator({ scenario: "client-id-in-use" });
  const seen = await converse(simulator.port, EventName.nextValidId);
  await simulator.close();
  expect(seen.slice(0, 3)).toEqual(["server 193", "info 326", "disconnected"]);
});

test("nothing listening is refused", async () => {
  const simulator = await startSimulator({ scenario: "not-listening" });
  const seen = await converse(simulator.port, EventName.nextValidId);
  await simulator.close();
  expect(seen[0]).toMatch(/error 502 .*ECONNREFUSED/);
});
