/** A file that stops answering is given up; one that answers late, but in time, is read to its end. No test waits: the clock is vitest's. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patient } from "../../src/app/patient-read.ts";
import type { Artifact } from "../../src/model/artifact.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function log(open: Artifact["open"]): Artifact {
  return { path: "logs/a.log", kind: "log", source: "/mnt/drive/a.log", importance: 50, open };
}

/** What was read, and what became of the reading, once so much time has passed. */
async function read(artifact: Artifact, ms: number): Promise<{ text: string; end: string }> {
  const found = { text: "", end: "still waiting" };
  const reading = (async () => {
    for await (const part of artifact.open()) found.text += Buffer.from(part).toString();
  })();
  reading.then(
    () => (found.end = "done"),
    (error: Error) => (found.end = error.message),
  );
  await vi.advanceTimersByTimeAsync(ms);
  return found;
}

async function* hanging(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("first ");
  await new Promise(() => {});
}

test("nothing for twenty seconds is the end; before that, there is hope", async () => {
  expect(await read(patient(log(hanging)), 19_999)).toEqual({ text: "first ", end: "still waiting" });
  const { text, end } = await read(patient(log(hanging)), 20_000);
  expect(text).toBe("first ");
  expect(end).toBe("nothing more of it came within 20 s");
});

test("every part has the whole wait for itself, and no clock is left running", async () => {
  const slow = log(async function* () {
    for (const part of ["one ", "two ", "three"]) {
      await new Promise((done) => setTimeout(done, 15_000));
      yield Buffer.from(part);
    }
  });
  expect(await read(patient(slow), 45_000)).toEqual({ text: "one two three", end: "done" });
  expect(vi.getTimerCount()).toBe(0);
});

test("who reads no further closes the file before anything else happens", async () => {
  const said: string[] = [];
  const open = async function* () {
    try {
      yield Buffer.from("first");
      yield Buffer.from("second");
    } finally {
      await new Promise((done) => setTimeout(done, 10));
      said.push("closed");
    }
  };
  const reading = (async () => {
    for await (const _ of patient(log(open)).open()) break;
    said.push("went on");
  })();
  await vi.advanceTimersByTimeAsync(10);
  await reading;
  expect(said).toEqual(["closed", "went on"]);
});
