import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { acquireLock } from "../../../src/filing/state/lock.ts";
import { createSystem } from "../../../src/system/index.ts";

const system = createSystem();
const signal = new AbortController().signal;

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const take = (folder: string, lockMs = 3000, deadAfterMs = 20_000) =>
  acquireLock(system, folder, { lockMs, beatMs: 1000, deadAfterMs, signal });

/** Leaves a lock behind as a process would that was killed while it held it. */
function leave(folder: string, holder: object | string, ageMs = 0): void {
  mkdirSync(join(folder, "lock"), { recursive: true });
  const path = join(folder, "lock", "000000000007");
  writeFileSync(
    path,
    typeof holder === "string" ? holder : JSON.stringify({ nonce: "x", released: false, ...holder }),
  );
  const at = new Date(Date.now() - ageMs);
  utimesSync(path, at, at);
}

test("one at a time, and the next in turn", async () => {
  const folder = aFolder();
  let inside = 0;
  let most = 0;
  const one = async () => {
    const lock = await take(folder, 10_000);
    most = Math.max(most, ++inside);
    await new Promise((done) => setTimeout(done, 5));
    inside -= 1;
    await lock?.release();
    return lock !== null;
  };
  expect(await Promise.all(Array.from({ length: 12 }, one))).toEqual(Array(12).fill(true));
  expect(most).toBe(1);
  expect(readdirSync(join(folder, "lock"))).toHaveLength(1);
});

test("a dead holder is followed at once", async () => {
  const folder = aFolder();
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  leave(folder, { pid, host: hostname() });
  expect(await take(folder)).not.toBe(null);
});

test("a living holder is waited for, also one that has only begun to write", async () => {
  for (const holder of [{ pid: process.ppid, host: hostname() }, { pid: 1, host: "another machine" }, ""]) {
    const folder = aFolder();
    leave(folder, holder);
    expect(await take(folder, 300)).toBe(null);
  }
});

test("a holder without a sign of life is followed, whoever it was", async () => {
  for (const holder of [{ pid: process.ppid, host: hostname() }, { pid: 1, host: "another machine" }, ""]) {
    const folder = aFolder();
    leave(folder, holder, 30_000);
    expect(await take(folder)).not.toBe(null);
  }
});

test("a holder that was thought dead finds out", async () => {
  const folder = aFolder();
  const first = await take(folder);
  expect(await first?.held()).toBe(true);
  const second = await take(folder, 3000, -1);
  expect(await second?.held()).toBe(true);
  expect(await first?.held()).toBe(false);
  await first?.release();
  expect(await second?.held()).toBe(true);
});

/** Something that happens once, to be waited for. */
function aMoment() {
  let comes = () => {};
  const came = new Promise<void>((done) => (comes = done));
  return { came, comes: () => comes() };
}

test("a sign of life that is written slowly does not undo the release", async () => {
  const folder = aFolder();
  const { files } = system;
  const [begun, mayLand, landed] = [aMoment(), aMoment(), aMoment()];
  const writeAtomic: typeof files.writeAtomic = async (path, content) => {
    if (String(content).includes('"released":true')) return files.writeAtomic(path, content);
    begun.comes();
    await mayLand.came;
    await files.writeAtomic(path, content);
    landed.comes();
  };
  const wait = { lockMs: 3000, beatMs: 1, deadAfterMs: 20_000, signal };
  const lock = await acquireLock({ ...system, files: { ...files, writeAtomic } }, folder, wait);
  await begun.came;
  const released = lock?.release();
  await Promise.race([released, new Promise((done) => setTimeout(done, 50))]);
  mayLand.comes();
  await Promise.all([released, landed.came]);
  expect(await take(folder, 300)).not.toBe(null);
});
