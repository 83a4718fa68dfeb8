import { readFileSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { twsLauncher } from "../../../src/collectors/tws/launcher.ts";
import { bareSystem, folderOf, look, observe, textOf } from "../observe.ts";

const recorded = (name: string) =>
  readFileSync(new URL(`../../fixtures/launcher/${name}.log`, import.meta.url), "utf8");
const read = async (text: string) =>
  look(twsLauncher, { system: bareSystem({ home: await folderOf({ "Jts/launcher.log": text }) }) });

test("the last start counts, and a lapsed second factor stays what it is while the window idles", async () => {
  const value = await read(recorded("second-factor-lapsed"));
  expect(value).toMatchObject({
    ...{
      product: "gateway",
      version: "10.37.1l",
      state: "second-factor-lapsed",
      loginAttempts: 1,
      autoRestart: false,
    },
    ...{ startedAt: "2026-08-28 22:30:02.112", stateAt: "2026-08-28 22:33:10.533" },
  });
  expect(value?.events.map(({ state, line }) => `${state} ${line}`)).toEqual([
    "started 3",
    "login-started 5",
    "second-factor-sent 7",
    "second-factor-lapsed 8",
  ]);
});

test.each([
  ["wrong-password", { state: "wrong-password", stateAt: "2026-09-01 12:00:02.000", product: "gateway" }],
  ["logged-in", { state: "logged-in", autoRestart: true }],
  ["throttled", { state: "too-many-attempts", product: "tws" }],
])("%s", async (name, expected) => {
  expect(await read(recorded(name))).toMatchObject(expected);
});

test.each([
  ["started", 4],
  ["login-started", 5],
  ["second-factor-sent", 7],
])("a log that ends earlier ends in %s", async (state, lines) => {
  const text = recorded("second-factor-lapsed").split("\n").slice(2);
  expect(await read(text.slice(0, Number(lines) - 2).join("\n"))).toMatchObject({ state });
});

test("the newest of several settings folders, and none", async () => {
  const home = await folderOf({
    "Jts/launcher.log": recorded("logged-in"),
    "IBJts/launcher.log": recorded("throttled"),
  });
  await utimes(join(home, "IBJts/launcher.log"), 1, 1);
  const { value, artifacts } = await observe(twsLauncher, { system: bareSystem({ home }) });
  expect(value?.state).toBe("logged-in");
  expect(artifacts.map(({ path, kind }) => [path, kind])).toEqual([["logs/tws/launcher.log", "log"]]);
  expect(await textOf(artifacts[0])).toBe(recorded("logged-in"));
  expect((await observe(twsLauncher)).value).toBeNull();
});

test("of a huge log only the end is read, and lines are those of the artifact", async () => {
  const noise =
    "2026-08-01 00:00:00.000 INFO  [JTS-Timer-3] - instance of control is not created yet\n".repeat(20_000);
  const home = await folderOf({ "Jts/launcher.log": noise + recorded("wrong-password") });
  const { value, artifacts } = await observe(twsLauncher, { system: bareSystem({ home }) });
  const lines = (await textOf(artifacts[0])).split("\n");
  expect(lines.length).toBeLessThan(10_000);
  expect(lines[(value?.events.at(-1)?.line ?? 0) - 1]).toContain("wrong password");
});
