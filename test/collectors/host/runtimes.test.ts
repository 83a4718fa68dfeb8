import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostRuntimes } from "../../../src/collectors/host/runtimes.ts";
import { readJavaVersion } from "../../../src/formats/java-version.ts";
import { createSystem } from "../../../src/system/index.ts";
import { bareSystem, folderOf, look } from "../observe.ts";
import { recordedPrograms } from "../programs.ts";

const RELEASE = 'IMPLEMENTOR="Azul Systems, Inc."\nJAVA_VERSION="17.0.10"\nOS_ARCH="x86_64"\n';

test("Java from release files: TWS's own and JAVA_HOME's", async () => {
  const home = await folderOf({
    ".i4j_jres/Oda-jK0QgTEmVssfllLP/17.0.10.0.101-zulu_64/release": RELEASE,
    "jdk/release": 'JAVA_VERSION="21.0.1"\n',
  });
  const env = { JAVA_HOME: join(home, "jdk") };
  const system = {
    ...bareSystem({ home, env, programs: recordedPrograms({}) }),
    platform: "darwin" as const,
  };
  const { java, node } = await look(hostRuntimes, { system });
  expect(node).toBe(process.versions.node);
  expect(java).toEqual([
    { version: "21.0.1", vendor: null, folder: join(home, "jdk"), found: "JAVA_HOME" },
    {
      ...{ version: "17.0.10", vendor: "Azul Systems, Inc.", found: "TWS" },
      folder: join(home, ".i4j_jres/Oda-jK0QgTEmVssfllLP/17.0.10.0.101-zulu_64"),
    },
  ]);
});

test("Java on PATH without a release file is asked; a program of the project never is", async () => {
  const project = await folderOf({ "bin/java": "#!/bin/sh\ntouch ran\n" });
  const system = createSystem({ env: { PATH: join(project, "bin") }, home: "/nowhere" });
  const none = await look(hostRuntimes, { project, system: { ...system, platform: "darwin" } });
  expect(none.java).toEqual([]);
  const text = 'openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6)\n';
  const asked = bareSystem({ programs: recordedPrograms({ java: text }) });
  const { java } = await look(hostRuntimes, { system: asked });
  expect(java[0]).toMatchObject({ found: "PATH" });
});

test("npm's version is read from its own manifest, also behind a link", async () => {
  const prefix = await folderOf({
    "lib/node_modules/npm/bin/npm-cli.js": "",
    "lib/node_modules/npm/package.json": '{"name": "npm", "version": "10.8.2"}',
  });
  await mkdir(join(prefix, "bin"));
  await symlink("../lib/node_modules/npm/bin/npm-cli.js", join(prefix, "bin/npm"));
  const system = createSystem({ env: { PATH: join(prefix, "bin") }, home: "/nowhere" });
  expect((await look(hostRuntimes, { system })).npm).toBe("10.8.2");
});

test("what java -version prints", () => {
  const old = 'java version "1.8.0_202"\nJava(TM) SE Runtime Environment (build 1.8.0_202-b08)\n';
  expect(readJavaVersion(old)).toEqual({ version: "1.8.0_202", vendor: "Java(TM) SE" });
  expect(readJavaVersion("No Java runtime present")).toBeNull();
});
