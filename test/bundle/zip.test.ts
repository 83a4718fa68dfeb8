import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manifestOf } from "../../src/bundle/manifest.ts";
import { readZip } from "../../src/bundle/read.ts";
import { createSpool, isLeftOut, type Spooled } from "../../src/bundle/spool.ts";
import { writeZip } from "../../src/bundle/zip.ts";
import type { BundleEntry } from "../../src/model/bundle.ts";

const folder = () => mkdtemp(join(tmpdir(), "bundle-"));

/** The tests stand where the engine would: what they hand over counts as redacted. */
function entry(path: string, text: string): BundleEntry {
  return { path, content: text, source: "test" } as unknown as BundleEntry;
}

async function spooled(files: Record<string, string>): Promise<Spooled[]> {
  const spool = await createSpool(await folder());
  const results = await Promise.all(
    Object.entries(files).map(([path, text]) => spool.add(entry(path, text))),
  );
  return results.filter((result): result is Spooled => !isLeftOut(result));
}

async function zipOf(files: Record<string, string>): Promise<string> {
  const path = join(await folder(), "a.zip");
  await writeZip(path, await spooled(files));
  return path;
}

/** Renames an entry inside the finished zip, keeping the length: what no honest writer would produce. */
async function renamed(from: string, to: string, files: Record<string, string>): Promise<string> {
  const path = await zipOf(files);
  const bytes = await readFile(path, "latin1");
  expect(from.length).toBe(to.length);
  const stored = (name: string) => Buffer.from(name).toString("latin1");
  await writeFile(path, bytes.replaceAll(stored(from), stored(to)), "latin1");
  return path;
}

test("the same content gives the same bytes, in any order, for the owner alone", async () => {
  const one = await zipOf({ "b.txt": "two", "a.txt": "one" });
  const two = await zipOf({ "a.txt": "one", "b.txt": "two" });
  expect((await readFile(one)).equals(await readFile(two))).toBe(true);
  expect((await stat(one)).mode & 0o777).toBe(0o600);
});

test("entries stand in the order of their code units, in the manifest as well", async () => {
  const files = { ü: "5", a: "3", B: "1", "a/b": "4", _: "2" };
  const parts = await spooled(files);
  const path = join(await folder(), "a.zip");
  await writeZip(path, parts);
  const read = await readZip(path);
  const inOrder = ["B", "_", "a", "a/b", "ü"];
  expect(read.ok && [...read.files.keys()]).toEqual(inOrder);
  expect(manifestOf(parts, "1.2.3")).toEqual({
    schemaVersion: 1,
    tool: { name: "ib-bugreport", version: "1.2.3" },
    entries: inOrder.map((path, index) => ({
      ...{ path, bytes: 1, source: "test" },
      sha256: createHash("sha256")
        .update(String(index + 1))
        .digest("hex"),
    })),
  });
});

test("a file that is there already stays as it is", async () => {
  const path = join(await folder(), "a.zip");
  await writeFile(path, "somebody else's");
  await expect(writeZip(path, await spooled({ "a.txt": "one" }))).rejects.toThrow("EEXIST");
  expect(await readFile(path, "utf8")).toBe("somebody else's");
});

test("a run that ends is not written to its end: neither its files nor its zip", async () => {
  const ended = AbortSignal.abort();
  const spool = await createSpool(await folder(), ended);
  expect(await spool.add(entry("a.txt", "one"))).toEqual({
    path: "a.txt",
    reason: expect.stringContaining("abort"),
  });
  expect(await readdir(spool.folder)).toEqual([]);
  await expect(
    writeZip(join(spool.folder, "a.zip"), await spooled({ "a.txt": "one" }), ended),
  ).rejects.toThrow();
  await spool.clear();
});

test("what was written is read back, and the manifest's hashes hold", async () => {
  const parts = await spooled({ "report.md": "# R", "logs/a.log": "x\n" });
  const manifest = JSON.stringify(manifestOf(parts, "1.2.3"));
  const path = join(await folder(), "a.zip");
  await writeZip(path, [...parts, ...(await spooled({ "manifest.json": manifest }))]);
  const read = await readZip(path);
  if (!read.ok) throw new Error(read.reason);
  expect([...read.files.keys()].sort()).toEqual(["logs/a.log", "manifest.json", "report.md"]);
  expect(read.files.get("logs/a.log")?.toString()).toBe("x\n");
});

test("a file changed after the bundle was written refuses the bundle", async () => {
  const parts = await spooled({ "report.md": "# R" });
  const manifest = JSON.stringify(manifestOf(parts, "1.2.3"));
  const forged = await spooled({ "report.md": "# X", "manifest.json": manifest });
  const path = join(await folder(), "a.zip");
  await writeZip(path, forged);
  expect(await readZip(path)).toMatchObject({ ok: false });
});

test.each([
  ["a path that climbs out", "aa/aa/x", "../../x"],
  ["an absolute path", "a/etc/x", "//etc/x"],
  ["a name with a control character", "ü[31m", "\u009b[31m"],
  ["a duplicate name", "b.txt", "a.txt"],
])("%s is refused", async (_, from, to) => {
  const path = await renamed(from, to, { "a.txt": "one", [from]: "two" });
  expect(await readZip(path)).toMatchObject({ ok: false });
});

test("a bomb and a file that is no zip are refused", async () => {
  const bomb = await zipOf({ "big.log": "0".repeat(65 * 1024 * 1024) });
  expect((await stat(bomb)).size).toBeLessThan(1024 * 1024);
  expect(await readZip(bomb)).toMatchObject({ ok: false });
  const text = join(await folder(), "b.zip");
  await writeFile(text, "not a zip");
  expect(await readZip(text)).toMatchObject({ ok: false });
});

test("an entry whose source fails is left out with its reason, and the next one is written", async () => {
  const spool = await createSpool(await folder());
  const broken = {
    ...entry("logs/x.log", ""),
    content: {
      open: async function* () {
        yield Buffer.from("a");
        throw new Error("the rule was not sure");
      },
    },
  } as unknown as BundleEntry;
  expect(await spool.add(broken)).toEqual({ path: "logs/x.log", reason: "the rule was not sure" });
  expect(isLeftOut(await spool.add(entry("a.txt", "one")))).toBe(false);
  await spool.clear();
});

test("a zip that cannot be finished ends with an error instead of waiting", async () => {
  const parts = await spooled({ "a.txt": "one" });
  const broken: Spooled = {
    ...(parts[0] as Spooled),
    open: async function* () {
      yield Buffer.from("a");
      throw new Error("gone");
    },
  };
  await expect(writeZip(join(await folder(), "a.zip"), [broken])).rejects.toThrow();
  await expect(writeZip("/nonexistent/folder/a.zip", parts)).rejects.toThrow();
});
