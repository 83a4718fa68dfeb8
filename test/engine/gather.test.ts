import { expect, test } from "vitest";
import { createGatherer, type Progress } from "../../src/engine/gather.ts";
import { skip } from "../../src/model/observation.ts";
import { defineSource, type GatherOptions } from "../../src/model/source.ts";
import { createSystem } from "../../src/system/index.ts";

const options: GatherOptions = {
  ...{ project: "/", host: null, port: null, clientId: null, account: null, probeClientId: null },
  ...{ probeRelease: false, logs: [], session: true },
};
const target = {
  host: "127.0.0.1",
  port: 1,
  clientId: null,
  account: null,
  mode: null,
  origin: {},
  logged: null,
};

function gatherer(signal = new AbortController().signal, seen: Progress[] = []) {
  return createGatherer({ system: createSystem(), options, signal, onProgress: (p) => void seen.push(p) });
}

const base = { kind: "collector", title: "A", deadlineMs: 5000 } as const;

test("a source that throws, declines or hangs becomes an entry; the others go on", async () => {
  const throws = defineSource({ ...base, id: "a.throws", observe: () => Promise.reject(new Error("broke")) });
  const declines = defineSource({ ...base, id: "a.declines", observe: async () => skip("not here") });
  const hangs = defineSource({
    ...base,
    id: "a.hangs",
    deadlineMs: 20,
    observe: () => new Promise(() => {}),
  });
  const works = defineSource({ ...base, id: "a.works", observe: async () => ({ n: 1, gone: undefined }) });
  const run = gatherer();
  await run.observe([throws, declines, hangs, works], target);
  expect(run.facts).toMatchObject({
    "a.throws": { status: "failed", error: "broke" },
    "a.declines": { status: "skipped", reason: "not here" },
    "a.hangs": { status: "failed", error: "no answer within 20 ms" },
    "a.works": { status: "observed", value: { n: 1 } },
  });
});

test("a needed source runs once and first, also when several ask for it", async () => {
  let runs = 0;
  const ground = defineSource({ ...base, id: "b.ground", observe: async () => ({ runs: ++runs }) });
  const first = defineSource({
    ...base,
    id: "b.first",
    needs: { ground },
    observe: async ({ facts }) => (facts.ground.status === "observed" ? facts.ground.value.runs : null),
  });
  const run = gatherer();
  await Promise.all([run.observe([first, ground], target), run.observe([ground], target)]);
  expect(runs).toBe(1);
  expect(run.facts["b.first"]).toMatchObject({ status: "observed", value: 1 });
});

test("an interruption ends every source and starts no new one", async () => {
  const stop = new AbortController();
  const hangs = defineSource({ ...base, id: "c.hangs", observe: () => new Promise(() => {}) });
  const far = defineSource({
    ...base,
    id: "c.far",
    async observe({ progress }) {
      progress("connected in 1 ms");
      return new Promise(() => {});
    },
  });
  const later = defineSource({ ...base, id: "c.later", needs: { hangs, far }, observe: async () => 1 });
  const run = gatherer(stop.signal);
  const ended = run.observe([later], target);
  await new Promise((begun) => setTimeout(begun, 5));
  stop.abort();
  await ended;
  expect(run.facts["c.hangs"]).toMatchObject({ status: "failed", error: "interrupted" });
  expect(run.facts["c.far"]).toMatchObject({ error: "interrupted; last: connected in 1 ms" });
  expect(run.facts["c.later"]?.status).toBe("skipped");
});

test("what a source hands over after its deadline is dropped", async () => {
  const late = defineSource({
    ...base,
    id: "d.late",
    deadlineMs: 10,
    observe: async ({ addArtifact }) => {
      await new Promise((done) => setTimeout(done, 60));
      addArtifact({ path: "x", kind: "text", source: "x", importance: 1, open: async function* () {} });
      return 1;
    },
  });
  const run = gatherer();
  await run.observe([late], target);
  await new Promise((done) => setTimeout(done, 100));
  expect(run.artifacts).toEqual([]);
});
