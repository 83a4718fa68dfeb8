import { expect, test } from "vitest";
import type { LogFile } from "../../../src/capture/logs/value.ts";
import { ofThisRun } from "../../../src/capture/run/this-run.ts";
import type { LogClient, LogEvent } from "../../../src/formats/logs/event.ts";

const START = Date.parse("2026-03-02T10:00:00Z");
const MINUTE = 60_000;

const file = (artifact: string, minutes: number, more: Partial<LogFile> = {}): LogFile => ({
  ...{ path: artifact, artifact, origin: "project", bytes: 9, lines: 1, clients: ["ib_async"] },
  ...{ modifiedMs: START + minutes * MINUTE, omittedLines: 0, encoding: "utf-8", problem: null },
  ...more,
});
const event = (artifact: string, at: string | null, client: LogClient = "ib_async"): LogEvent =>
  ({
    ...{ artifact, line: 1, kind: "error-code", client, level: "error", component: null, text: at ?? "" },
    ...{ at, atMs: at === null ? null : Date.parse(/Z$/.test(at) ? at : `${at.replace(" ", "T")}Z`) },
  }) as LogEvent;
const kept = (files: LogFile[], ...events: LogEvent[]) =>
  ofThisRun({ files, events, droppedEvents: 0 }, START).events.map(({ text }) => text);

test("a log that was not written since the run began says nothing about it, and that is told", () => {
  const logs = { files: [file("old.log", -20)], events: [event("old.log", null)], droppedEvents: 2 };
  const { files, events, droppedEvents } = ofThisRun(logs, START);
  expect(events).toEqual([]);
  expect(droppedEvents).toBe(3);
  expect(files[0]?.problem).toMatch(/^last written before this run/);
});

test("of a log that goes on, the lines of this run count, and those without a time go with the one before", () => {
  const lines = ["2026-03-02T09:40:00Z", null, "2026-03-02T10:00:03Z"];
  expect(kept([file("bot.log", 1)], ...lines.map((at) => event("bot.log", at)))).toEqual([
    "2026-03-02T10:00:03Z",
  ]);
});

test("a time without a zone may be meant in any: only what is older in all of them is old", () => {
  const lines = ["2026-03-01 20:00:00", "2026-03-02 05:00:00", "2026-03-02 10:00:01"];
  expect(kept([file("bot.log", 1)], ...lines.map((at) => event("bot.log", at)))).toEqual(lines.slice(1));
});

test("what was given by name counts whole, and so does what IBC or TWS wrote", () => {
  const at = "2026-03-02T09:00:00Z";
  expect(kept([file("given.log", -60, { origin: "flag" })], event("given.log", at))).toEqual([at]);
  expect(kept([file("ibc.log", -60, { clients: ["ibc"] })], event("ibc.log", at, "ibc"))).toEqual([at]);
});
