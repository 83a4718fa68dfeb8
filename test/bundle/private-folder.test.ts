import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makePrivateFolder } from "../../src/bundle/private-folder.ts";

const parent = () => mkdtemp(join(tmpdir(), "private-"));

test("it is for its owner alone, and gone with what is in it", async () => {
  const folder = makePrivateFolder(await parent(), "x-");
  await writeFile(join(folder.path, "a"), "a");
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

test("a process that ends at once takes along what it has not removed", async () => {
  const place = await parent();
  const module = new URL("../../dist/bundle/private-folder.js", import.meta.url).href;
  const source = `import { makePrivateFolder } from ${JSON.stringify(module)};
const folders = ["a-", "b-", "c-"].map((prefix) => makePrivateFolder(${JSON.stringify(place)}, prefix));
await folders[1].remove();
process.exit(130);`;
  const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", source]);
  expect(status).toBe(130);
  expect(await readdir(place)).toEqual([]);
});

test("a process that has removed them all is as it was, and the next one is taken along again", async () => {
  const place = await parent();
  const listening = process.listenerCount("exit");
  const folders = ["a-", "b-"].map((prefix) => makePrivateFolder(place, prefix));
  expect(process.listenerCount("exit")).toBe(listening + 1);
  for (const folder of folders) await folder.remove();
  expect(process.listenerCount("exit")).toBe(listening);
  const next = makePrivateFolder(place, "c-");
  expect(process.listenerCount("exit")).toBe(listening + 1);
  await next.remove();
});
