import { expect, test } from "vitest";
import { foldEvents as fold } from "../../../src/capture/logs/fold-events.ts";
import { createTally } from "../../../src/capture/logs/tally-events.ts";
import type { LogEvent } from "../../../src/formats/logs/event.ts";

const foldEvents = (events: readonly LogEvent[], seen = events) => {
  const tally = createTally();
  for (const one of seen) tally.add(one);
  return fold(events, tally);
};
const event = (line: number, change: Partial<LogEvent>): LogEvent => ({
  ...{ kind: "error-code", client: "ib_async", at: `10:00:${line}`, atMs: line * 1000, level: "error" },
  ...{ component: null, text: "", artifact: "logs/a.log", line, lastLine: line },
  ...change,
});
/** An attempt of three lines, on lines that follow each other. */
const attempts = (count: number, from = 1): LogEvent[] =>
  Array.from({ length: count }, (_, n) => [
    event(from + n * 3, { kind: "connecting", text: `Connecting with clientId ${n}`, clientId: n }),
    event(from + n * 3 + 1, { kind: "socket-error", text: "refused", errno: "ECONNREFUSED" }),
    event(from + n * 3 + 2, { kind: "connect-timeout", text: `after ${n}.0 s` }),
  ]).flat();

test("answers that differ in numbers only are folded wherever they stand, with count, first and last time", () => {
  const answers = Array.from({ length: 100 }, (_, n) =>
    event(2 * n + 1, { code: n % 2 ? 162 : 200, reqId: n, text: `Error ${n % 2 ? 162 : 200}, reqId ${n}` }),
  );
  const folded = foldEvents(answers);
  expect(folded).toHaveLength(16);
  expect(folded[0]).toMatchObject({
    at: "10:00:1",
    repeats: { count: 50, lastAt: "10:00:197", leftOut: 42 },
  });
  expect(folded.filter(({ repeats }) => repeats)).toHaveLength(2);
  expect(folded.map(({ line }) => line)).toEqual(folded.map(({ line }) => line).sort((a, b) => a - b));
});

test("attempts are folded whole, the first and the last few complete, whatever answers stand between", () => {
  const notice = event(31, { code: 2104, reqId: -1, level: "info", text: "2104 farm OK" });
  const folded = foldEvents([...attempts(60, 100), notice].sort((a, b) => a.line - b.line));
  const told = folded.filter(({ code }) => code === undefined);
  expect(told.map(({ kind }) => kind)).toEqual(attempts(8).map(({ kind }) => kind));
  expect(told.flatMap(({ clientId }) => clientId ?? [])).toEqual([0, 1, 2, 3, 56, 57, 58, 59]);
  expect(told.slice(0, 3).every(({ repeats }) => repeats?.count === 60)).toBe(true);
});

test("what differs in more than numbers stays, and so does what comes a few times", () => {
  const words = ["alpha", "beta", "gamma", "delta", "eta", "iota", "kappa", "mu", "nu", "xi"];
  const various = words.map((word, n) => event(n + 1, { code: 200, reqId: n, text: `No security ${word}` }));
  expect(foldEvents(various)).toEqual(various);
  expect(foldEvents(attempts(8))).toEqual(attempts(8));
});

test("a change of the connection between alike attempts stays where it was", () => {
  const back = event(100, { kind: "api-ready", text: "ready" });
  const folded = foldEvents([...attempts(20), back, ...attempts(20, 200)]);
  expect(folded.map(({ kind }) => kind).indexOf("api-ready")).toBe(24);
  expect(folded).toHaveLength(49);
});

test("the count is that of the whole log, also where most events of it were not kept", () => {
  const all = Array.from({ length: 500 }, (_, n) =>
    event(n + 1, { code: 162, reqId: n, text: `Error ${n}` }),
  );
  expect(foldEvents(all.slice(0, 50), all)[0]?.repeats).toEqual({
    count: 500,
    lastAt: "10:00:500",
    leftOut: 42,
  });
});
