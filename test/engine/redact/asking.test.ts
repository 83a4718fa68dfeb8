import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import type { Redactor } from "../../../src/model/redactor.ts";

/** Hides whatever it is asked about. */
const greedy = (id: string, runs: number): Redactor => ({
  ...{ id, kind: id, title: id, triggers: [], runs, before: 0, after: 0 },
  ...{ examples: { hide: [], keep: [] } },
  find: ({ at, end }) => [{ start: at, end, learn: false }],
});

test("a redactor of long runs is asked about none that is shorter, whatever others ask for", () => {
  const redaction = createRedaction({ redactors: [greedy("long", 32), greedy("short", 20)] });
  const [brief, long] = ["a1".repeat(12), "a1".repeat(20)];
  expect(redaction.text(`${brief} ${long}`, "x")).toBe("<short-1> <long-1>");
});
