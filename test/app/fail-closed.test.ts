/** Whatever breaks at whatever stage of writing: nothing unredacted on disk, the file named with rule and line, nothing left behind. */
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { patient } from "../../src/app/patient-read.ts";
import { redactRun } from "../../src/app/redact-run.ts";
import { writeReport } from "../../src/app/write-report.ts";
import { readZip } from "../../src/bundle/read.ts";
import { createGatherer } from "../../src/engine/gather.ts";
import type { Artifact } from "../../src/model/artifact.ts";
import type { Redactor } from "../../src/model/redactor.ts";
import { bareSystem, OPTIONS } from "../collectors/observe.ts";

const SECRET = "kite-Harbour-92";
const LINE = `TWS_PASSWORD=${SECRET}\n`;

/** Breaks at its trigger, and says what it saw there. */
const breaking: Redactor = {
  ...{ id: "breaking", kind: "own", title: "Breaks", triggers: ["detonate"], before: 0, after: 64 },
  find({ text }) {
    throw new Error(`cannot read ${text}`);
  },
  examples: { hide: [], keep: [] },
};

type Parts = (time: number) => AsyncGenerator<Uint8Array>;

/** A run with one log that breaks and one that does not; `parts` is told how often it was opened before. */
async function write(parts: Parts) {
  const [out, temporary] = await Promise.all(
    ["out-", "temporary-"].map((name) => mkdtemp(join(tmpdir(), name))),
  );
  const system = bareSystem({ tempFolder: temporary as string });
  const signal = new AbortController().signal;
  const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
  let time = 0;
  const log = (path: string, open: Artifact["open"]): Artifact =>
    patient({ path, kind: "log", source: `/srv/${path}`, importance: 50, open }, 200);
  gatherer.add({
    artifacts: [
      log("logs/bad.log", () => parts(time++)),
      log("logs/good.log", async function* () {
        yield Buffer.from(`${LINE}fine ${SECRET}\n`);
      }),
    ],
    facts: { "x.y": { status: "observed", value: `said ${SECRET}`, tookMs: 1 } },
  });
  const redacted = await redactRun(gatherer, {}, system, { hide: [], rules: [breaking] });
  const result = await writeReport({
    ...{
      redacted,
      options: { out: out as string },
      system,
      startedAt: new Date(0),
      fromMs: 0,
      interrupted: null,
    },
  });
  expect(await readdir(temporary as string)).toEqual([]);
  const names = await readdir(out as string);
  expect(names.every((name) => /^ib-bugreport-[\dTZ]+\.(?:md|zip)$/.test(name))).toBe(true);
  const zip = await readZip(result.bundle ?? "");
  if (!zip.ok) throw new Error(zip.reason);
  const texts = [...zip.files].map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString("latin1")}`);
  const all = [...texts, await readFile(result.report ?? "", "utf8"), ...result.warnings].join("\n");
  expect(all).not.toContain(SECRET);
  expect(texts.some((text) => text.startsWith("logs/good.log"))).toBe(true);
  expect(texts.some((text) => text.startsWith("logs/bad.log"))).toBe(false);
  return { all, warnings: result.warnings.join("\n") };
}

const filler = Buffer.from("a line of a log\n".repeat(20_000));

test.each<[string, Parts, RegExp]>([
  [
    "a rule that breaks",
    async function* () {
      yield filler;
      yield Buffer.from(`${LINE}detonate ${SECRET}\n`);
    },
    /logs\/bad\.log.*the rule "breaking" broke on line 20002/,
  ],
  [
    "a file that is unreadable in its midst, when it is learned from",
    async function* () {
      yield Buffer.from(LINE);
      throw new Error("EIO: i/o error, read");
    },
    /logs\/bad\.log.*EIO/,
  ],
  [
    "a file that is unreadable in its midst, when it is rewritten",
    async function* (time) {
      yield filler;
      yield Buffer.from(LINE);
      if (time > 0) throw new Error("EIO: i/o error, read");
    },
    /logs\/bad\.log.*EIO/,
  ],
  [
    "a file that hangs when it is learned from",
    async function* () {
      yield Buffer.from(LINE);
      await new Promise(() => {});
    },
    /logs\/bad\.log.*nothing more of it came/,
  ],
  [
    "a file that hangs when it is rewritten",
    async function* (time) {
      yield Buffer.from(LINE);
      if (time > 0) await new Promise(() => {});
    },
    /logs\/bad\.log.*nothing more of it came/,
  ],
  [
    "a file that has become another meanwhile",
    async function* (time) {
      yield time === 0
        ? Buffer.from("a text\n")
        : Buffer.concat([Buffer.from(LINE), Buffer.from(LINE, "utf16le")]);
    },
    /logs\/bad\.log.*UTF-16|not text/,
  ],
])("%s is left out and named", async (_, parts, words) => {
  expect((await write(parts)).warnings).toMatch(words);
});

test("a fact or words on which a rule breaks are told as such, and the report is written without them", async () => {
  const out = await mkdtemp(join(tmpdir(), "out-"));
  const system = bareSystem({ tempFolder: out });
  const signal = new AbortController().signal;
  const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
  gatherer.add({
    facts: {
      "x.bad": { status: "observed", value: `detonate ${SECRET}`, tookMs: 1 },
      "x.good": { status: "observed", value: "fine", tookMs: 1 },
    },
  });
  const own = { hide: [], rules: [breaking] };
  const redacted = await redactRun(gatherer, { title: `detonate ${SECRET}` }, system, own);
  expect(redacted.facts).toEqual({
    "x.bad": {
      status: "failed",
      error: 'it could not be redacted: the rule "breaking" broke on line 1',
      tookMs: 0,
    },
    "x.good": { status: "observed", value: "fine", tookMs: 1 },
  });
  const times = { startedAt: new Date(0), fromMs: 0, interrupted: null };
  const result = await writeReport({ redacted, options: { out }, system, ...times });
  expect(result.warnings.join("\n")).toMatch(/what you said of it was left out: the rule "breaking" broke/);
  const zip = await readZip(result.bundle ?? "");
  if (!zip.ok) throw new Error(zip.reason);
  const all = [...zip.files.values(), result.markdown].map(String).join("\n");
  expect(all).not.toContain(SECRET);
  expect(all).toContain("x.good");
});
