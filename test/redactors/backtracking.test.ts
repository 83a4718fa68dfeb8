import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkSync } from "recheck";
import { parseAst } from "rolldown/parseAst";
import { expect, test } from "vitest";

const FOLDER = fileURLToPath(new URL("../../src/redactors/", import.meta.url));
const DIST = new URL("../../dist/", import.meta.url).href;
/** recheck gives up on a pattern after this time and calls it unknown; what is exponential shows at once. */
const GIVE_UP_MS = 150;

/** Every regular expression written in the redactors, by where it stands. */
function patterns(): Map<string, { source: string; flags: string }> {
  const found = new Map<string, { source: string; flags: string }>();
  const visit = (file: string, node: unknown) => {
    if (Array.isArray(node)) for (const one of node) visit(file, one);
    else if (typeof node === "object" && node !== null) {
      const { type, regex } = node as { type?: string; regex?: { pattern: string; flags: string } };
      if (type === "Literal" && regex)
        found.set(`${file}: ${regex.pattern}`, { source: regex.pattern, flags: regex.flags });
      for (const value of Object.values(node)) visit(file, value);
    }
  };
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  ))
    visit(file, parseAst(readFileSync(FOLDER + file, "utf8"), { lang: "ts" }));
  return found;
}

test("no pattern backtracks exponentially", { timeout: 240_000 }, () => {
  const all = patterns();
  expect(all.size).toBeGreaterThan(150);
  const guilty = [...all].filter(([, { source, flags }]) => {
    const checked = checkSync(source, flags, { timeout: GIVE_UP_MS });
    return checked.status === "vulnerable" && checked.complexity.type === "exponential";
  });
  expect(guilty.map(([place]) => place)).toEqual([]);
  expect(checkSync("^(a+)+$", "", { timeout: GIVE_UP_MS }).status).toBe("vulnerable");
});

/** What patterns choke on, in a process that can be killed: triggers followed by long runs of one thing, and packed densely. */
const PUMP = `
const { createRedaction } = await import("${DIST}engine/redact/index.js");
const { redactors } = await import("${DIST}redactors/index.js");
for (const redactor of redactors) {
  const triggers = [...redactor.triggers.slice(0, 3).map((one) => one.replaceAll("#", "1")), ...(redactor.runs ? ["aB1"] : [])];
  for (const filler of ["a", "A1", "0", '="', "\\\\", "/", " ", "a ", ".", "-", "<a", ",", "'\\n", "a:", "a=b;"]) {
    const pumped = triggers.map((one) => (" " + one + filler.repeat(4000 / filler.length)).repeat(3)).join("");
    const dense = triggers.map((one) => (one + filler).repeat(1000)).join("");
    createRedaction({ redactors: [redactor] }).text(pumped + dense, "pump");
  }
}`;

test("no redactor hangs on long runs behind its triggers", { timeout: 240_000 }, () => {
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", PUMP], {
    timeout: 200_000,
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});
