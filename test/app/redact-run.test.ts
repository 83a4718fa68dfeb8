import { expect, onTestFinished, test, vi } from "vitest";
import { redactRun } from "../../src/app/redact-run.ts";
import { createGatherer } from "../../src/engine/gather.ts";
import type { Artifact } from "../../src/model/artifact.ts";
import { bareSystem, OPTIONS } from "../collectors/observe.ts";

function artifact(path: string, open: Artifact["open"]): Artifact {
  return { path, kind: "log", source: `/srv/bot/${path}`, importance: 50, open };
}

test("a file that can no longer be read is left out by name; the others and the facts are redacted", async () => {
  const system = bareSystem();
  const signal = new AbortController().signal;
  const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
  const whole = artifact("logs/whole.log", async function* () {
    yield Buffer.from("TWS_PASSWORD=kite-Harbour-92\n");
  });
  const gone = artifact("logs/gone.log", async function* () {
    yield Buffer.from("first ");
    throw new Error("EIO: i/o error, read");
  });
  gatherer.add({
    artifacts: [gone, whole],
    facts: { "x.y": { status: "observed", value: "said kite-Harbour-92 again", tookMs: 1 } },
  });
  const run = await redactRun(gatherer, {}, system);
  expect(run.unread).toEqual([{ path: "logs/gone.log", reason: "EIO: i/o error, read" }]);
  expect(run.artifacts.map(({ path }) => path)).toEqual([whole.path]);
  expect(JSON.stringify(run.facts)).not.toContain("kite-Harbour-92");
});

test("what a fact or the user's words name a secret is hidden in the files, and the other way round", async () => {
  const system = bareSystem();
  const signal = new AbortController().signal;
  const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
  const log = artifact("logs/bot.log", async function* () {
    yield Buffer.from("typed kite-Harbour-92, then wolf-Garden-41\n");
  });
  const value = { password: "kite-Harbour-92" };
  gatherer.add({ artifacts: [log], facts: { "x.y": { status: "observed", value, tookMs: 1 } } });
  const words = { title: "It says password=wolf-Garden-41" };
  const run = await redactRun(gatherer, words, system);
  const [redacted] = run.artifacts;
  if (redacted === undefined) throw new Error("the log is gone");
  const parts: Uint8Array[] = [];
  const { open } = run.redaction.stream({ ...redacted, where: redacted.path }) as unknown as Artifact;
  for await (const part of open()) parts.push(part);
  expect(Buffer.concat(parts).toString()).toMatch(/^typed <secret-\d>, then <secret-\d>\n$/);
  expect(JSON.stringify([run.facts, run.words])).not.toMatch(/Harbour|Garden/);
});

test("the same facts give the same bytes, in whatever order their sources end", async () => {
  const facts = ["b.c", "a.b", "tws.x", "a.a"].map((id) => {
    const value = { user: `${id}77`, account: "U1234567" };
    return [id, { status: "observed", value, tookMs: 1 }] as const;
  });
  const told: string[] = [];
  for (const some of [facts, facts.toReversed()]) {
    const system = bareSystem();
    const signal = new AbortController().signal;
    const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
    for (const one of some) gatherer.add({ facts: Object.fromEntries([one]) });
    const run = await redactRun(gatherer, {}, system);
    expect(Object.keys(run.facts)).toEqual(["a.a", "a.b", "b.c", "tws.x"]);
    told.push(JSON.stringify(run.facts));
  }
  expect(told[1]).toBe(told[0]);
});

test("a file that stops answering is left out by name, and the others are not held up for ever", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const system = bareSystem();
  const signal = new AbortController().signal;
  const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
  const whole = artifact("logs/whole.log", async function* () {
    yield Buffer.from("fine\n");
  });
  let waiting = () => {};
  const hangs = new Promise<void>((done) => (waiting = done));
  const gone = artifact("logs/gone.log", async function* () {
    yield Buffer.from("first ");
    waiting();
    await new Promise(() => {});
  });
  gatherer.add({ artifacts: [gone, whole], facts: {} });
  const running = redactRun(gatherer, {}, system);
  await hangs;
  await vi.advanceTimersByTimeAsync(20_000);
  const run = await running;
  expect(run.unread).toEqual([{ path: "logs/gone.log", reason: "nothing more of it came within 20 s" }]);
  expect(run.artifacts.map(({ path }) => path)).toEqual([whole.path]);
});
