import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { report } from "../../src/app/report.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { createSystem } from "../../src/system/index.ts";

async function project(): Promise<{ folder: string; port: number }> {
  const tws = await startSimulator({ scenario: "healthy" });
  onTestFinished(() => tws.close());
  const folder = await mkdtemp(join(tmpdir(), "project-"));
  await writeFile(join(folder, ".env"), `IB_PORT=${tws.port}\n`);
  return { folder, port: tws.port };
}

const machine = (cwd: string) => createSystem({ cwd, home: cwd, env: {} });

test("a template of one's own is used; a broken one costs a warning, not the report", async () => {
  const { folder } = await project();
  const own = await report({ system: machine(folder), template: "Verdict: {{code verdict.fault}}" });
  const broken = await report({ system: machine(folder), template: "{{#if" });
  expect(broken.warnings.join()).toContain("template");
  expect(broken.markdown.length).toBeGreaterThan(own.markdown.length);
  expect(await readFile(broken.report ?? "", "utf8")).toBe(broken.markdown);
});

test("a run out of time still writes a report that says so", async () => {
  const { folder } = await project();
  const result = await report({ system: machine(folder), timeoutMs: 1 });
  expect(result.interrupted).toBe(true);
  expect(result.report).not.toBeNull();
  expect(result.markdown).toContain("ended");
});

test("a folder that turns out unwritable costs the files, not the verdict, and leaves nothing behind", async () => {
  const { folder } = await project();
  const temporary = await mkdtemp(join(tmpdir(), "temporary-"));
  const system = { ...machine(folder), tempFolder: temporary };
  const result = await report({ system, out: "/proc/self" });
  expect(result).toMatchObject({ bundle: null, report: null });
  expect(result.markdown).toContain("#");
  expect(result.warnings.join()).toContain("no file was written");
  expect(await readdir(temporary)).toEqual([]);
});

test("a temporary folder that cannot be used costs nothing: the output folder serves", async () => {
  const { folder } = await project();
  const out = await mkdtemp(join(tmpdir(), "out-"));
  const result = await report({ system: { ...machine(folder), tempFolder: "/proc/self" }, out });
  expect(result.warnings).toEqual([]);
  expect(await readdir(out)).toEqual([result.report, result.bundle].map((path) => basename(path ?? "")));
});

test("a run that is ended while the report is being written says so, and the report is whole", async () => {
  const { folder } = await project();
  const caller = new AbortController();
  const ended = new Set<string>();
  const result = await report({
    system: machine(folder),
    signal: caller.signal,
    onProgress({ event, id }) {
      if (event === "finished") ended.add(id);
      // The session's witness is the last to be asked; what follows is writing.
      if (id === "tws.witness" && event === "finished") setImmediate(() => caller.abort());
    },
  });
  expect(result.interrupted).toBe(true);
  expect(result.verdict.failureMode).toBe("healthy");
  expect(result.bundle).not.toBeNull();
});

test("what is written is for its owner alone, and the temporary files are gone", async () => {
  const { folder } = await project();
  const temporary = await mkdtemp(join(tmpdir(), "temporary-"));
  const result = await report({ system: { ...machine(folder), tempFolder: temporary } });
  expect(await readdir(temporary)).toEqual([]);
  for (const path of [result.bundle, result.report])
    expect((await stat(path ?? "")).mode & 0o777).toBe(0o600);
});
