import { basename } from "node:path";
import { expect, test } from "vitest";
import { collect, env, folder, ib, simulator } from "./cli.ts";

/** What the server does → what the verdict must be. `null` stands for an honest "not known". */
const EXPECTED: readonly (readonly [scenario: string, mode: string | null, fault: string])[] = [
  ["healthy", "healthy", "none"],
  ["not-listening", "tws-not-running", "user-config"],
  ["wrong-port", "wrong-port", "user-config"],
  ["http-server", "not-tws", "user-config"],
  ["ssh-banner", "not-tws", "user-config"],
  ["client-id-in-use", "client-id-in-use", "user-config"],
  ["paper-disclaimer", "paper-disclaimer", "user-config"],
  ["no-next-valid-id", "session-incomplete", "tws"],
  ["connectivity-lost", "connectivity-lost", "ibkr"],
];

const PACKAGES = ".venv/lib/python3.12/site-packages";

/** What a NautilusTrader project has beside its `.env`: a virtual environment, and a log that shows no failure. */
const PROJECT = {
  ".venv/pyvenv.cfg": "home = /usr/bin\nversion = 3.12.4\n",
  [`${PACKAGES}/nautilus_trader-1.220.0.dist-info/METADATA`]: "Name: nautilus_trader\nVersion: 1.220.0\n",
  [`${PACKAGES}/nautilus_ibapi-10.30.1.dist-info/METADATA`]: "Name: nautilus-ibapi\nVersion: 10.30.1\n",
  [`${PACKAGES}/nautilus_ibapi-10.30.1.dist-info/RECORD`]:
    "ibapi/__init__.py,,\nibapi/server_versions.py,,\n",
  [`${PACKAGES}/ibapi/__init__.py`]: 'VERSION = {"major": 10, "minor": 30, "micro": 1}\n',
  [`${PACKAGES}/ibapi/server_versions.py`]: "MAX_CLIENT_VER = 187\n",
  "logs/bot.log": "2026-03-02T14:03:11.118204300Z [INFO] T-001.TradingNode: nautilus_trader: 1.220.0\n",
};

test.each(EXPECTED)("%s → %s, to act: %s", async (scenario, mode, fault) => {
  const tws = await simulator(scenario);
  const run = await collect(await folder({ ...PROJECT, ...env(tws) }));
  expect({ code: run.code, mode: run.verdict.failureMode, fault: run.verdict.fault }).toEqual({
    code: 0,
    mode,
    fault,
  });
  expect(run.verdict.refutedBy).not.toBe("");
  expect(basename(run.bundlePath)).toMatch(/^ib-bugreport-\d{8}T\d{6}Z\.zip$/);
  expect([...run.files.keys()].sort()).toEqual(
    expect.arrayContaining([
      "config/.env",
      "logs/bot.log",
      "facts.json",
      "manifest.json",
      "redactions.json",
      "report.md",
      "verdict.json",
    ]),
  );
  expect(JSON.parse(run.files.get("verdict.json") ?? "")).toEqual(run.verdict);
  expect(run.files.get("report.md")).toBe(run.report);
  const top = run.report.split("\n").slice(0, 15).join("\n");
  for (const words of [
    mode ?? "cause is not known",
    "nautilus_trader `1.220.0`",
    "**Seen:**",
    "**Reviewed:**",
  ])
    expect(top).toContain(words);
  expect(run.facts["project.python"]).toMatchObject({
    value: { environments: [{ ibapi: { version: "10.30.1", maxClientVersion: 187 } }] },
  });
  for (const text of [...run.files.values(), run.stdout, run.stderr]) {
    expect(text).not.toContain("kite-Harbour-92");
    for (const account of tws.scenario.accounts) expect(text).not.toContain(account);
  }
  const again = await ib(["diagnose", run.bundlePath, "--json"]);
  expect(JSON.parse(again.stdout)).toEqual(run.verdict);
});

test.each(["accept-close", "accept-reset", "accept-silent", "hello-silent"])(
  "%s: never a confident cause the evidence cannot carry, and TWS's side is not exonerated",
  async (scenario) => {
    const tws = await simulator(scenario);
    const { verdict } = await collect(await folder(env(tws)));
    expect(verdict.confidence).not.toBe("proven");
    expect(verdict.failureMode === null || verdict.alternatives.length > 0).toBe(true);
    expect(verdict.fault).not.toBe("none");
  },
);

test("a probe of a healthy TWS keeps its manners: few connections, complete hellos, clean ends", async () => {
  const tws = await simulator("healthy");
  await collect(await folder(env(tws)));
  expect(tws.connections.length).toBeLessThanOrEqual(4);
  for (const connection of tws.connections) expect(connection.clientEnd).toBe("fin");
});
