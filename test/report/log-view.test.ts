import { expect, test } from "vitest";
import { logView } from "../../src/report/log-view.ts";
import { originFacts, originVerdict } from "./origin-case.ts";

const logs = originFacts["capture.logs"].value;
const event = (change: object) => ({
  ...logs.events[0],
  kind: "attempt" as const,
  client: "ib_async" as const,
  level: "info" as const,
  component: null,
  at: null,
  atMs: null,
  text: "again",
  artifact: "logs/a.log",
  line: 1,
  lastLine: 1,
  ...change,
});
const view = (events: readonly ReturnType<typeof event>[], findings = originVerdict.findings) =>
  logView({ ...logs, events }, findings, "");

test("lines of several files stand in the order of time, each with the gap before it", () => {
  const { lines } = view([
    event({ artifact: "logs/b.log", line: 9, at: "12:00:02Z", atMs: 2000, text: "second" }),
    event({ artifact: "logs/a.log", line: 4, at: "12:00:00.5+01:00", atMs: 500, text: "first" }),
    event({ artifact: "logs/a.log", line: 5, at: "12:00:20Z", atMs: 20_000, level: "error", text: "third" }),
  ]);
  expect(lines).toEqual([
    "12:00:00.5+01:00              logs/a.log:4  INFO     first",
    "12:00:02Z    +1500 ms  logs/b.log:9  INFO     second",
    "12:00:20Z     +18.0 s  logs/a.log:5  ERROR    third",
  ]);
});

test("times without a zone are compared within their own file only", () => {
  const { lines, note } = view([
    event({ artifact: "logs/b.log", line: 1, at: "14:00:00", atMs: 5000, text: "there" }),
    event({ artifact: "logs/a.log", line: 1, at: "12:00:00", atMs: 1000, text: "here" }),
    event({ artifact: "logs/a.log", line: 2, at: "12:00:01", atMs: 2000, text: "later" }),
  ]);
  expect(lines.map((line) => line.split(" ").at(-1))).toEqual(["there", "here", "later"]);
  expect(lines[1]).not.toContain(" ms ");
  expect(lines[2]).toContain("+1000 ms");
  expect(note).toContain("cannot be compared");
});

test("a paste without times keeps the order of its lines", () => {
  const { lines } = view([
    event({ line: 2, text: "b" }),
    event({ line: 1, text: "a", atMs: 5, at: "12:00" }),
  ]);
  expect(lines.map((line) => line.at(-1))).toEqual(["b", "a"]);
});

test("what the verdict cites stays when there are more lines than places, and the rest is counted", () => {
  const many = Array.from({ length: 200 }, (_, index) => event({ line: index + 1, atMs: index, at: "t" }));
  const [finding] = originVerdict.findings;
  if (finding === undefined) throw new Error("no finding");
  const cited = {
    ...finding,
    evidence: [{ artifact: "logs/a.log", lines: [150, 150], quote: "again" }],
  } as const;
  const { lines, omitted } = view(many, [cited]);
  expect(lines).toHaveLength(40);
  expect(omitted).toBe(160);
  expect(lines.some((line) => line.includes("logs/a.log:150 "))).toBe(true);
});

test("says why there is nothing", () => {
  expect(logView(undefined, [], "no log was given").reason).toBe("no log was given");
  expect(view([]).reason).toContain("no line of a known client library");
});

test("no lines have the reason that is true: no log at all, or none that says anything", () => {
  expect(logView({ ...logs, files: [], events: [] }, [], "").reason).toBe("no log files were found");
  expect(view([]).reason).toContain("stands in the logs that were found");
});

test("an event that stands for many says how often and when last, and the rest is counted as listed nowhere", () => {
  const repeats = { count: 40, lastAt: "12:09:00Z", leftOut: 32 };
  const { lines, omitted, notListed } = view([event({ text: "again", repeats })]);
  expect(lines[0]).toContain("again  [40 times, last at 12:09:00Z]");
  expect([omitted, notListed]).toEqual([0, logs.droppedEvents + 32]);
});
