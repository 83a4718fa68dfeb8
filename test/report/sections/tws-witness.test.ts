import { expect, test } from "vitest";
import type { Facts } from "../../../src/facts.ts";
import { twsWitness } from "../../../src/report/sections/tws-witness.ts";

const value: Facts["tws.witness"] = {
  ...{ library: "@stoqey/ib", address: "127.0.0.1", port: 7497, clientId: 9 },
  ...{ outcome: "failed", serverVersion: null, events: [] },
};
const hello = [
  { atMs: 3, event: "connected", detail: "" },
  { atMs: 3, event: "server", detail: "193" },
];
const end = { atMs: 9, event: "disconnected", detail: "" };
const seen = (change: Partial<typeof value>) =>
  twsWitness
    .present({ ...value, ...change })
    .seen.map((part) => ("own" in part ? part.own : part.value))
    .join("");

test("a client that TWS answered and refused is not said to have failed to connect", () => {
  const refusal = { atMs: 8, event: "info", detail: "326 Unable to connect as the client id is in use." };
  expect(seen({ serverVersion: 193, events: [...hello, refusal, end] })).toBe(
    "@stoqey/ib, client id 9: read the hello (server version 193), but got no complete session; TWS answered 326 Unable to connect as the client id is in use.; then the connection ended",
  );
});

test("what the library says by itself is not put into TWS's mouth, and notices are no answer", () => {
  const notice = { atMs: 5, event: "info", detail: "2104 Market data farm connection is OK:usfarm" };
  const own = { atMs: 8, event: "error", detail: "505 -1 Unknown message id." };
  expect(seen({ serverVersion: 193, events: [...hello, notice, own] })).toBe(
    "@stoqey/ib, client id 9: read the hello (server version 193), but got no complete session; its error 505 -1 Unknown message id.",
  );
});

test.each([
  [
    [{ atMs: 1, event: "error", detail: "502 -1 connect ECONNREFUSED 127.0.0.1:7497" }, end],
    "got no hello; its error 502 -1 connect ECONNREFUSED 127.0.0.1:7497; then the connection ended",
  ],
  [[end], "got no hello; then the connection ended"],
  [[], "got no hello in the time it had"],
])("without a hello: %j", (events, words) => {
  expect(seen({ events })).toBe(`@stoqey/ib, client id 9: ${words}`);
});
