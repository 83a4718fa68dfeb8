import { mkdtemp, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFiles } from "../../src/system/files.ts";

const files = createFiles();
const folder = () => mkdtemp(join(tmpdir(), "files-"));

test("what is absent or unreadable is null, also a folder read as text", async () => {
  const here = await folder();
  expect(await files.text(join(here, "absent"))).toBeNull();
  expect(await files.text(here)).toBeNull();
  expect(await files.info(join(here, "absent"))).toBeNull();
  expect(await files.list(join(here, "absent"))).toEqual([]);
});

test("a folder's entries say what each is without following links", async () => {
  const here = await folder();
  await writeFile(join(here, "b.txt"), "");
  await symlink(here, join(here, "a-link"));
  await files.makeFolder(join(here, "c"));
  expect(await files.entries(here)).toEqual([
    { name: "a-link", kind: "link" },
    { name: "b.txt", kind: "file" },
    { name: "c", kind: "folder" },
  ]);
  expect(await files.entries(join(here, "absent"))).toBeNull();
});

test("text stops at its limit", async () => {
  const path = join(await folder(), "long");
  await writeFile(path, "x".repeat(200_000));
  expect((await files.text(path, 100_000))?.length).toBe(100_000);
});

test("a write is whole, for the owner alone, and replaces a link instead of following it", async () => {
  const here = await folder();
  const outside = join(here, "outside");
  await writeFile(outside, "precious");
  await symlink(outside, join(here, "report"));
  await files.writeAtomic(join(here, "report"), "text");
  expect(await readFile(outside, "utf8")).toBe("precious");
  expect(await readFile(join(here, "report"), "utf8")).toBe("text");
  expect((await stat(join(here, "report"))).mode & 0o777).toBe(0o600);
  expect(await readdir(here)).toEqual(["outside", "report"]);
});

test("create is exclusive and a stream honours its range", async () => {
  const path = join(await folder(), "once");
  expect(await files.create(path, "0123456789")).toBe(true);
  expect(await files.create(path, "other")).toBe(false);
  const blocks: Uint8Array[] = [];
  for await (const block of files.stream(path, { start: 2, end: 5 })) blocks.push(block);
  expect(Buffer.concat(blocks).toString()).toBe("234");
});
