import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectConfig } from "../../../src/collectors/project/config.ts";
import { bareSystem, folderOf, look, observe, textOf } from "../observe.ts";

test("files that a compose file names with env_file count as .env files, whatever they are called", async () => {
  const project = await folderOf({
    "compose.yaml":
      "services:\n  bot:\n    env_file:\n      - path: ./docker/bot-vars\n        required: false\n      - gone\n  gw:\n    env_file: docker/gw\n    environment:\n      IB_PORT: 4004\n  odd:\n    env_file: ../../outside\n",
    "docker/bot-vars": "IB_PORT=4002\nTWS_PASSWORD=kite-Harbour-92\n",
    "docker/gw": "IB_CLIENT_ID=5\n",
  });
  const { value, known } = await observe(projectConfig, { project });
  expect(value.files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    "env docker/bot-vars",
    "env docker/gw",
    "yaml compose.yaml",
  ]);
  expect(value.settings.map(({ place }) => place)).toEqual([
    "docker/bot-vars:1",
    "docker/gw:1",
    "compose.yaml:10",
  ]);
  expect(known.map((one) => one.value)).toContain("kite-Harbour-92");
});

const settingsOf = async (files: Record<string, string>, env: Record<string, string> = {}) => {
  const { settings } = await look(projectConfig, {
    project: await folderOf(files),
    system: bareSystem({ env }),
  });
  return settings.map(({ part, value, place }) => `${part} ${value} ${place}`);
};

describe("what a configuration names", () => {
  const named: Record<string, [string, string, string[]]> = {
    "a .env of IB names": [
      ".env",
      "# gateway\nIB_HOST=127.0.0.1\nexport IB_PORT=7497\nIB_CLIENT_ID='1'\nIB_ACCOUNT_ID=DU1234567\nTRADING_MODE=paper\n",
      [
        "host 127.0.0.1 .env:2",
        "port 7497 .env:3",
        "clientId 1 .env:4",
        "account DU1234567 .env:5",
        "mode paper .env:6",
      ],
    ],
    "TWS and IBG names": [
      ".env",
      "TWS_HOST=localhost\nIBG_PORT=4002\nIBG_CLIENT_ID=12\nTWS_ACCOUNT=U7654321\nIB_PAPER=false\n",
      [
        "host localhost .env:1",
        "port 4002 .env:2",
        "clientId 12 .env:3",
        "account U7654321 .env:4",
        "mode live .env:5",
      ],
    ],
    "nested YAML": [
      "config/settings.yaml",
      "log: info\nib:\n  host: gateway\n  port: 4004\n  client_id: 7\n",
      [
        "host gateway config/settings.yaml:3",
        "port 4004 config/settings.yaml:4",
        "clientId 7 config/settings.yaml:5",
      ],
    ],
    "camel case JSON": [
      "config.json",
      '{\n "broker": {\n  "host": "10.0.0.5",\n  "port": 7496,\n  "clientId": 3\n }\n}\n',
      ["host 10.0.0.5 config.json:3", "port 7496 config.json:4", "clientId 3 config.json:5"],
    ],
    "TOML with a table for the adapter": [
      "bot.toml",
      '[ibkr.gateway]\nibg_host = "127.0.0.1"\nibg_port = 4001\nibg_client_id = 21\n',
      ["host 127.0.0.1 bot.toml:2", "port 4001 bot.toml:3", "clientId 21 bot.toml:4"],
    ],
    "INI sections": ["bot.ini", "[gateway]\nport = 4002\n[web]\nport = 8000\n", ["port 4002 bot.ini:2"]],
    "a file named after IB": [
      "ibkr.yaml",
      "host: tws-box\nport: 5555\n",
      ["host tws-box ibkr.yaml:1", "port 5555 ibkr.yaml:2"],
    ],
    "a compose service's environment, as list and as map": [
      "docker-compose.yml",
      "services:\n  bot:\n    environment:\n      - IB_PORT=4004\n      - IB_HOST=ib-gateway\n  two:\n    environment:\n      IB_CLIENT_ID: 5\n",
      [
        "port 4004 docker-compose.yml:4",
        "host ib-gateway docker-compose.yml:5",
        "clientId 5 docker-compose.yml:8",
      ],
    ],
    "a section that says what it is about": [
      "bot.yaml",
      "brokers:\n  - name: interactive_brokers\n    host: box\n    port: 5555\n  - name: other\n    port: 5556\n",
      ["host box bot.yaml:3", "port 5555 bot.yaml:4"],
    ],
    "host and port in one": [
      ".env",
      "IB_GATEWAY=localhost:4002\nREDIS_URL=localhost:6379\n",
      ["host localhost .env:1", "port 4002 .env:1"],
    ],
    "many spellings": [
      ".env",
      "IBKR_GATEWAY_HOST=a\nTWS_API_PORT=1\nIB_DATA_CLIENT_ID=2\nNAUTILUS_IB_PORT=3\nIBCLIENTID=4\nINTERACTIVE_BROKERS_PORT=5\nibgPort=6\nIB_LIVE_ACCOUNT=U1234567\n",
      [
        ...["host a .env:1", "port 1 .env:2", "clientId 2 .env:3", "port 3 .env:4", "clientId 4 .env:5"],
        ...["port 5 .env:6", "port 6 .env:7", "account U1234567 .env:8"],
      ],
    ],
    "the default inside an interpolation": [
      ".env",
      "IB_PORT=${PORT_OF_TWS:-7497}\nIB_HOST=$SOMEWHERE\n",
      ["port 7497 .env:1"],
    ],
    "a bare pair that only TWS uses": [
      ".env",
      "HOST=127.0.0.1\nPORT=7497\nCLIENT_ID=4\n",
      ["host 127.0.0.1 .env:1", "port 7497 .env:2", "clientId 4 .env:3"],
    ],
    "an impossible port, kept to be shown": [".env", "IB_PORT=99999\n", ["port 99999 .env:1"]],
  };
  test.each(Object.entries(named))("%s", async (_name, [file, text, expected]) => {
    expect(await settingsOf({ [file]: text })).toEqual(expected);
  });

  const foreign: Record<string, [string, string]> = {
    "databases and web servers": [
      ".env",
      "DB_HOST=localhost\nDB_PORT=5432\nREDIS_HOST=cache\nREDIS_PORT=6379\nPORT=8000\nHOST=0.0.0.0\nSMTP_SERVER=mail\n",
    ],
    "OAuth client ids": [".env", "GOOGLE_CLIENT_ID=1234\nCLIENT_ID=abc123.apps\nAUTH0_CLIENT_ID=99\n"],
    "other ports of the Gateway's container": [
      ".env",
      "IBGA_VNC_PORT=5900\nIB_SSH_PORT=22\nTWS_VNC_SERVER_PORT=5901\n",
    ],
    "a database inside the ib section": ["config.yaml", "ib:\n  database:\n    host: db\n    port: 5432\n"],
    "an API gateway": ["config.yaml", "gateway:\n  host: edge\n  port: 8080\n"],
    "times of day in a file about IB": ["ib.yaml", 'session_start: "09:30"\n'],
    "bank accounts": [".env", "ACCOUNT=main\nACCOUNT_ID=12345\n"],
    "what is kept for tests": ["tests/config.yaml", "ib: {port: 7497}\n"],
    samples: [".env.example", "IB_PORT=7497\n"],
  };
  test.each(Object.entries(foreign))("is not claimed for %s", async (_name, [file, text]) => {
    expect(await settingsOf({ [file]: text })).toEqual([]);
  });

  test("the shell comes before .env, and .env before other files", async () => {
    const files = {
      "config.toml": "ib_port = 1111\n",
      ".env.local": "IB_PORT=2222\n",
      ".env": "IB_PORT=3333\n",
    };
    expect(await settingsOf(files, { IB_PORT: "4444", PORT: "7497" })).toEqual([
      "port 4444 environment IB_PORT",
      "port 3333 .env:1",
      "port 2222 .env.local:1",
      "port 1111 config.toml:1",
    ]);
  });
});

test("each file that was read goes into the bundle as what it is", async () => {
  const project = await folderOf({ ".env": "IB_PORT=7497\n", "conf/app.yaml": "ib: {port: 4002}\n" });
  const { value, artifacts } = await observe(projectConfig, { project });
  expect(artifacts.map(({ path, kind }) => `${path} ${kind}`).sort()).toEqual([
    "config/.env env",
    "config/conf/app.yaml yaml",
  ]);
  expect(await textOf(artifacts.find(({ kind }) => kind === "env"))).toBe("IB_PORT=7497\n");
  expect(value).toMatchObject({
    truncated: false,
    files: [{ path: ".env", entries: 1, artifact: "config/.env" }, {}],
  });
});

test("what looks like configuration and is not packed is named with the reason", async () => {
  const many = Array.from({ length: 61 }, (_, n) => [`conf/d/app-${n}.yaml`, "a: 1\n"]);
  const project = await folderOf({
    ...{ "settings.py": "IB_PORT = 7497\n", "app/local_settings.py": "X = 1\n", "app/bot.py": "X = 1\n" },
    ...{ "conf/state.json": "{}", "package.json": "{}" },
    ...Object.fromEntries(many),
  });
  const { files, leftOut } = await look(projectConfig, { project });
  const source = "source is read for where it connects to, and not packed";
  expect(leftOut.slice(0, 3)).toEqual([
    { path: "settings.py", reason: source },
    { path: "app/local_settings.py", reason: source },
    { path: "conf/state.json", reason: expect.stringMatching(/^JSON that may be data/) },
  ]);
  expect(leftOut.slice(3).map(({ reason }) => reason)).toEqual([
    "only 60 files are taken, the nearest first",
  ]);
  expect(files).toHaveLength(60);
});

test("a folder that cannot be opened is named", async () => {
  const project = await folderOf({
    ".env": "A=1\n",
    "data/deep/x.ini": "[a]\nb=1\n",
    "conf/a.ini": "[a]\nb=1\n",
  });
  const system = bareSystem();
  // Not with `chmod`: for root there is no folder that cannot be opened.
  const entries: typeof system.files.entries = async (path) =>
    /[\\/]deep$/.test(path) ? null : system.files.entries(path);
  const value = await look(projectConfig, {
    project,
    system: { ...system, files: { ...system.files, entries } },
  });
  expect(value.unreadable).toEqual(["data/deep"]);
  expect(value.files.map(({ path }) => path)).toEqual([".env", "conf/a.ini"]);
});

test("secrets are learned with the place they stand in, common words are not", async () => {
  const project = await folderOf({
    ".env":
      "TWS_USERID=edith77\nTWS_PASSWORD=hunter-zwei\nDB_PASSWORD=password\nIB_ACCOUNT=DU1234567\nIB_HOST=tws.family.example\nTWS_HOST=ib-gateway\n",
  });
  const { known } = await observe(projectConfig, { project });
  expect(known).toEqual([
    { value: "edith77", kind: "user", origin: "TWS_USERID in .env:1" },
    { value: "hunter-zwei", kind: "secret", origin: "TWS_PASSWORD in .env:2" },
    { value: "DU1234567", kind: "account", origin: ".env:4" },
    { value: "tws.family.example", kind: "host", origin: ".env:5" },
  ]);
});

test("environments, dependencies and deep folders are not entered", async () => {
  const env = "IB_PORT=1\n";
  const project = await folderOf({
    ".venv/pyvenv.cfg": "",
    ".venv/.env": env,
    "my-env/pyvenv.cfg": "",
    "my-env/a.env": env,
    "conda/conda-meta/history": "",
    "conda/a.env": env,
    "node_modules/x/.env": env,
    ".git/config": "[ib]\nport=1\n",
    "a/b/c/d/.env": env,
    "a/b/c/.env": "IB_PORT=7497\n",
  });
  const { files } = await look(projectConfig, { project });
  expect(files.map(({ path }) => path)).toEqual(["a/b/c/.env"]);
});

test("hostile files become problems, and the rest is still read", async () => {
  const project = await folderOf({
    "broken.json": '{"ib": {"port": 7497',
    "broken.toml": "ib_port 7497\n",
    "broken.yaml": "ib:\n  - a\n b: [\n",
    "binary.ini": new Uint8Array([0, 1, 2, 3, 0]),
    "wide.env": Buffer.from("\uFEFFIB_CLIENT_ID=9\n", "utf16le"),
    ".env": `${"X=1\n".repeat(10_000)}IB_PORT=99999\n__proto__=1\n`,
  });
  await symlink(project, join(project, "loop"));
  const { files, settings } = await look(projectConfig, { project });
  const problems = Object.fromEntries(files.map((file) => [file.path, file.problems]));
  for (const broken of ["broken.json", "broken.toml", "broken.yaml", "binary.ini", "wide.env"]) {
    expect(problems[broken], broken).not.toEqual([]);
  }
  expect(problems[".env"]?.join()).toContain("IB_PORT is not a port");
  expect(settings).toContainEqual({
    ...{ part: "clientId", value: "9", mode: null },
    ...{ key: "IB_CLIENT_ID", place: "wide.env:1" },
  });
  expect(files.find(({ path }) => path === ".env")?.entries).toBeGreaterThanOrEqual(10_001);
});

test("a folder that does not exist gives an empty answer", async () => {
  expect(await look(projectConfig, { project: "/nowhere/at/all" })).toEqual({
    ...{ files: [], settings: [], leftOut: [], unreadable: ["."], truncated: false },
  });
});

test("options in a command and keys in other languages are learned as well", async () => {
  const project = await folderOf({
    "docker-compose.yml": 'services:\n  ib:\n    command: ["--user", "x", "--pw=Cmd-Line-55"]\n',
    "bot.yml": "ib:\n  geheim: Ofen-rohr-71\n  contraseña: Mesa-azul-18\n",
  });
  const { known } = await observe(projectConfig, { project });
  expect(known.map(({ value }) => value).sort()).toEqual(["Cmd-Line-55", "Mesa-azul-18", "Ofen-rohr-71"]);
});
