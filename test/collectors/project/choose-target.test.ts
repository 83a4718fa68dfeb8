import { describe, expect, test } from "vitest";
import { chooseTarget } from "../../../src/collectors/project/choose-target.ts";
import type { ProjectConfig } from "../../../src/collectors/project/config.ts";
import type { TargetSetting } from "../../../src/collectors/project/setting.ts";
import type { ProjectSource } from "../../../src/collectors/project/source.ts";
import { OPTIONS } from "../observe.ts";

const setting = (
  part: TargetSetting["part"],
  value: string,
  place: string,
  mode: TargetSetting["mode"] = null,
): TargetSetting => ({ part, value, mode, key: part, place });
const config = (...settings: TargetSetting[]): ProjectConfig => ({
  files: [],
  settings,
  leftOut: [],
  unreadable: [],
  truncated: false,
});
const source = (...settings: TargetSetting[]): ProjectSource => ({
  ...{
    files: 0,
    bytes: 0,
    truncated: false,
    libraries: [],
    hints: [],
    environmentReads: [],
    sharedClientIds: [],
  },
  settings,
});

test("nothing named: loopback, and no port", () => {
  expect(chooseTarget(OPTIONS, {})).toEqual({
    ...{ host: "127.0.0.1", port: null, clientId: null, account: null, mode: null, origin: {}, logged: null },
  });
});

test("flags come before configuration, configuration before source, each with its place", () => {
  const target = chooseTarget(
    { ...OPTIONS, port: 4002 },
    {
      config: config(setting("port", "7497", ".env:2"), setting("clientId", "1", ".env:3")),
      source: source(setting("clientId", "8", "bot.py:4"), setting("host", "10.0.0.7", "bot.py:3")),
    },
  );
  expect(target).toEqual({
    ...{ host: "10.0.0.7", port: 4002, clientId: 1, account: null, mode: null },
    origin: { host: "bot.py:3", port: "--port", clientId: ".env:3" },
    logged: null,
  });
});

test("the mode decides between a paper and a live setting", () => {
  const ports = [setting("port", "7496", ".env:1", "live"), setting("port", "7497", ".env:2", "paper")];
  expect(chooseTarget(OPTIONS, { config: config(...ports) }).port).toBe(7496);
  const paper = chooseTarget(OPTIONS, { config: config(...ports, setting("mode", "paper", ".env:3")) });
  expect(paper).toMatchObject({ port: 7497, mode: "paper", origin: { port: ".env:2", mode: ".env:3" } });
});

test("an impossible port is passed over", () => {
  const target = chooseTarget(OPTIONS, {
    config: config(setting("port", "99999", ".env:1")),
    source: source(setting("port", "4001", "a.py:1")),
  });
  expect(target).toMatchObject({ port: 4001, origin: { port: "a.py:1" } });
});

describe("what the newest log names", () => {
  const logged = { host: "127.0.0.1", port: 14_002, clientId: 3, place: "bot.log" };

  test("fills what nothing else does", () => {
    expect(chooseTarget(OPTIONS, { logged })).toMatchObject({
      ...{ host: "127.0.0.1", port: 14_002, clientId: 3, logged },
      origin: { host: "bot.log", port: "bot.log", clientId: "bot.log" },
    });
  });

  test("never overrides a flag, configuration or source", () => {
    const named = config(setting("port", "7497", ".env:2"), setting("clientId", "1", ".env:3"));
    expect(chooseTarget(OPTIONS, { config: named, logged })).toMatchObject({
      ...{ port: 7497, clientId: 1, logged },
      origin: { port: ".env:2", clientId: ".env:3" },
    });
  });

  test("counts for its own host only, and not for one that means something else here", () => {
    const there = { ...logged, host: "ib-gateway" };
    expect(chooseTarget(OPTIONS, { logged: there })).toMatchObject({ host: "127.0.0.1", port: null });
    const host = config(setting("host", "10.0.0.7", ".env:1"));
    expect(chooseTarget(OPTIONS, { config: host, logged })).toMatchObject({ host: "10.0.0.7", port: null });
    const same = config(setting("host", "ib-gateway", ".env:1"));
    expect(chooseTarget(OPTIONS, { config: same, logged: there })).toMatchObject({ port: 14_002 });
  });
});

test("what was given by other means than flags says by which", () => {
  const given = { ...OPTIONS, host: "127.0.0.1", port: 4002, addressFrom: "the simulator" };
  expect(chooseTarget({ ...given, clientId: 3 }, {}).origin).toEqual({
    ...{ host: "the simulator", port: "the simulator", clientId: "--client-id" },
  });
});
