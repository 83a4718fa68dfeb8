import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportResult } from "../src/app/options.ts";
import { report } from "../src/app/report.ts";
import { readZip } from "../src/bundle/read.ts";
import { outcome } from "../src/filing/outcome.ts";
import type { WireRecord } from "../src/ib/wire-record.ts";
import { startSimulator } from "../src/simulator/index.ts";
import { scenarios } from "../src/simulator/scenarios/index.ts";
import { originFacts, originVerdict } from "./report/origin-case.ts";
import { runFacts } from "./report/run-case.ts";

/** Says hello, then waits to be hung up on. */
const BOT = `import net from "node:net";
const socket = net.connect(PORT, "127.0.0.1");
socket.write(Buffer.concat([Buffer.from("API\\0"), Buffer.from([0, 0, 0, 9]), Buffer.from("v100..187")]));
socket.once("data", () => socket.write(Buffer.from([0, 0, 0, 8, ...Buffer.from("71\\0" + "2\\0" + "1\\0" + "\\0")])));
socket.on("end", () => process.exit(1));
`;

const folder = new URL("../schemas/", import.meta.url);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
const files = readdirSync(folder);
for (const file of files) ajv.addSchema(JSON.parse(readFileSync(new URL(file, folder), "utf8")));

function faults(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`urn:ib-bugreport:${schema}:1`);
  if (validate === undefined) throw new Error(`there is no schema ${schema}`);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

test("every schema names itself after its file and compiles", () => {
  for (const file of files)
    expect(ajv.getSchema(`urn:ib-bugreport:${file.replace(".schema.json", "")}:1`)).toBeDefined();
});

describe.each([
  ["looking alone", false],
  ["a run behind the tap", true],
])("what %s writes", (_name, tapped) => {
  const home = mkdtempSync(join(tmpdir(), "schemas-"));
  const entries = new Map<string, string>();
  let result: ReportResult;

  beforeAll(async () => {
    const scenario = scenarios.find((one) => one.id === "client-id-in-use") ?? scenarios[0];
    if (scenario === undefined) throw new Error("no scenario");
    const simulator = await startSimulator({ scenario });
    writeFileSync(join(home, ".env"), `IB_HOST=127.0.0.1\nIB_PORT=${simulator.port}\nIB_ACCOUNT=DU7654321\n`);
    writeFileSync(join(home, "bot.mjs"), BOT.replace("PORT", String(simulator.port)));
    const command = [process.execPath, join(home, "bot.mjs")];
    const run = {
      command,
      forSeconds: 10,
      until: null,
      tapPort: null,
      recorder: true,
      compareSimulator: false,
    };
    result = await report({ project: home, out: home, ...(tapped ? { run } : {}) });
    await simulator.close();
    const zip = await readZip(result.bundle ?? "");
    if (!zip.ok) throw new Error(zip.reason);
    for (const [path, bytes] of zip.files) entries.set(path, bytes.toString("utf8"));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test.each(["facts", "verdict", "redactions", "manifest"])("%s.json is as published", (name) => {
    expect(faults(name, JSON.parse(entries.get(`${name}.json`) ?? ""))).toEqual([]);
  });

  test("every line of wire.ndjson is as published", () => {
    expect(entries.has("wire.ndjson")).toBe(tapped);
    const lines = (entries.get("wire.ndjson") ?? "").split("\n").filter((line) => line !== "");
    for (const line of lines) expect(faults("wire", JSON.parse(line)), line).toEqual([]);
    expect(lines.length > 5).toBe(tapped);
    expect(lines.some((line) => line.includes('"name":"startApi"'))).toBe(tapped);
  });

  test("the answer of --json is as published", () => {
    const { schemaVersion, bundle, report: markdown, verdict } = result;
    expect(faults("report", { schemaVersion, bundle, report: markdown, verdict })).toEqual([]);
  });
});

test("a verdict with all its parts is as published", () => {
  const [finding] = originVerdict.findings;
  const alternative = {
    failureMode: "firewall",
    fault: "network",
    decidedBy: "a dial from the same machine",
  } as const;
  expect(faults("verdict", { ...originVerdict, alternatives: [alternative] })).toEqual([]);
  expect(faults("verdict", { ...originVerdict, findings: [{ ...finding, evidence: [] }] })).not.toEqual([]);
  expect(faults("verdict", { ...originVerdict, fault: "the weather" })).not.toEqual([]);
});

test("the facts of a run are as published, and others of that name are not", () => {
  expect(faults("facts", { ...originFacts, ...runFacts })).toEqual([]);
  const wire = { status: "observed", tookMs: 1, value: { connections: [] } };
  expect(faults("facts", { "capture.wire": wire })).not.toEqual([]);
  expect(faults("facts", { "host.os": { status: "guessed" } })).not.toEqual([]);
});

test("the answer of filing is as published", () => {
  expect(faults("file", outcome("not-filed", "nothing was created"))).toEqual([]);
  expect(faults("file", { ...outcome("filed", ""), outcome: "perhaps" })).not.toEqual([]);
});

test("lines of wire.ndjson are as published", () => {
  const lines: WireRecord[] = [
    { type: "start", schemaVersion: 1, startedAt: "2026-11-22T12:00:00.000Z", host: "127.0.0.1", port: 7497 },
    { type: "open", connection: 1, atMs: 12.5 },
    {
      type: "message",
      connection: 1,
      atMs: 13,
      from: "program",
      name: "hello",
      id: null,
      framing: "hello",
      bytes: 17,
      fields: { versions: "v100..187" },
    },
    {
      type: "message",
      connection: 1,
      atMs: 14,
      from: "tws",
      name: "message 77",
      id: 77,
      framing: "text",
      bytes: 9,
      fields: null,
    },
    { type: "gap", connection: 1, from: "tws", messages: 3, bytes: 90, reason: "limit" },
    { type: "end", connection: 1, atMs: 20, from: "tws", how: "reset" },
  ];
  for (const line of lines) expect(faults("wire", line), line.type).toEqual([]);
  expect(faults("wire", { ...lines[2], bytes: undefined })).not.toEqual([]);
  expect(faults("wire", { type: "raw", base64: "AA==" })).not.toEqual([]);
});
