import { describe, expect, test } from "vitest";
import type { LogClient } from "../../src/formats/logs/event.ts";
import { clientLibrary } from "../../src/report/client-library.ts";
import { originFacts } from "./origin-case.ts";
import { runFacts } from "./run-case.ts";

const [line] = originFacts["capture.logs"].value.events;
const python = runFacts["project.python"].value;

interface Log {
  readonly client: LogClient;
  readonly component?: string;
  readonly modifiedMs: number;
}
const logs = (given: Readonly<Record<string, Log>>) => {
  const entries = Object.entries(given);
  return {
    files: entries.map(([artifact, { client, modifiedMs }]) => ({
      ...{ path: artifact, artifact, origin: "project", bytes: 9, lines: 1, modifiedMs, clients: [client] },
      ...{ omittedLines: 0, encoding: "utf-8", problem: null },
    })),
    events: entries.map(([artifact, { client, component = null }]) => ({
      ...line,
      artifact,
      client,
      component,
    })),
    droppedEvents: 0,
  } as never;
};
const imports = (...names: string[]) =>
  ({ libraries: names.map((name, at) => ({ name, place: `bot.py:${at + 1}` })) }) as never;
const packages = (...names: string[]) => {
  const [environment] = python.environments;
  const [sample] = environment?.packages ?? [];
  const environments = [{ ...environment, packages: names.map((name) => ({ ...sample, name })) }];
  return { ...python, requirements: [], environments } as never;
};
const cites = (artifact: string) => [{ evidence: [{ artifact, lines: [1, 1], quote: "x" }] }] as never;

const nautilus = { client: "nautilus", modifiedMs: 5 } as const;
const stray = { client: "ib_async", component: "ib_async.client", modifiedMs: 9 } as const;
const both = { "logs/ib_async.log": stray, "logs/live.log": nautilus };
const named = (...given: Parameters<typeof clientLibrary>) => clientLibrary(...given).names;

describe("a newer log of another library beside that of the program", () => {
  test("does not name the program that failed, and is said to have been weighed", () => {
    const { names, why } = clientLibrary({ "capture.logs": logs(both) }, cites("logs/live.log"));
    expect(names).toEqual(["nautilus_trader"]);
    expect(why?.map((part) => ("own" in part ? part.own : part.value)).join("")).toBe(
      "nautilus_trader (its lines in the log with the failure, logs/live.log), rather than ib_async (its lines in the newest log, logs/ib_async.log)",
    );
  });
  test("gives way to what the source imports, and to what is installed", () => {
    const facts = { "capture.logs": logs(both) };
    expect(named({ ...facts, "project.source": imports("nautilus_trader") }, [])).toEqual([
      "nautilus_trader",
    ]);
    const installed = packages("nautilus-trader", "nautilus-ibapi");
    expect(
      named({ ...facts, "project.python": installed, "project.source": imports("nautilus_trader") }, []),
    ).toEqual(["nautilus_trader"]);
  });
  test("leaves it open when nothing else speaks, and when the failure stands in it against the source", () => {
    expect(named({ "capture.logs": logs(both) }, [])).toEqual(["ib_async", "nautilus_trader"]);
    const facts = { "capture.logs": logs(both), "project.source": imports("nautilus_trader") };
    expect(named(facts, cites("logs/ib_async.log"))).toEqual(["nautilus_trader", "ib_async"]);
  });
});

test("what the program printed while it ran outweighs all else", () => {
  const artifact = runFacts["capture.run"].value.stdout.artifact ?? "";
  const facts = {
    ...{
      "capture.run": runFacts["capture.run"].value as never,
      "project.source": imports("nautilus_trader"),
    },
    "capture.logs": logs({ [artifact]: { ...stray, modifiedMs: 0 }, "logs/live.log": nautilus }),
  };
  expect(named(facts, [])).toEqual(["ib_async"]);
});

test("two libraries installed and imported alike leave it open", () => {
  const facts = {
    "project.python": packages("nautilus-trader", "ib-async"),
    "project.source": imports("nautilus_trader", "ib_async"),
  };
  expect(named(facts, [])).toEqual(["nautilus_trader", "ib_async"]);
});

test("IB's own client is not a second library beside the framework that brings it along", () => {
  const facts = {
    "project.python": packages("nautilus-trader", "ibapi"),
    "project.source": imports("ibapi", "nautilus_trader"),
  };
  expect(clientLibrary(facts, [])).toEqual({ names: ["nautilus_trader"], why: null });
  expect(named({ "project.source": imports("ibapi") }, [])).toEqual(["ibapi"]);
});

test("lines that ib_async and ib_insync print alike are of either, until something tells", () => {
  const facts = { "capture.logs": logs({ "logs/a.log": { client: "ib_async", modifiedMs: 1 } }) };
  expect(named(facts, [])).toEqual(["ib_async", "ib_insync"]);
  expect(named({ ...facts, "project.source": imports("ib_insync") }, [])).toEqual(["ib_insync"]);
});

test("without any sign none is named", () => {
  expect(clientLibrary({}, [])).toEqual({ names: [], why: null });
});
