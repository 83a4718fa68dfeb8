import { chmod, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import { expect, onTestFinished, test } from "vitest";
import type { Facts } from "../../src/facts.ts";
import { collect, env, folder, ib, PROGRAM, simulator } from "./cli.ts";

/** What the bundle of a run says about the program. */
function runOf(facts: Record<string, unknown>): Facts["capture.run"] {
  return (facts["capture.run"] as { value: Facts["capture.run"] }).value;
}

/** `ib-bugreport run` on a terminal of its own; `answer` sees the screen and may type. */
async function onTerminal(
  cwd: string,
  args: readonly string[],
  answer: (screen: string, type: (keys: string) => void) => void,
) {
  const terminal = spawn(process.execPath, [PROGRAM, "run", ...args], {
    ...{ cols: 120, rows: 40, cwd },
    env: { ...process.env, HOME: cwd, TERM: "xterm", NO_COLOR: "1" },
  });
  onTestFinished(() => terminal.kill("SIGKILL"));
  let screen = "";
  terminal.onData((part) => {
    screen += part;
    answer(screen, (keys) => terminal.write(keys));
  });
  const code = await new Promise<number>((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
  const reports = (await readdir(cwd)).filter((name) => name.endsWith(".md"));
  const [name] = reports;
  const report = name === undefined ? "" : await readFile(join(cwd, name), "utf8");
  return { screen, code, reports, report };
}

/** Calls `then` at the first screen that shows `text`. */
function once(text: string, then: (type: (keys: string) => void) => void) {
  let done = false;
  return (screen: string, type: (keys: string) => void) => {
    if (done || !screen.includes(text)) return;
    done = true;
    then(type);
  };
}

const CTRL_C = "\x03";

test("with --json the program's output goes to standard error, and its exit code into the bundle", async () => {
  const project = await folder(env(await simulator("healthy")));
  const code = "console.log('to stdout'); console.error('to stderr'); process.exit(7)";
  const ran = await collect(project, ["run"], {}, ["--", process.execPath, "-e", code]);
  expect(ran.code).toBe(0);
  expect(ran.stdout.trim().split("\n")).toHaveLength(1);
  expect(ran.stderr).toContain("to stdout");
  expect(ran.stderr).toContain("to stderr");
  expect(runOf(ran.facts)).toMatchObject({ exitCode: 7, signal: null, notStarted: null });
  expect(ran.files.get("logs/program-stdout.log")).toBe("to stdout\n");
  expect(ran.verdict).toMatchObject({ failureMode: null, fault: "program" });
  const failing = ["run", "--fail-on", "error"];
  const strict = await collect(project, failing, {}, ["--", process.execPath, "-e", code]);
  expect(strict.code).toBe(1);
});

test("a command that is not there or not executable gives a report that says so", async () => {
  const project = await folder({ ...env(await simulator("healthy")), "run.sh": "echo never\n" });
  await chmod(join(project, "run.sh"), 0o644);
  for (const [command, errno] of [
    ["./run.sh", "EACCES"],
    ["no-such-program", "ENOENT"],
  ] as const) {
    const ran = await collect(project, ["run"], {}, ["--", command]);
    expect(ran.code).toBe(0);
    expect(runOf(ran.facts)).toMatchObject({ notStarted: errno, exitCode: null });
    expect(ran.report).toContain(`could not be started: \`${errno}\``);
    expect(ran.verdict.headline).toContain(errno);
  }
});

test.each([
  ["ended with exit code 3 after", ["--", process.execPath, "-e", "process.exit(3)"]],
  ["stopped by ib-bugreport (its time by --for was up) after", ["--for", "1", "--", "sleep", "30"]],
  ["could not be started: ENOENT", ["--", "./no-such-program"]],
])("the summary says how the program ended: %s", async (words, args) => {
  const cwd = await folder(env(await simulator("healthy")));
  expect((await ib(["run", "--yes", ...args], { cwd })).stdout).toContain(`Program ${words}`);
});

test.each([
  ["command", ["run"]],
  ["command", ["run", "--", "", "argument"]],
  ["--until", ["run", "--until", "(", "--", "true"]],
  ["--for", ["run", "--for", "soon", "--", "true"]],
  ["--tap-port", ["run", "--tap-port", "99999", "--", "true"]],
])("wrong usage names what is wrong and is exit code 2: %s", async (name, args) => {
  const { code, stdout, stderr } = await ib(args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.split("\n")[0]).toContain(name);
});

test("a program that asks on the terminal is answered there", async () => {
  const cwd = await folder({
    ...env(await simulator("healthy")),
    "ask.cjs": `const { createInterface } = require("node:readline");
if (!process.stdin.isTTY) { console.log("needs a terminal"); process.exit(9); }
createInterface({ input: process.stdin, output: process.stdout }).question("account? ", (answer) => {
  console.log("got", answer);
  process.exit(0);
});`,
  });
  const ran = await onTerminal(
    cwd,
    ["--", process.execPath, "ask.cjs"],
    once("account?", (type) => type("paper\r")),
  );
  expect(ran.screen).toContain("got paper");
  expect(ran.code).toBe(0);
  expect(ran.report).toContain("ended with exit code 0");
});

test("a program that needs a terminal and has none gives a report with what it said", async () => {
  const project = await folder(env(await simulator("healthy")));
  const code = "if (!process.stdout.isTTY) { console.error('stdout is no terminal'); process.exit(9); }";
  const ran = await collect(project, ["run"], {}, ["--", process.execPath, "-e", code]);
  expect(runOf(ran.facts).exitCode).toBe(9);
  expect(ran.files.get("logs/program-stderr.log")).toContain("stdout is no terminal");
  expect(ran.report).toContain("pipes instead of a terminal");
});

test("Ctrl-C goes to the program first; the report follows when it has ended", async () => {
  const cwd = await folder({
    ...env(await simulator("healthy")),
    "loop.cjs": `process.on("SIGINT", () => { console.log("logging out"); setTimeout(() => process.exit(5), 300); });
console.log("at work"); setInterval(() => {}, 1000);`,
  });
  const ran = await onTerminal(
    cwd,
    ["--", process.execPath, "loop.cjs"],
    once("at work", (type) => type(CTRL_C)),
  );
  expect(ran.screen).toContain("logging out");
  expect(ran.code).toBe(0);
  expect(ran.reports).toHaveLength(1);
  expect(ran.report).toMatch(/exit code 5/);
  expect(ran.report).toContain("Ctrl-C");
});

test("a second Ctrl-C ends a program that does not heed the first, and a partial report is written", async () => {
  const cwd = await folder({
    ...env(await simulator("healthy")),
    "deaf.cjs": `for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => console.log("heard", name));
console.log("at work"); setInterval(() => {}, 1000);`,
  });
  const first = once("at work", (type) => type(CTRL_C));
  const second = once("heard SIGINT", (type) => type(CTRL_C));
  const ran = await onTerminal(cwd, ["--", process.execPath, "deaf.cjs"], (screen, type) => {
    first(screen, type);
    second(screen, type);
  });
  expect(ran.code).toBe(130);
  expect(ran.reports).toHaveLength(1);
  expect(ran.report).toContain("interrupted");
});

test("Ctrl-C before the program is started: it is not started any more", async () => {
  const cwd = await folder({
    // Nobody answers at a documentation address (RFC 5737), so the dial goes on.
    ".env": "IB_HOST=192.0.2.77\nIB_PORT=7497\n",
    "mark.cjs": "console.log('started all the same')",
  });
  const ran = await onTerminal(
    cwd,
    ["--", process.execPath, "mark.cjs"],
    once("Looking at", (type) => type(CTRL_C)),
  );
  expect(ran.code).toBe(130);
  expect(ran.screen).not.toContain("started all the same");
  expect(ran.reports).toHaveLength(1);
});

test("Ctrl-C while TWS is asked after the program's end: a partial report", async () => {
  const cwd = await folder({ ...env(await simulator("accept-silent")), "done.cjs": "console.log('done')" });
  const ran = await onTerminal(
    cwd,
    ["--", process.execPath, "done.cjs"],
    once("✓ Log files", (type) => type(CTRL_C)),
  );
  expect(ran.code).toBe(130);
  expect(ran.reports).toHaveLength(1);
  expect(ran.report).toContain("ended with exit code 0");
});

test("one that leaves a daemon behind ends with a report, and the daemon's output is no obstacle", async () => {
  const project = await folder(env(await simulator("healthy")));
  const code = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { detached: true, stdio: 'inherit' }); child.unref(); console.log(child.pid)`;
  const ran = await collect(project, ["run"], {}, ["--", process.execPath, "-e", code]);
  const pid = Number(ran.files.get("logs/program-stdout.log"));
  onTestFinished(() => void process.kill(pid, "SIGKILL"));
  expect(runOf(ran.facts)).toMatchObject({ exitCode: 0, leftBehind: true });
  expect(ran.report).toContain("held its output open");
});
