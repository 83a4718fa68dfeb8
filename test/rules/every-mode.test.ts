import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { failureModes } from "../../src/ib/failure-modes.ts";
import { rules } from "../../src/rules/index.ts";
import { cases } from "./cases/index.ts";

interface Vocabulary {
  readonly modes: readonly {
    readonly id: string;
    readonly fault: string;
    readonly title: string;
    readonly refines?: string;
  }[];
}

const vocabulary = JSON.parse(
  readFileSync(new URL("../fixtures/failure-modes.json", import.meta.url), "utf8"),
) as Vocabulary;

test("the modes are those of the vocabulary, with the same fault, title and parent", () => {
  const said = failureModes.map(({ id, fault, title, refines }) => ({
    id,
    fault,
    title,
    ...(refines ? { refines } : {}),
  }));
  const wanted = vocabulary.modes.map(({ id, fault, title, refines }) => ({
    id,
    fault,
    title,
    ...(refines ? { refines } : {}),
  }));
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  expect(said.sort(byId)).toEqual(wanted.sort(byId));
});

test("every mode has a rule of its name, and every rule a name of its own", () => {
  const ids = rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(failureModes.filter((mode) => !ids.includes(mode.id))).toEqual([]);
});

test("a child mode's rule explains its parent's", () => {
  for (const mode of failureModes) {
    if (mode.refines === undefined) continue;
    const rule = rules.find((one) => one.id === mode.id);
    expect(rule?.explains, mode.id).toContain(mode.refines);
  }
});

test("what a rule explains is a rule", () => {
  const ids = new Set(rules.map((rule) => rule.id));
  expect(rules.flatMap((rule) => rule.explains.filter((one) => !ids.has(one)))).toEqual([]);
});

test("the matrix has a fixture and a neighbour for every mode", () => {
  for (const { id } of failureModes) {
    const own = cases.filter((one) => one.mode === id);
    expect(own.length, `${id} has no fixture`).toBeGreaterThan(0);
    expect(own.flatMap((one) => one.neighbours ?? []).length, `${id} has no neighbour`).toBeGreaterThan(0);
  }
});
