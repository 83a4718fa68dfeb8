import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Script } from "node:vm";
import { beforeEach, expect, test } from "vitest";
import { compiledName, runCompiled } from "../../src/system/compiled.ts";

let folder = "";
let program = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "compiled-"));
  program = join(folder, "program.js");
  writeFileSync(
    program,
    'const { sep } = require("node:path"); globalThis.told = [require("./part.js").what, require("./part.js").what, sep, __filename];',
  );
  writeFileSync(
    join(folder, "part.js"),
    'globalThis.parts = (globalThis.parts ?? 0) + 1; exports.what = "one";',
  );
});

function run(): { told: unknown[] | undefined; scripts: Map<string, Script> } {
  const scripts = new Map<string, Script>();
  runCompiled(program, (file, script) => scripts.set(file, script));
  const { told } = globalThis as { told?: unknown[] };
  return { told, scripts };
}

const rejections = (scripts: ReadonlyMap<string, Script>) =>
  [...scripts.values()].map(({ cachedDataRejected }) => cachedDataRejected);

test("a program and its parts run, each part once, with the code that was kept", () => {
  const before = (globalThis as { parts?: number }).parts ?? 0;
  const first = run();
  expect(first.told).toEqual(["one", "one", join("/", "a")[0], program]);
  expect((globalThis as { parts?: number }).parts).toBe(before + 1);
  expect(rejections(first.scripts)).toEqual([undefined, undefined]);
  for (const [file, script] of first.scripts) writeFileSync(compiledName(file), script.createCachedData());
  const second = run();
  expect(second.told).toEqual(first.told);
  expect(rejections(second.scripts)).toEqual([false, false]);
});

test("code that is kept for another source, or is none, is not used", () => {
  for (const [file, script] of run().scripts) writeFileSync(compiledName(file), script.createCachedData());
  writeFileSync(join(folder, "part.js"), 'exports.what = "two, which is longer";');
  writeFileSync(compiledName(program), readFileSync(program));
  const { told, scripts } = run();
  expect(told?.slice(0, 2)).toEqual(["two, which is longer", "two, which is longer"]);
  expect(scripts.get(join(folder, "part.js"))?.cachedDataRejected).toBe(true);
});
