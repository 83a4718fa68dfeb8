// A hundred processes that file the same failure at once, each as a machine of its own, at a stand-in for GitHub.
// Prints how many issues were created, how many are open in the end, and how many requests a process made.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = join(root, "dist/bin/ib-bugreport.js");
const folder = mkdtempSync(join(tmpdir(), "bench-filing-"));
const many = Number(process.argv[2] ?? 100);
const shared = process.argv.includes("--one-machine");

const bundle = await rolldown({ input: join(root, "test/fakes/github/entry.ts"), platform: "node" });
await bundle.write({ file: join(folder, "github.mjs"), format: "esm", codeSplitting: false });
await bundle.close();
cpSync(join(root, "test/fakes/github/fixtures"), join(folder, "fixtures"), { recursive: true });
const { startGithub, addRepo } = await import(pathToFileURL(join(folder, "github.mjs")).href);

const github = await startGithub();
github.store.users.set("token-of-ann", "ann");
const repo = addRepo(github.store, "o/r");
try {
  await run(["--project", folder, "--out", folder, "--port", "1", "--no-session", "--json"], folder);
  const zip = join(folder, readdirSync(folder).find((name) => name.endsWith(".zip")) ?? "");
  const from = performance.now();
  const codes = await Promise.all(
    Array.from({ length: many }, (_, index) => {
      const state = join(folder, shared ? "state" : `state-${index}`);
      const args = ["file", zip, "--repo", "o/r", "--github-api", github.api, "--anyway", "--yes", "--json"];
      return run(args, state);
    }),
  );
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const open = repo.issues.filter(({ state }) => state === "open").length;
  console.log(`${many} processes, ${shared ? "one state folder" : "a state folder each"}, ${seconds} s`);
  console.log(`created ${repo.issues.length}, open ${open}; exit codes ${tally(codes)}`);
  console.log(
    `${(github.seen.length / many).toFixed(1)} requests per process; violations ${github.violations.length}`,
  );
  console.log("caps: 1 new issue per failure, 3 a day, 1 in 10 minutes, 5 comments a day, per machine");
} finally {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
}

function tally(codes) {
  const counts = new Map();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code}: ${count}`).join(", ");
}

function run(args, state) {
  const env = { ...process.env, IB_BUGREPORT_STATE: state, IB_BUGREPORT_GITHUB_TOKEN: "token-of-ann" };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: "ignore" });
  return new Promise((done) => child.once("close", done));
}
