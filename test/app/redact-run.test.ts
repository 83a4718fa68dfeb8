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
