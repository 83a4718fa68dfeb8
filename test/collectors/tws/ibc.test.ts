import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { twsIbc } from "../../../src/collectors/tws/ibc.ts";
import { bareSystem, folderOf, look, observe } from "../observe.ts";

const NAME = "ibc-3.19.0_GATEWAY-1037_Monday.txt";
const recorded = (name: string) =>
  readFileSync(new URL(`../../fixtures/ibc/${name}`, import.meta.url), "utf8");
const CONFIG = `# IBC
IbLoginId=edith77
IbPassword=hunter-zwei
TradingMode=paper
AutoRestartTime=11:45 PM
ReadOnlyApi=no
AcceptIncomingConnectionAction=manual
CustomConfig=whatever
`;

test("configuration by allow-list; user name and password are learned, not shown", async () => {
  const home = await folderOf({ "ibc/config.ini": CONFIG });
  const { value, known, artifacts } = await observe(twsIbc, { system: bareSystem({ home }) });
  expect(value?.config).toEqual({
    path: `${home}/ibc/config.ini`,
    credentials: true,
    settings: {
      ...{ TradingMode: "paper", AutoRestartTime: "11:45 PM", ReadOnlyApi: "no" },
      AcceptIncomingConnectionAction: "manual",
    },
  });
  expect(known.map(({ value: secret, kind }) => [secret, kind])).toEqual([
    ["edith77", "user"],
    ["hunter-zwei", "secret"],
  ]);
  expect(artifacts).toEqual([]);
});

describe("the log", () => {
  test("logged in and configured", async () => {
    const home = await folderOf({ [`ibc/logs/${NAME}`]: recorded(NAME) });
    const { value, artifacts } = await observe(twsIbc, { system: bareSystem({ home }) });
    expect(value).toMatchObject({
      version: "3.19.0",
      config: null,
      log: {
        ...{ product: "gateway", twsVersion: "1037", state: "logged-in", apiPort: 4002, readOnly: false },
        ...{ exitCode: null, artifact: `logs/ibc/${NAME}` },
      },
    });
    expect(value?.log?.events.map(({ state }) => state)).toEqual([
      ...["started", "login-sent", "second-factor-initiated", "logged-in"],
    ]);
    expect(JSON.stringify(value)).not.toContain("DU1234567");
    expect(artifacts).toHaveLength(1);
  });

  test.each([
    ["home", "ibc/logs"],
    ["home", "Documents/IBC/Logs"],
    ["home", "OneDrive/Documents/IBC/Logs"],
    ["project", "."],
    ["project", "logs"],
    ["project", "ibc/logs"],
    ["project", "IBC/Logs"],
  ])("is found by IBC's own names: %s, %s", async (where, place) => {
    const name = "IBC-3.20.0_GATEWAY-1030_Friday.txt";
    const path = await folderOf({ [`${place}/${name}`]: recorded(NAME) });
    const system = bareSystem(where === "home" ? { home: path } : {});
    const value = await look(twsIbc, { system, ...(where === "project" ? { project: path } : {}) });
    expect(value).toMatchObject({ version: "3.20.0", log: { product: "gateway", state: "logged-in" } });
  });

  test("named by the user comes before a newer one, and is packed once only", async () => {
    const home = await folderOf({ [`ibc/logs/${NAME}`]: recorded(NAME) });
    const given = await folderOf({ "ibc-3.1.0_TWS-1019_Friday.txt": recorded("second-factor-timeout.txt") });
    const logs = [`${given}/ibc-3.1.0_TWS-1019_Friday.txt`];
    const { value, artifacts } = await observe(twsIbc, { system: bareSystem({ home }), logs });
    expect(value).toMatchObject({ version: "3.1.0", log: { state: "exited", artifact: null } });
    expect(artifacts).toEqual([]);
  });

  test("the last run counts: it ended waiting for the second factor", async () => {
    const home = await folderOf({ [`ibc/logs/${NAME}`]: recorded("second-factor-timeout.txt") });
    const value = await look(twsIbc, { system: bareSystem({ home }) });
    expect(value?.log).toMatchObject({ state: "exited", exitCode: 1111, stateAt: "2026-03-03 07:03:06:100" });
    expect(value?.log?.events.map(({ state }) => state)).toContain("second-factor-timeout");
  });
});

test("nothing there is an answer", async () => {
  expect((await observe(twsIbc)).value).toBeNull();
});
