import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check } from "recheck";
import { parseAst } from "rolldown/parseAst";
import { expect, test } from "vitest";

const FOLDER = fileURLToPath(new URL("../../src/", import.meta.url));
const DIST = new URL("../../dist/", import.meta.url).href;
/** recheck gives up on a pattern after this time and calls it unknown; what is exponential shows sooner. */
const GIVE_UP_MS = 1_000;
const AT_ONCE = 2;

/** Pattern → its flags and where it stands; both kinds together are all that the program matches with. */
type Patterns = Map<string, { flags: string; place: string }>;

function writtenOut(): Patterns {
  const found: Patterns = new Map();
  const visit = (file: string, node: unknown) => {
    if (Array.isArray(node)) for (const one of node) visit(file, one);
    else if (typeof node === "object" && node !== null) {
      const { type, regex } = node as { type?: string; regex?: { pattern: string; flags: string } };
      if (type === "Literal" && regex) found.set(regex.pattern, { flags: regex.flags, place: file });
      for (const value of Object.values(node)) visit(file, value);
    }
  };
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".ts")) visit(file, parseAst(readFileSync(FOLDER + file, "utf8"), { lang: "ts" }));
  return found;
}

/** Those put together when the modules of the folders with patterns are loaded; a program of its own is none. */
const RECORDING = `
const { readdirSync } = await import("node:fs");
const { fileURLToPath } = await import("node:url");
const built = [];
const Plain = RegExp;
globalThis.RegExp = new Proxy(Plain, {
  construct(target, [source, flags]) {
    const made = new target(source, flags);
    built.push([made.source, made.flags]);
    return made;
  },
});
for (const folder of ["bundle", "collectors", "engine", "filing", "formats", "ib", "redactors", "report", "rules"])
  for (const file of readdirSync(fileURLToPath("${DIST}" + folder), { recursive: true, encoding: "utf8" }))
    if (/(?<!\\.child)\\.js$/.test(file)) await import("${DIST}" + folder + "/" + file);
console.log(JSON.stringify(built));`;

function putTogether(): Patterns {
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", RECORDING], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  const built = JSON.parse(run.stdout) as [string, string][];
  return new Map(built.map(([source, flags]) => [source, { flags, place: "put together" }]));
}

/** The places of those that take exponential time; `d` only adds places to a match, and recheck does not know it. */
async function exponential(patterns: Patterns): Promise<string[]> {
  const guilty: string[] = [];
  const waiting = [...patterns];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [source, { flags, place }] = next;
      const checked = await check(source, flags.replace("d", ""), { timeout: GIVE_UP_MS });
      if (checked.status === "vulnerable" && checked.complexity.type === "exponential")
        guilty.push(`${place}: ${source}`);
      if (checked.status === "unknown" && checked.error.kind === "invalid")
        guilty.push(`${place}: not understood: ${source}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return guilty;
}

test("no pattern of the program backtracks exponentially", { timeout: 600_000 }, async () => {
  const [written, built] = [writtenOut(), putTogether()];
  expect(written.size).toBeGreaterThan(2_000);
  expect(built.size).toBeGreaterThan(150);
  expect(await exponential(new Map([...built, ...written]))).toEqual([]);
});

test("one that does is told", async () => {
  expect(await exponential(new Map([["^(a+)+$", { flags: "d", place: "here" }]]))).toEqual(["here: ^(a+)+$"]);
});
