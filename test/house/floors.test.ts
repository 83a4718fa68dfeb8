import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

const law = new URL("../../scripts/check-floors.mjs", import.meta.url);
const { violations }: { violations: (root: string) => Iterable<string> } = await import(law.href);

const root = mkdtempSync(join(tmpdir(), "floors-"));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function house(files: Record<string, string>): string[] {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return [...violations(root)];
}

test("the house keeps its floors", () => {
  expect([...violations(fileURLToPath(new URL("../../src", import.meta.url)))]).toEqual([]);
});

test.each([
  ["upwards", "model/a.ts", 'import { run } from "../app/run.ts";', "model may not import from app"],
  [
    "sideways",
    "probes/a.ts",
    'import { x } from "../collectors/x.ts";',
    "probes may not import from collectors",
  ],
  [
    "for a type only",
    "report/a.ts",
    'import type { S } from "../sinks/s.ts";',
    "report may not import from sinks",
  ],
  ["by re-export", "rules/a.ts", 'export { x } from "../engine/x.ts";', "rules may not import from engine"],
  [
    "when loaded late",
    "rules/a.ts",
    'const x = await import("../app/x.ts");',
    "rules may not import from app",
  ],
  [
    "a package of another room",
    "rules/a.ts",
    'import x from "yaml";',
    "rules may not import the package yaml",
  ],
  [
    "files outside their rooms",
    "report/a.ts",
    'import { readFileSync } from "node:fs";',
    "node:fs belongs to",
  ],
  ["sockets outside their rooms", "app/a.ts", 'import net from "node:net";', "node:net belongs to"],
  ["input and output in model", "model/a.ts", 'import os from "node:os";', "model has no I/O"],
  [
    "from another room of rules",
    "redactors/tokens/a.ts",
    'import { email } from "../identity/email.ts";',
    "redactors/tokens may not import from redactors/identity",
  ],
  [
    "from a reader upwards to the list",
    "redactors/words/a.ts",
    'import { redactors } from "../index.ts";',
    "redactors/words may not import from redactors/",
  ],
  [
    "into a room of redactors nobody planned",
    "redactors/odds/a.ts",
    'import { WORD } from "../words/byte-class.ts";',
    'there is no room "redactors/odds"',
  ],
  ["a room nobody planned", "utils/a.ts", "export const a = 1;", 'there is no room "utils"'],
])("an import %s is found", (_what, path, source, sentence) => {
  expect(house({ [path]: source })).toEqual([expect.stringContaining(sentence)]);
});

test("what the floors allow is not complained about", () => {
  expect(
    house({
      "report/a.ts": 'import type { Facts } from "../facts.ts";\nimport h from "handlebars/runtime.js";',
    }),
  ).toEqual([]);
});
