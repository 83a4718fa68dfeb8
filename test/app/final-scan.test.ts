/** The redaction fails to hide something, as no test of it foresaw: the scan of the finished zip keeps it from being written. */
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type RedactedRun, redactRun } from "../../src/app/redact-run.ts";
import { writeReport } from "../../src/app/write-report.ts";
import { readZip } from "../../src/bundle/read.ts";
import { createGatherer } from "../../src/engine/gather.ts";
import type { Artifact } from "../../src/model/artifact.ts";
import type { Redacted, RedactedStream } from "../../src/model/redacted.ts";
import { bareSystem, OPTIONS } from "../collectors/observe.ts";

const SECRET = "kite-Harbour-92";

type Redaction = RedactedRun["redaction"];

/** A run with three logs that hold the secret, redacted but for what `leaks` lets through. */
async function write(leaks: (redaction: Redaction) => Partial<Redaction>) {
  const [out = "", temporary = ""] = await Promise.all(
    ["out-", "temporary-"].map((name) => mkdtemp(join(tmpdir(), name))),
  );
  const system = bareSystem({ tempFolder: temporary });
  const { signal } = new AbortController();
  const gatherer = createGatherer({ system, options: OPTIONS, signal, onProgress: () => {} });
  const log = (path: string, line: number): Artifact => ({
    ...{ path, kind: "log", source: `/srv/${path}`, importance: 50 },
    open: async function* () {
      yield Buffer.from(`${"before\n".repeat(line - 1)}TWS_PASSWORD=${SECRET}\n`);
    },
  });
  gatherer.add({ artifacts: [log("logs/a.log", 2), log("logs/b.log", 3), log("logs/c.log", 4)] });
  const redacted = await redactRun(gatherer, { title: "It does not connect" }, system);
  const { redaction } = redacted;
  const times = { startedAt: new Date(0), fromMs: 0, interrupted: null };
  const broken = { ...redacted, redaction: { ...redaction, ...leaks(redaction) } };
  const result = await writeReport({ redacted: broken, options: { out }, system, ...times });
  expect(await readdir(temporary)).toEqual([]);
  return { result, out };
}

test("a log in which it finds something is left out by name, rule and line, and the rest is written", async () => {
  const { result } = await write((redaction) => ({
    stream: (document) =>
      document.where === "logs/c.log" ? redaction.stream(document) : (document as unknown as RedactedStream),
  }));
  const zip = await readZip(result.bundle ?? "");
  if (!zip.ok) throw new Error(zip.reason);
  expect([...zip.files.keys()].filter((name) => name.startsWith("logs/"))).toEqual(["logs/c.log"]);
  const report = await readFile(result.report ?? "", "utf8");
  const texts = [...zip.files.values(), report, result.markdown, ...result.warnings].map(String);
  expect(texts.join("\n")).not.toContain(SECRET);
  const left = [2, 3].map((line) => ({
    path: line === 2 ? "logs/a.log" : "logs/b.log",
    reason: `the final scan found "learned-secret" on line ${line}`,
  }));
  expect(JSON.parse(String(zip.files.get("redactions.json"))).leftOut).toEqual(left);
  expect(result.warnings).toEqual(left.map(({ path, reason }) => `${path} was left out: ${reason}`));
  // The manifest and the report are of what is in the zip.
  const { entries } = JSON.parse(String(zip.files.get("manifest.json")));
  const paths = entries.map((entry: { path: string }) => entry.path);
  expect([...paths, "manifest.json"].sort()).toEqual([...zip.files.keys()].sort());
  expect(report).toContain("logs/a.log");
});

test.each(["facts.json", "verdict.json", "redactions.json", "manifest.json", "report.md"])(
  "in %s it finds something: nothing at all is written, and it is said where",
  async (leaking) => {
    const { result, out } = await write((redaction) => ({
      json: (value, path) =>
        path === leaking
          ? (JSON.stringify({ value, said: SECRET }) as Redacted)
          : redaction.json(value, path),
      text: (text, where, kind) =>
        where === leaking ? (`${text}${SECRET}` as Redacted) : redaction.text(text, where, kind),
    }));
    expect(await readdir(out)).toEqual([]);
    expect(result).toMatchObject({ bundle: null, report: null, markdown: `${result.verdict.headline}\n` });
    const told = new RegExp(
      `^nothing was written: the final scan found "learned-secret" in ${leaking}, line \\d+$`,
    );
    expect(result.warnings).toEqual([expect.stringMatching(told)]);
  },
);
