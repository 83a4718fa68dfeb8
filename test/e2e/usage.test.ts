import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { env, folder, ib, outcome, simulator } from "./cli.ts";

test.each([
  [["--bogus"], "--bogus"],
  [["--prot", "1"], "--port"],
  [["redact", "--bogus"], "--bogus"],
  [["redact", "--keep", "nonsense"], "nonsense"],
  [["--port"], "--port"],
  [["--host", ""], "--host"],
  [["--host", "localhost:7497"], "--port"],
  [["--host", "http://localhost"], "--host"],
  [["bogus"], "bogus"],
  [["--port", "99999"], "--port"],
  [["--port", "7497x"], "--port"],
  [["--project", "/no/such/folder"], "/no/such/folder"],
  [["--log", "no-such.log"], "no-such.log"],
  [["--timeout", "0"], "--timeout"],
  [["--fail-on", "maybe"], "--fail-on"],
  [["--out", "/proc/nowhere"], "--out"],
  [["--client-id", "-1"], "--client-id"],
  [["diagnose", "no-such.zip"], "no-such.zip"],
  [["simulate", "nonsense"], "nonsense"],
  [["simulate", "healthy", "--port", "x"], "--port"],
  [["explain"], "term"],
  [["run"], "command"],
])("%j is refused in one line that names it", async (args, named) => {
  const ran = await ib(args);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(named);
  expect(ran.stdout).toBe("");
  expect(ran.stderr).toMatch(/^error: [^\n]+\n$/);
});

test.each(["", "collect", "run", "diagnose", "file", "redact", "demo", "simulate", "replay", "explain"])(
  "%s --help",
  async (command) => {
    const ran = await ib([...(command ? [command] : []), "--help"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("Usage:");
  },
);

test("two runs at once in one folder lose nothing", async () => {
  const tws = await simulator("healthy");
  const project = await folder(env(tws));
  const runs = await Promise.all([1, 2].map(() => ib(["--json"], { cwd: project })));
  const bundles = await Promise.all(runs.map(async (run) => (await outcome(run)).bundlePath));
  expect(new Set(bundles).size).toBe(2);
  expect((await readdir(project)).filter((name) => name.startsWith("ib-bugreport-"))).toHaveLength(4);
});

test("--fail-on turns a finding into exit code 1", async () => {
  const tws = await simulator("not-listening");
  const project = await folder(env(tws));
  expect((await ib(["--fail-on", "error", "--quiet"], { cwd: project })).code).toBe(1);
});

test("Ctrl-C while TWS is silent leaves a partial report and exit code 130", async () => {
  const tws = await simulator("hello-silent");
  const project = await folder(env(tws));
  const ran = await ib(["--json"], {
    cwd: project,
    onStart: (child) => {
      const wait = setInterval(() => {
        if (tws.connections.length === 0) return;
        clearInterval(wait);
        child.kill("SIGINT");
      }, 50);
    },
  });
  expect(ran.code).toBe(130);
  const partial = await outcome(ran);
  expect(partial.report.length).toBeGreaterThan(200);
  expect(partial.facts["tws.handshake"]?.status).toBe("failed");
});

test("a demo plays its scenario in a project that fits it", async () => {
  const ran = await ib(["demo", "healthy-live", "--json", "--quiet"]);
  expect(JSON.parse(ran.stdout).verdict).toMatchObject({ failureMode: "healthy", fault: "none" });
});

test("a demo goes to its simulator and says so, whatever the shell names", async () => {
  const ran = await ib(["demo", "--json", "--quiet"], { env: { IB_HOST: "192.0.2.1", IB_PORT: "4002" } });
  const { verdict, report } = JSON.parse(ran.stdout);
  expect(verdict.failureMode).toBe("healthy");
  expect(await readFile(report, "utf8")).toMatch(/Port: `\d+` \(`the simulator of the demo`\)/);
});
