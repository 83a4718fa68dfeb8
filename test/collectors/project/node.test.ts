import { expect, test } from "vitest";
import { projectNode } from "../../../src/collectors/project/node.ts";
import { lockedNodeVersion } from "../../../src/formats/node-lock.ts";
import { folderOf, look, observe } from "../observe.ts";

test("declared, locked and installed versions of what talks to TWS", async () => {
  const project = await folderOf({
    "package.json": JSON.stringify({
      type: "module",
      engines: { node: ">=20" },
      dependencies: { "@stoqey/ib": "^1.5.0", express: "^5", dotenv: "git+https://name:word@example.org/x" },
    }),
    "package-lock.json": JSON.stringify(
      { lockfileVersion: 3, packages: { "": {}, "node_modules/@stoqey/ib": { version: "1.6.9" } } },
      null,
      2,
    ),
    "node_modules/@stoqey/ib/package.json":
      '{"name":"@stoqey/ib","version":"1.6.10","engines":{"node":">=18"}}',
  });
  expect(await look(projectNode, { project })).toEqual({
    ...{ manifest: "package.json", packageManager: "npm", engines: ">=20", moduleType: "module" },
    packages: [
      { name: "@stoqey/ib", declared: "^1.5.0", locked: "1.6.9", installed: "1.6.10", engines: ">=18" },
      { name: "dotenv", declared: "URL", locked: null, installed: null, engines: null },
    ],
  });
});

test("of several packages the one that talks to TWS, with what its workspace keeps above it", async () => {
  const project = await folderOf({
    "package.json": '{"workspaces": ["bots/*"], "packageManager": "pnpm@9.1.0"}',
    "pnpm-lock.yaml": "packages:\n  '@stoqey/ib@1.6.1':\n    resolution: {}\n",
    "bots/one/package.json": '{"dependencies": {"@stoqey/ib": "*"}}',
  });
  expect(await look(projectNode, { project })).toMatchObject({
    ...{
      manifest: "bots/one/package.json",
      packageManager: "pnpm",
      packages: [{ locked: "1.6.1", installed: null }],
    },
  });
});

test("no package.json, or a broken one", async () => {
  expect((await observe(projectNode, { project: await folderOf({}) })).value).toBeNull();
  const broken = await folderOf({ "package.json": '{"dependencies": {"@stoqey/ib": "1.6.1"' });
  expect((await observe(projectNode, { project: broken })).value).toMatchObject({ manifest: "package.json" });
});

test("lock files of every package manager", () => {
  const read = (file: string, text: string) => lockedNodeVersion(text, file, "@stoqey/ib");
  expect(read("yarn.lock", '"@stoqey/ib@^1.5.0":\n  version "1.6.2"\n')).toBe("1.6.2");
  expect(read("yarn.lock", '"@stoqey/ib@npm:^1.5.0":\n  version: 1.6.3\n')).toBe("1.6.3");
  expect(read("pnpm-lock.yaml", "packages:\n\n  /@stoqey/ib@1.6.4:\n")).toBe("1.6.4");
  expect(read("bun.lock", '"@stoqey/ib": ["@stoqey/ib@1.6.5", ""]')).toBe("1.6.5");
  expect(read("package-lock.json", '"@stoqey/ibx": {"version": "1"}')).toBeNull();
  expect(read("constructor", "")).toBeNull();
});
