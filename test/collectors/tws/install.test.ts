import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { twsInstall } from "../../../src/collectors/tws/install.ts";
import { readApiSettings } from "../../../src/formats/api-settings.ts";
import { bareSystem, folderOf, look } from "../observe.ts";

const JTS_INI = `[IBGateway]
WriteDebug=false
TrustedIPs=127.0.0.1,192.168.1.20
ApiOnly=true
[Logon]
UserNameToDirectory=edith77,pkcjhfaeo;other,xyz
Locale=de
TimeZone=Europe/Berlin
UseSSL=true
[Communication]
debug=1
`;

test("programs, versions and heap from folders", async () => {
  const home = await folderOf({
    "Jts/jts.ini": JTS_INI,
    "Jts/1030/tws": "",
    "Jts/1030/tws.vmoptions": "-Xmx2048m\n",
    "Jts/ibgateway/10.45.1j/ibgateway": "",
    "Jts/ibgateway/10.45.1j/ibgateway.vmoptions": "# heap\n-Xmx768m\n",
    "Jts/tws.exe": "",
    "Jts/jars/twslaunch-1037.jar": "",
    "ibc/IBC.jar": "",
    "ibc/version": "3.19.0\n",
    "ibc/config.ini": "AutoRestartTime=11:45 PM\n",
  });
  const value = await look(twsInstall, { system: bareSystem({ home, platform: "linux" }) });
  expect(value.installations).toEqual([
    { product: "tws", version: "10.37", folder: join(home, "Jts"), heap: null },
    { product: "tws", version: "10.30", folder: join(home, "Jts/1030"), heap: "2048m" },
    { product: "gateway", version: "10.45.1j", folder: join(home, "Jts/ibgateway/10.45.1j"), heap: "768m" },
    { product: "ibc", version: "3.19.0", folder: join(home, "ibc"), heap: null },
  ]);
  expect(value.dailyRestart).toEqual([
    { key: "AutoRestartTime", time: "11:45 PM", place: join(home, "ibc/config.ini") },
  ]);
});

test("jts.ini by allow-list: the user names in it stay out", async () => {
  const home = await folderOf({ "Jts/jts.ini": JTS_INI });
  const value = await look(twsInstall, { system: bareSystem({ home }) });
  expect(value.settings[0]?.jtsIni).toEqual({
    "IBGateway.WriteDebug": "false",
    "IBGateway.TrustedIPs": "127.0.0.1,192.168.1.20",
    "IBGateway.ApiOnly": "true",
    "Logon.Locale": "de",
    "Logon.TimeZone": "Europe/Berlin",
    "Logon.UseSSL": "true",
    "Communication.debug": "1",
  });
  expect(JSON.stringify(value)).not.toContain("edith77");
});

test("encrypted logs by name, size and time, newest first; the user's folder is not named", async () => {
  const home = await folderOf({
    "Jts/pkcjhfaeo/api.17.20260302.070031.ibgzenc": "12345",
    "Jts/pkcjhfaeo/ibgateway.20260302.ibgzenc": "1",
    "Jts/pkcjhfaeo/autorestart": "token",
  });
  await utimes(join(home, "Jts/pkcjhfaeo/ibgateway.20260302.ibgzenc"), 1, 1);
  const value = await look(twsInstall, { system: bareSystem({ home }) });
  expect(value.settings[0]?.encryptedLogs).toMatchObject([
    { name: "api.17.20260302.070031.ibgzenc", clientId: 17, bytes: 5 },
    { name: "ibgateway.20260302.ibgzenc", clientId: null, modified: "1970-01-01T00:00:01.000Z" },
  ]);
  expect(JSON.stringify(value)).not.toMatch(/pkcjhfaeo|autorestart/);
});

test("macOS applications", async () => {
  const home = await folderOf({
    "Applications/IB Gateway 10.37/x": "",
    "Applications/Trader Workstation/x": "",
  });
  const value = await look(twsInstall, { system: bareSystem({ home, platform: "darwin" }) });
  expect(value.installations.map(({ product, version }) => [product, version])).toEqual([
    ["gateway", "10.37"],
    ["tws", null],
  ]);
});

test("API settings of old builds by allow-list", () => {
  const xml =
    '<?xml?><a account="DU1234567"><ApiSettings port="7497" socketClient="true" accountList="DU1234567" readOnlyApi="true"/></a>';
  expect(readApiSettings(xml)).toEqual({ port: "7497", socketClient: "true", readOnlyApi: "true" });
  expect(readApiSettings("\u0001\u0002encrypted")).toBeNull();
});

test("a machine without any of it", async () => {
  expect(await look(twsInstall)).toMatchObject({ installations: [], dailyRestart: [] });
});
