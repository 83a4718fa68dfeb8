import { spawn } from "@lydell/node-pty";
import { expect, onTestFinished, test } from "vitest";
import { creating } from "../fakes/github/faults.ts";
import { startGithub } from "../fakes/github/server.ts";
import { addRepo } from "../fakes/github/store.ts";
import { collect, folder, PROGRAM } from "./cli.ts";

const DOWN = "\u001b[B";
const ENTER = "\r";
const ESCAPE = "\u001b";

/** Runs `file` on a terminal and presses keys once a text is there. */
async function onTerminal(keys: readonly (readonly [string, string])[]) {
  const { bundlePath } = await collect(await folder(), ["--port", "1", "--no-session"]);
  const github = await startGithub();
  onTestFinished(() => github.close());
  github.store.users.set("token-of-ann", "ann");
  const repo = addRepo(github.store, "o/r");
  const env = {
    ...process.env,
    IB_BUGREPORT_STATE: await folder(),
    IB_BUGREPORT_GITHUB_TOKEN: "token-of-ann",
  };
  const args = [PROGRAM, "file", bundlePath, "--repo", "o/r", "--github-api", github.api, "--anyway"];
  const terminal = spawn(process.execPath, args, { cols: 120, rows: 50, env });
  onTestFinished(() => terminal.kill("SIGKILL"));
  let screen = "";
  const left = [...keys];
  terminal.onData((data) => {
    screen += data;
    const [wanted] = left;
    if (wanted === undefined || !screen.includes(wanted[0])) return;
    left.shift();
    setTimeout(() => terminal.write(wanted[1]), 200);
  });
  const code = await new Promise<number>((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
  return { code, screen, repo, posts: github.seen.filter(creating).length };
}

test("a person sees the issue before it is posted", { timeout: 60_000 }, async () => {
  const { code, screen, repo, posts } = await onTerminal([["What shall become of it?", DOWN + ENTER]]);
  expect([code, posts]).toEqual([0, 1]);
  for (const words of ["Repository  o/r (public)", "Account     ann", "Fingerprint:", "Template    none"])
    expect(screen).toContain(words);
  expect(repo.issues[0]?.author).toBe("ann");
});

test("and can turn away: nothing is sent, the draft is kept", { timeout: 60_000 }, async () => {
  const { code, screen, posts } = await onTerminal([["What shall become of it?", ESCAPE]]);
  expect([code, posts]).toEqual([4, 0]);
  expect(screen).toContain("The draft is saved");
});
