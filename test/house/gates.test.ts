import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tool = (name: string) => join(root, "node_modules", ".bin", name);

/** A folder of its own with these files, so that nothing of the project is touched. */
function broken(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "gate-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { passed: status === 0, said: stdout + stderr };
}

test.each([
  ["an unused import", { "a.ts": 'import { join } from "node:path";\n' }, "noUnusedImports"],
  ["any", { "a.ts": "export const a = (b: any) => b;\n" }, "noExplicitAny"],
  ["a line that is not formatted", { "a.ts": "export const a = {b:1}\n" }, "format"],
  [
    "a circle of imports",
    {
      "a.ts": 'import { b } from "./b.ts";\n\nexport const a = () => b;\n',
      "b.ts": 'import { a } from "./a.ts";\n\nexport const b = () => a;\n',
    },
    "noImportCycles",
  ],
])("the lint gate fails on %s", (_what, files, named) => {
  const {
    vcs: _git,
    $schema: _schema,
    ...settings
  } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  const folder = broken({ ...files, "biome.json": JSON.stringify(settings) });
  const { passed, said } = run(tool("biome"), ["ci", "a.ts"], folder);
  expect(passed, said).toBe(false);
  expect(said).toContain(named);
});

test("the floors gate ends with 1 and names the import", () => {
  const folder = broken({ "src/model/a.ts": 'import { x } from "../app/x.ts";\n' });
  const { passed, said } = run(process.execPath, [join(root, "scripts/check-floors.mjs"), "src"], folder);
  expect(passed).toBe(false);
  expect(said).toContain("model may not import from app");
});

test.each([
  [
    "a finding without evidence",
    'import type { Finding } from "ROOT/src/model/finding.ts";\nexport const a: Finding["evidence"] = [];\n',
  ],
  [
    "a bundle entry that did not pass redaction",
    'import type { BundleEntry } from "ROOT/src/model/bundle.ts";\nexport const a: BundleEntry["content"] = "raw";\n',
  ],
  ["an index that may be absent", "export const a = (list: string[]): string => list[0];\n"],
])("the type gate fails on %s", (_what, source) => {
  const settings = { extends: join(root, "tsconfig.json"), include: ["a.ts"] };
  const types = { compilerOptions: { typeRoots: [join(root, "node_modules/@types")] } };
  const folder = broken({
    "a.ts": source.replaceAll("ROOT", root.replace(/\/$/, "")),
    "tsconfig.json": JSON.stringify({ ...settings, ...types }),
  });
  const { passed, said } = run(tool("tsc"), ["--noEmit", "-p", folder], root);
  expect(passed, said).toBe(false);
  expect(said).toMatch(/a\.ts.*error TS2322/);
});

test("the gate for unused code fails on a file nobody imports and on a dependency nobody uses", () => {
  const folder = broken({
    "package.json": JSON.stringify({ name: "x", type: "module", dependencies: { yaml: "2.9.1" } }),
    "knip.json": JSON.stringify({ entry: ["src/index.ts"], project: ["src/**/*.ts"] }),
    "src/index.ts": "export const a = 1;\n",
    "src/lost.ts": "export const b = 1;\n",
  });
  const { passed, said } = run(tool("knip"), [], folder);
  expect(passed).toBe(false);
  expect(said).toContain("src/lost.ts");
  expect(said).toContain("yaml");
});

test("the gate for the package fails on an entry that is not there", () => {
  const manifest = { name: "x", version: "1.0.0", type: "module", exports: "./gone.js", files: ["dist"] };
  const folder = broken({ "package.json": JSON.stringify(manifest), "dist/index.js": "export {};\n" });
  const { passed, said } = run(tool("publint"), ["--strict"], folder);
  expect(passed, said).toBe(false);
});
