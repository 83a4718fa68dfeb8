import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { creating, type FaultKind, STATUS_FAULTS } from "../fakes/github/faults.ts";
import { type FakeGithub, startGithub } from "../fakes/github/server.ts";
import { addRepo, type FakeRepo } from "../fakes/github/store.ts";
import { folder, ib, type RunOptions } from "./cli.ts";

/** One bundle for all tests; nothing listens on its port. */
let made: Promise<string> | undefined;
function aBundle(): Promise<string> {
  made ??= (async () => {
    const project = await folder({ "live.log": "2026-03-01 09:30:00 something else\n" });
    const ran = await ib(["--project", project, "--out", project, "--port", "1", "--no-session", "--json"]);
    return String(JSON.parse(ran.stdout).bundle);
  })();
  return made;
}

interface Place {
  readonly github: FakeGithub;
  readonly repo: FakeRepo;
  readonly env: Record<string, string>;
  file(args?: readonly string[], options?: RunOptions): ReturnType<typeof ib>;
}

async function place(given: Partial<FakeRepo> = {}): Promise<Place> {
  const bundle = await aBundle();
  const github = await startGithub();
  onTestFinished(() => github.close());
  const token = randomBytes(8).toString("hex");
  github.store.users.set(token, "ann");
  const repo = addRepo(github.store, "o/r", given);
  const env = { IB_BUGREPORT_GITHUB_TOKEN: token, IB_BUGREPORT_STATE: await folder() };
  const always = ["file", bundle, "--repo", "o/r", "--github-api", github.api, "--anyway"];
  const file: Place["file"] = (args = ["--yes", "--json"], options = {}) =>
    ib([...always, ...args], { ...options, env: { ...env, ...options.env } });
  return { github, repo, env, file };
}

test("files once, and the JSON document is the contract's", async () => {
  const { file, repo, github } = await place();
  const first = await file();
  expect(JSON.parse(first.stdout)).toEqual({
    schemaVersion: 1,
    outcome: "filed",
    url: "https://github.test/o/r/issues/1",
    number: 1,
    reason: expect.stringContaining("#1"),
  });
  expect(first.code).toBe(0);
  const second = await file();
  expect(second.code).toBe(3);
  expect(JSON.parse(second.stdout)).toMatchObject({ outcome: "duplicate", number: 1 });
  expect(repo.issues).toHaveLength(1);
  expect(github.violations).toEqual([]);
});

test("nothing is sent without consent; the draft is saved", async () => {
  const { file, github } = await place();
  for (const args of [["--json"], ["--dry-run", "--json"]]) {
    const ran = await file(args);
    expect(ran.code).toBe(4);
    expect(JSON.parse(ran.stdout)).toMatchObject({ outcome: "draft", number: null });
  }
  expect(github.seen.filter(creating)).toHaveLength(0);
  const shown = (await file(["--dry-run"])).stdout;
  for (const words of ["ibbrfp", "Repository  o/r (public)", "Account     ann", "Hidden", "Template    none"])
    expect(shown).toContain(words);
});

test("wrong usage is one line and exit code 2", async () => {
  const bundle = await aBundle();
  for (const args of [
    ["file", "--repo", "nonsense", bundle],
    ["file", bundle, "--yes"],
    ["file", "/no/such/file.zip"],
    ["file", bundle, "--repo", "o/r", "--github-api", "http://example.com"],
  ]) {
    const ran = await ib(args);
    expect([ran.code, ran.stderr.trim().split("\n").length]).toEqual([2, 1]);
  }
});

const ends: readonly (readonly [string, FaultKind, number])[] = [
  ["done-then-cut", { fault: "done-then-cut" }, 0],
  ["403 sso", STATUS_FAULTS["403 sso"], 5],
];
test.each(ends)("%s of the creating request", async (_name, kind, code) => {
  const { file, repo, github } = await place();
  github.faults.push({ kind, times: 1, on: creating });
  const first = await file();
  expect(first.code).toBe(code);
  const second = await file();
  expect(second.code).toBe(code === 0 ? 3 : 0);
  expect(repo.issues).toHaveLength(1);
});

test("killed while the request is on its way, the next run finds the issue", async () => {
  const { file, repo, github } = await place();
  github.faults.push({ kind: { fault: "done-then-hang" }, times: 1, on: creating });
  const first = await file(undefined, {
    onStart: (child) => {
      github.onRequest = (seen) => creating(seen) && setTimeout(() => child.kill("SIGKILL"), 50);
    },
  });
  expect(first.code).toBe(null);
  const second = await file();
  expect([second.code, JSON.parse(second.stdout).outcome]).toEqual([0, "filed"]);
  expect(repo.issues).toHaveLength(1);
});
