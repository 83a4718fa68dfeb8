import { expect, test } from "vitest";
import { collect, env, folder, simulator } from "./cli.ts";

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
  expect(run.verdict.findings.every(({ failureMode }) => failureMode !== null || true)).toBe(true);
  expect(run.verdict.findings.some(({ rule }) => rule.includes("504"))).toBe(false);
  expect(run.verdict.ruledOut.map(({ fault }) => fault)).toContain("tws");
  const flat = run.report.replace(/\s+/g, " ");
  for (const words of ["504", "176", "1.210.0", "Connection cancelled"]) expect(flat).toContain(words);
});
