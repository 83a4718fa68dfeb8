import { expect, test } from "vitest";
import { buildReport, type ReportInput } from "../../src/report/index.ts";
import { originFacts, originInput, originVerdict } from "./origin-case.ts";
import { runFacts } from "./run-case.ts";

const build = (change: Partial<ReportInput> = {}) => buildReport({ ...originInput, ...change });
const alternative = { failureMode: "wrong-port", fault: "user-config", decidedBy: "the port" } as const;

test("a report survives being stored as JSON", () => {
  const report = build({ facts: { ...originFacts, ...runFacts } });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("the title is the user's, else the library and the mode, else the first sentence of the headline", () => {
  expect(build({ words: { ...originInput.words, title: " Mine " } }).title).toBe("Mine");
  expect(build().title).toBe("nautilus_trader: The program cancels its own connection attempt");
  const verdict = { ...originVerdict, failureMode: null, headline: "TWS answers. Nobody knows." };
  expect(build({ verdict, facts: {} }).title).toBe("TWS answers");
});

test.each([
  ["proven", 0, "what was seen excludes the alternatives"],
  ["likely", 1, "1 other cause is not excluded"],
  ["likely", 2, "2 other causes are not excluded"],
  ["none", 0, "nothing that was seen shows a cause"],
  ["none", 3, "3 causes fit what was seen"],
] as const)("confidence %s with %i other causes: %s", (confidence, others, words) => {
  const alternatives = Array.from({ length: others }, () => alternative);
  expect(build({ verdict: { ...originVerdict, confidence, alternatives } }).verdict.confidenceMeans).toBe(
    words,
  );
});

test("what to do next begins with the remedies and ends with what decides", () => {
  const { next } = build({
    verdict: { ...originVerdict, fault: "user-config", alternatives: [alternative] },
  });
  expect(next).toEqual([originVerdict.findings[0]?.remedy, "To decide on wrong-port: the port"]);
});

test("a client id that was never sent is not said to be tried", () => {
  const handshake = structuredClone(originFacts["tws.handshake"]);
  for (const one of handshake.value.attempts) Object.assign(one, { session: null });
  const told = JSON.stringify(build({ facts: { ...originFacts, "tws.handshake": handshake } }).tried.tool);
  expect(told).not.toContain("Client id");
});

test("commands to reproduce can be pasted into a shell", () => {
  const run = structuredClone(runFacts["capture.run"]);
  run.value.command = ["python", "my bot.py", "it's"];
  const { commands } = build({ facts: { ...runFacts, "capture.run": run } }).reproduce;
  expect(commands[0]?.command).toBe(`npx ib-bugreport run -- python 'my bot.py' 'it'\\''s'`);
});

test("what fails against the simulator too can be reproduced without a TWS", () => {
  const { commands } = build({ facts: { ...originFacts, ...runFacts } }).reproduce;
  expect(commands.map((one) => one.command)).toContain("npx ib-bugreport simulate healthy --port 7497");
});

test("redactions are summed up by redactor, the busiest first", () => {
  const entry = (redactor: string, where: string, count: number) => ({ redactor, where, count, lines: [] });
  const { redactions } = build({ redactions: [entry("a", "x", 1), entry("b", "x", 5), entry("a", "y", 2)] });
  expect(redactions.map((one) => [one.redactor, one.count])).toEqual([
    ["b", 5],
    ["a", 3],
  ]);
});

test("files left out of the bundle are named with the reason", () => {
  expect(build({ leftOut: [{ path: "logs/x.log", reason: "a secret was seen" }] }).leftOut).toEqual([
    "logs/x.log is not in the bundle: a secret was seen",
  ]);
});

test("the first screen quotes no line twice", () => {
  const [finding] = originVerdict.findings;
  const cite = (line: number, quote: string) => ({
    artifact: "logs/a.log",
    lines: [line, line] as const,
    quote,
  });
  const evidence = [cite(1, "326"), cite(2, "326"), cite(3, "lost")] as never;
  const report = build({ verdict: { ...originVerdict, findings: [{ ...finding, evidence } as never] } });
  expect(report.quotes.map(({ quote }) => quote)).toEqual(["326", "lost"]);
  expect(report.findings[0]?.citations).toHaveLength(3);
});
