import { chmod, mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { notStartable } from "../../src/system/startable.ts";

let home = "";

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "startable-"));
  for (const folder of ["bin", "other", "other/good"]) await mkdir(join(home, folder));
  for (const [name, mode] of [
    ["good", 0o755],
    ["bin/good", 0o755],
    ["plain", 0o644],
    ["bin/plain", 0o644],
  ] as const) {
    await writeFile(join(home, name), "#!/bin/sh\n");
    await chmod(join(home, name), mode);
  }
  await symlink("good", join(home, "link"));
  await symlink("nowhere", join(home, "dangling"));
});

describe.skipIf(process.platform === "win32")("as the system looks for programs", () => {
  test.each([
    ["./good", null],
    ["bin/good", null],
    ["./link", null],
    ["./absent", "absent"],
    ["./dangling", "absent"],
    ["./good/inside", "absent"],
    ["./plain", "not-executable"],
    ["./bin", "folder"],
    ["/", "folder"],
    ["good", null],
    ["plain", "not-executable"],
    ["absent", "absent"],
    ["a\0b", null],
  ])("%j: %s", async (command, expected) => {
    const PATH = ["other", "bin"].map((name) => join(home, name)).join(delimiter);
    expect(await notStartable(command, { platform: "linux", cwd: home, env: { PATH } })).toBe(expected);
  });

  test("a folder of that name on PATH is no program", async () => {
    const PATH = join(home, "other");
    expect(await notStartable("good", { platform: "linux", cwd: home, env: { PATH } })).toBe("absent");
  });

  test("a relative folder on PATH is meant from the current one", async () => {
    expect(await notStartable("good", { platform: "linux", cwd: home, env: { PATH: "bin" } })).toBeNull();
  });

  test("without a PATH nothing is sure of a bare name", async () => {
    expect(await notStartable("absent", { platform: "linux", cwd: home, env: {} })).toBeNull();
  });
});

test("on Windows endings may be left out, and batch files are the interpreter's", async () => {
  await writeFile(join(home, "tool.exe"), "");
  await chmod(join(home, "tool.exe"), 0o755);
  const windows = { platform: "win32", cwd: home, env: { Path: join(home, "bin") } } as const;
  expect(await notStartable("tool", windows)).toBeNull();
  expect(await notStartable("absent", windows)).toBe("absent");
  expect(await notStartable("npm.cmd", windows)).toBeNull();
});
