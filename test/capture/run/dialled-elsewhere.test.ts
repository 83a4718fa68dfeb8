import { expect, test } from "vitest";
import { dialledElsewhere } from "../../../src/capture/run/dialled-elsewhere.ts";
import type { Json } from "../../../src/model/json.ts";

const runtime = {
  file: "/usr/lib/python3.12/asyncio/selector_events.py",
  line: 655,
  function: "sock_connect",
};
const library = (file: string) => [
  { ...runtime, owner: "runtime" },
  { file, line: 38, function: "connectAsync", owner: "package" },
];
const record = (kind: string, detail: string, file: string) => ({
  ...{ atMs: 10, pid: 1, kind, detail, awaited: [], canceller: null, userPlace: "bot.py:7" },
  stack: library(file),
});
const recorder = (...records: unknown[]) => ({
  "capture.recorder": { status: "observed" as const, value: { records } as unknown as Json, tookMs: 0 },
});
const IB = ".venv/lib/python3.12/site-packages/ib_async/connection.py";
const REDIS = ".venv/lib/python3.12/site-packages/redis/connection.py";

test("where a client library went is where TWS is, with the place in the program", () => {
  const facts = recorder(
    record("connect-elsewhere", "127.0.0.1:6379", REDIS),
    record("connect-elsewhere", "127.0.0.1:7507", IB),
  );
  expect(dialledElsewhere(facts)).toEqual({ host: "127.0.0.1", port: 7507, place: "bot.py:7" });
});

test("an IPv6 address keeps its colons", () => {
  expect(dialledElsewhere(recorder(record("connect-elsewhere", "::1:4002", IB)))).toMatchObject({
    ...{ host: "::1", port: 4002 },
  });
});

test("a database is not TWS, and a program that found TWS needs no other address", () => {
  expect(dialledElsewhere(recorder(record("connect-elsewhere", "127.0.0.1:6379", REDIS)))).toBeNull();
  const both = recorder(
    record("connect", "127.0.0.1:7497 tapped", IB),
    record("connect-elsewhere", "127.0.0.1:7507", IB),
  );
  expect(dialledElsewhere(both)).toBeNull();
  expect(dialledElsewhere({})).toBeNull();
});
