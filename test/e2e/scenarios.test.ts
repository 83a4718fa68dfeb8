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

test.each(EXPECTED)("%s → %s, to act: %s", async (scenario, mode, fault) => {
  const tws = await simulator(scenario);
  const run = await collect(await folder(env(tws)));
  expect({ code: run.code, mode: run.verdict.failureMode, fault: run.verdict.fault }).toEqual({
    code: 0,
    mode,
    fault,
  });
  expect(run.verdict.refutedBy).not.toBe("");
  expect(basename(run.bundlePath)).toMatch(/^ib-bugreport-\d{8}T\d{6}Z\.zip$/);
  expect([...run.files.keys()].sort()).toEqual(
    expect.arrayContaining(["facts.json", "manifest.json", "redactions.json", "report.md", "verdict.json"]),
  );
  expect(JSON.parse(run.files.get("verdict.json") ?? "")).toEqual(run.verdict);
  expect(run.files.get("report.md")).toBe(run.report);
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
