import { expect, test } from "vitest";
import { collect, env, folder, ib, simulator } from "./cli.ts";

/** The three lines as the author of the first report pasted them. */
const PASTED = `[INFO] Connecting to 127.0.0.1:7497 with client id: 1
[INFO] Connection cancelled
[ERROR] Not connected (code: 504)
`;

test("the case the project grew from: the program cancels itself, TWS is healthy", async () => {
  const tws = await simulator("healthy-176");
  const project = await folder({ ...env(tws), "nautilus.log": PASTED });
  const run = await collect(project, ["--log", "nautilus.log"]);
  expect(run.verdict).toMatchObject({ failureMode: "cancelled-by-own-loop", fault: "program" });
  const [finding] = run.verdict.findings;
  const quotes = finding?.evidence.map(({ quote }) => quote).join("\n");
  expect(quotes).toContain("Connection cancelled");
  expect(finding?.libraryDefect?.component).toBe("nautilus_trader");
  expect(quotes).toContain("server version 176");
  // 504 is a symptom: folded under the cause, never listed beside it.
  expect(run.verdict.findings.map(({ rule }) => rule)).not.toContain("not-connected");
  expect(run.verdict.ruledOut.map(({ fault }) => fault)).toContain("tws");
  const flat = run.report.replace(/\s+/g, " ");
  for (const words of [
    "The 504 that follows is made by the client itself; TWS never sent it",
    "a handshake that offers v100..176 gets 176 from every newer TWS",
    "another Python (3.11 to 3.13 behave alike)",
    "a downgrade (nautilus_trader 1.210.0 prints the same)",
    "**Defect of `nautilus_trader`** (`nautilus-swallows-cancellation`)",
    "Connecting to 127.0.0.1:7497 with client id: 1",
    "server version 176",
  ])
    expect(flat).toContain(words);
  const again = await ib(["diagnose", run.bundlePath, "--json"]);
  expect(JSON.parse(again.stdout)).toEqual(run.verdict);
});
