import { expect, test } from "vitest";
import type { Facts } from "../../../src/facts.ts";
import { evidenceRows, groups } from "../../../src/report/sections/fact-view.ts";
import { originFacts } from "../origin-case.ts";

const absent = { status: "observed", value: null, tookMs: 1 } as const;
const logs = (client: string, artifact: string) => {
  const { value } = originFacts["capture.logs"];
  const events = value.events.map((event) => ({
    ...event,
    client,
    artifact,
  })) as Facts["capture.logs"]["events"];
  return { status: "observed", value: { ...value, events }, tookMs: 1 } as const;
};
const seen = (facts: Parameters<typeof evidenceRows>[0]) =>
  evidenceRows(facts)
    .find(({ fact }) => fact === "tws.ibc")
    ?.seen.map((part) => ("own" in part ? part.own : part.value))
    .join("");

test("IBC whose lines stand in a log is not said to be absent", () => {
  const facts = { "tws.ibc": absent, "capture.logs": logs("ibc", "logs/gateway.txt") };
  expect(seen(facts)).toBe("not where it is usually installed; its lines stand in logs/gateway.txt");
  expect(groups(facts, "environment")).toEqual([]);
});

test("IBC of which nothing tells is", () => {
  const facts = { "tws.ibc": absent, "capture.logs": logs("nautilus", "logs/live.log") };
  expect(seen(facts)).toBe("looked for and not there");
  expect(groups(facts, "environment")).toMatchObject([{ reason: "looked for and not there" }]);
});
