import { mkdtemp, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lastAddress } from "../../../src/capture/logs/last-address.ts";
import { createSystem } from "../../../src/system/index.ts";

const NOW = Date.now();
const HOUR = 3_600_000;

/** A project with logs: name → text and age in hours. */
async function project(logs: Readonly<Record<string, readonly [string | Uint8Array, number]>>) {
  const folder = await mkdtemp(join(tmpdir(), "logs-"));
  for (const [name, [content, hours]] of Object.entries(logs)) {
    await writeFile(join(folder, name), content);
    const at = new Date(NOW - hours * HOUR);
    await utimes(join(folder, name), at, at);
  }
  return folder;
}

function look(folder: string, logs: readonly string[] = []) {
  const options = { project: folder, logs: logs.map((name) => join(folder, name)) };
  return lastAddress(createSystem({ cwd: folder }), options, new AbortController().signal);
}

const at = (port: number) => `[INFO] Connecting to 127.0.0.1:${port} with client id: 3\n`;

test("the last attempt of the newest log that names one", async () => {
  const folder = await project({
    "old.log": [at(4001), 2],
    "new.log": [`${at(4003)}noise\n${at(4004)}`, 1],
    "other.log": ["heartbeat\n", 0],
  });
  expect(await look(folder)).toEqual({ host: "127.0.0.1", port: 4004, clientId: 3, place: "new.log" });
});

test("another day's log counts only when it was named", async () => {
  const folder = await project({ "old.log": [at(4001), 30] });
  expect(await look(folder)).toBeNull();
  expect(await look(folder, ["old.log"])).toMatchObject({ port: 4001 });
});

test("both ends of a long log are looked at", async () => {
  const noise = `${"x".repeat(99)}\n`.repeat(30_000);
  expect(await look(await project({ "a.log": [at(4001) + noise, 0] }))).toMatchObject({ port: 4001 });
  expect(await look(await project({ "a.log": [noise + at(4002), 0] }))).toMatchObject({ port: 4002 });
  expect(await look(await project({ "a.log": [noise + at(4002) + noise, 0] }))).toBeNull();
});

test("what is no port, no text or not there names nothing", async () => {
  const folder = await project({
    "a.log": [at(99_999), 0],
    "b.log": [Buffer.from([0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 1]), 0],
  });
  expect(await look(folder, ["missing.log"])).toBeNull();
});
