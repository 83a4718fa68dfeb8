import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findLogs } from "../../../src/capture/logs/find-logs.ts";
import { createSystem } from "../../../src/system/index.ts";

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "ib-logs-"));
});
afterEach(() => rm(project, { recursive: true, force: true }));

async function put(path: string, text = "x\n", ageS = 0): Promise<void> {
  const full = join(project, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
  const time = Date.now() / 1000 - ageS;
  await utimes(full, time, time);
}

const find = async () =>
  (await findLogs(createSystem(), project, new AbortController().signal)).map(({ path }) =>
    path.slice(project.length + 1).replaceAll("\\", "/"),
  );

it("finds logs by their names, newest first", async () => {
  await put("app.log", "x\n", 30);
  await put("logs/old.log.1", "x\n", 300);
  await put("TESTER-001_2025-11-02_d5cb21cf-5e59-4323-b2bf-6b9dab3dc222.json", "{}\n", 10);
  await put("log/packed.log.2.gz", "x\n", 400);
  await put("nohup.out", "x\n", 20);
  await put("package.json", "{}");
  await put("npm-debug.log");
  await put("catalog.txt");
  await put("node_modules/x/y.log");
  expect(await find()).toEqual([
    "TESTER-001_2025-11-02_d5cb21cf-5e59-4323-b2bf-6b9dab3dc222.json",
    "nohup.out",
    "app.log",
    "logs/old.log.1",
    "log/packed.log.2.gz",
  ]);
});

it("looks where the sources say that they write", async () => {
  await put(
    "main.py",
    'LoggingConfig(log_level="INFO", log_directory="var/trading")\nlogging.basicConfig(filename="out/ib.log")\n',
  );
  await put("var/trading/node.log", "x\n", 1);
  await put("out/ib.log", "x\n", 2);
  await put("out/other.log", "x\n", 3);
  expect(await find()).toEqual(["var/trading/node.log", "out/ib.log"]);
});

it("takes the newest few of many", async () => {
  for (let n = 0; n < 30; n += 1) await put(`logs/run-${n}.log`, "x\n", n);
  expect(await find()).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `logs/run-${n}.log`));
});

it("is content with an empty project", async () => {
  expect(await find()).toEqual([]);
});
