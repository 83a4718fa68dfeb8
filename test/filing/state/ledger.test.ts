import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLedger, fileName, type LedgerRecord } from "../../../src/filing/state/ledger.ts";
import { createSystem } from "../../../src/system/index.ts";

const key = { api: "https://api.github.com", repo: "Owner/Repo", fingerprint: "ibbrfp01" };
const record: LedgerRecord = {
  ...{ schemaVersion: 1, ...key, number: 7, url: "https://github.com/Owner/Repo/issues/7", created: true },
  ...{ at: "2026-03-01T12:00:00Z", lastSeen: "2026-03-01T12:00:00Z", count: 1 },
  ...{ version: "1.220.0", commentedAt: null },
};

function desk() {
  const state = mkdtempSync(join(tmpdir(), "ledger-"));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  return { state, ledger: createLedger(createSystem({ env: {} }).files, state) };
}

test("a repository is the same in capitals; another server, repository or failure is another issue", async () => {
  const { ledger } = desk();
  await ledger.write(record);
  expect(await ledger.find({ ...key, repo: "owner/REPO" })).toEqual(record);
  for (const other of [
    { api: "https://ghe.example/api/v3" },
    { repo: "owner/repo2" },
    { fingerprint: "ibbrfp02" },
  ])
    expect(await ledger.find({ ...key, ...other })).toBeNull();
});

test("the same failure has one record, the newest", async () => {
  const { ledger } = desk();
  await ledger.write(record);
  await ledger.write({ ...record, repo: "owner/repo", count: 2 });
  expect(await ledger.all()).toEqual([{ ...record, repo: "owner/repo", count: 2 }]);
});

test("a damaged record is none, and hides no other", async () => {
  const { ledger, state } = desk();
  await ledger.write(record);
  const whole = JSON.stringify(record);
  const damaged = ["", "null", "[]", whole.slice(0, -9), ...["number", "url", "at"].map(without)];
  for (const [index, text] of damaged.entries()) writeFileSync(join(state, "filed", `${index}.json`), text);
  writeFileSync(join(state, "filed", "unfinished.tmp"), whole);
  expect(readdirSync(join(state, "filed"))).toHaveLength(damaged.length + 2);
  expect(await ledger.all()).toEqual([record]);
  writeFileSync(join(state, "filed", fileName(key)), whole.slice(0, 40));
  expect(await ledger.find(key)).toBeNull();
});

function without(name: string): string {
  return JSON.stringify({ ...record, [name]: undefined });
}
