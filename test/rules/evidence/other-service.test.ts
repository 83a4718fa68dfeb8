import { expect, test } from "vitest";
import { lastAttempts } from "../../../src/rules/evidence/log-attempt.ts";
import { factsOf } from "../given.ts";

const REFUSED =
  "2026-03-01 10:00:01 ERROR ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 9000)\n";

/** Outcomes of the attempts to reach TWS that a log tells of, where the probe asked this port. */
async function outcomes(port: number, log = REFUSED): Promise<string[]> {
  const facts = await factsOf({ probe: "not-listening", logs: { "app.log": log } });
  const handshake = facts["tws.handshake"];
  if (handshake === undefined) throw new Error("the port was probed");
  const attempts = handshake.attempts.map((one) => ({ ...one, port }));
  const all = { ...facts, "tws.handshake": { ...handshake, port, attempts } };
  return lastAttempts(all).map((one) => one.outcome);
}

test("a port of another service is no matter of TWS", async () => {
  expect(await outcomes(7497)).toEqual([]);
});

test("unless it is the one that TWS was given", async () => {
  expect(await outcomes(9000)).toEqual(["refused"]);
});

test("or the one that a client of IB connects to", async () => {
  const client = "2026-03-01 10:00:00 INFO ib_async.client Connecting to 127.0.0.1:9000 with clientId 1...\n";
  expect(await outcomes(7497, client + REFUSED)).toEqual(["refused"]);
});
