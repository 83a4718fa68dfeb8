import { mkdtemp, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { place } from "../../src/sinks/place.ts";

const folder = () => mkdtemp(join(tmpdir(), "place-"));

async function temporary(text: string): Promise<string> {
  const path = join(await folder(), "t");
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

test("files that belong together share the next free name, also under contention", async () => {
  const here = await folder();
  const runs = await Promise.all(
    ["a", "b", "c"].map(async (text) =>
      place(here, "r", [
        { ending: ".zip", temporary: await temporary(text) },
        { ending: ".md", text },
      ]),
    ),
  );
  for (const [zip, md] of runs) {
    expect(zip?.replace(/\.zip$/, "")).toBe(md?.replace(/\.md$/, ""));
    expect(await readFile(zip ?? "", "utf8")).toBe(await readFile(md ?? "", "utf8"));
  }
  expect(await readdir(here)).toEqual(["r-2.md", "r-2.zip", "r-3.md", "r-3.zip", "r.md", "r.zip"]);
});

test("a link that waits under the name is neither followed nor replaced", async () => {
  const here = await folder();
  await symlink("/nonexistent/elsewhere", join(here, "r.md"));
  expect(await place(here, "r", [{ ending: ".md", text: "x" }])).toEqual([join(here, "r-2.md")]);
});

test("what is placed is for its owner alone, and nothing else is left in the folder", async () => {
  const here = await folder();
  const paths = await place(here, "r", [
    { ending: ".zip", temporary: await temporary("z") },
    { ending: ".md", text: "x" },
  ]);
  for (const path of paths) expect((await stat(path)).mode & 0o077).toBe(0);
  expect(await readdir(here)).toEqual(["r.md", "r.zip"]);
});

test("a temporary file that is gone places nothing, and takes back what was placed before it", async () => {
  const here = await folder();
  const gone = { ending: ".zip", temporary: join(here, "gone") };
  await expect(place(here, "r", [{ ending: ".md", text: "x" }, gone])).rejects.toThrow("ENOENT");
  expect(await readdir(here)).toEqual([]);
});

test("a folder that cannot be written is an error", async () => {
  await expect(place("/proc/self", "r", [{ ending: ".md", text: "x" }])).rejects.toThrow();
});
