import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { captures } from "../../src/capture/index.ts";
import { environmentCollectors, targetCollectors } from "../../src/collectors/index.ts";
import { failureModes } from "../../src/ib/failure-modes.ts";
import type { AnySource } from "../../src/model/source.ts";
import { probes } from "../../src/probes/index.ts";
import { documentRedactors } from "../../src/redactors/documents.ts";
import { redactors } from "../../src/redactors/index.ts";
import { presenters } from "../../src/report/sections/index.ts";
import { rules } from "../../src/rules/index.ts";
import { scenarios } from "../../src/simulator/scenarios/index.ts";

const sources: readonly AnySource[] = [...environmentCollectors, ...targetCollectors, ...probes, ...captures];
const FACT_ID = /^[a-z]+\.[a-z-]+$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe.each([
  ["sources", sources.map((one) => one.id), FACT_ID],
  ["rules", rules.map((one) => one.id), KEBAB],
  ["redactors", [...redactors, ...documentRedactors].map((one) => one.id), KEBAB],
  ["scenarios", scenarios.map((one) => one.id), KEBAB],
  ["failure modes", failureModes.map((one) => one.id), KEBAB],
  ["presenters", presenters.map((one) => one.fact), FACT_ID],
])("the list of %s", (_name, ids, shape) => {
  test("names each id once, in the form of its kind", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(shape);
  });
});

test("a source comes after those whose facts it reads", () => {
  sources.forEach((source, index) => {
    for (const needed of Object.values(source.needs)) {
      const before = sources.findIndex((one) => one.id === (needed as AnySource).id);
      expect(before, `${source.id} needs ${(needed as AnySource).id}`).toBeLessThan(index);
      expect(before).not.toBe(-1);
    }
  });
});

test("every source has a deadline and a title", () => {
  for (const source of sources) {
    expect(source.deadlineMs, source.id).toBeGreaterThan(0);
    expect(source.title.trim(), source.id).not.toBe("");
  }
});

test("rules explain rules there are, and need facts there are", () => {
  const ids = new Set(rules.map((one) => one.id));
  const facts = new Set([...sources.map((one) => one.id), ...RUN_FACTS]);
  for (const rule of rules) {
    for (const explained of rule.explains) expect(ids, rule.id).toContain(explained);
    for (const fact of [...rule.needs, ...rule.uses]) expect(facts, rule.id).toContain(fact);
  }
});

test("every source has words in the report", () => {
  const told = presenters.map((one) => one.fact);
  for (const source of sources) expect(told).toContain(source.id);
});

test.each([
  ["collectors", "observe", sources],
  ["probes", "observe", sources],
  ["capture", "observe", sources],
  ["rules", "check", rules],
  ["redactors", "find", redactors],
  ["redactors", "read", documentRedactors],
  ["simulator/scenarios", "title", scenarios],
  ["report/sections", "present", presenters],
])("nothing that src/%s makes is missing from its list", async (room, mark, list) => {
  const folder = fileURLToPath(new URL(`../../src/${room}/`, import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(isModule);
  const made = new Set<object>();
  for (const file of files) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(folder, file)).href);
    for (const one of Object.values(module)) if (isPart(one, mark)) made.add(one);
  }
  expect(made.size).toBeGreaterThanOrEqual(Math.min(1, list.length));
  for (const one of made) expect(list.map(idOf)).toContain(idOf(one));
});

/** Facts that the run itself adds; no source gives them. */
const RUN_FACTS = [
  ...["project.target", "capture.run", "capture.wire", "capture.recorder"],
  ...["capture.timeline", "capture.comparison"],
];

function idOf(part: object): unknown {
  return "id" in part ? part.id : "fact" in part ? part.fact : null;
}

/** Programs of their own start when they are loaded. */
function isModule(path: string): boolean {
  return path.endsWith(".ts") && !path.endsWith(".child.ts") && !path.includes("hooks");
}

function isPart(value: unknown, mark: string): value is object {
  return typeof value === "object" && value !== null && ("id" in value || "fact" in value) && mark in value;
}
