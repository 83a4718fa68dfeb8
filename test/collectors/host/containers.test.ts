import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hostContainers } from "../../../src/collectors/host/containers.ts";
import { readPortMapping } from "../../../src/formats/port-mapping.ts";
import type { Programs } from "../../../src/model/system.ts";
import { bareSystem, folderOf, look, observe, textOf } from "../observe.ts";

const COMPOSE = `x: &common
  restart: always
services:
  ib-gateway:
    image: ghcr.io/gnzsnz/ib-gateway:10.37.1l
    environment:
      TWS_USERID: \${TWS_USERID}
      TWS_PASSWORD: hunter-zwei
      TRADING_MODE: paper
      READ_ONLY_API: "no"
    ports:
      - "127.0.0.1:4002:4002"
      - "\${VNC_PORT:-5900}:5900"
      - target: 4004
        published: 4012
        host_ip: 0.0.0.0
  bot:
    build: .
    network_mode: host
    environment:
      - IB_PORT=\${IB_PORT}
  redis:
    image: redis:7
    ports: ["6379:6379"]
`;

test("compose: services that have to do with TWS, their ports with places, names but not values of variables", async () => {
  const project = await folderOf({ "deploy/docker-compose.yml": COMPOSE, "deploy/.env": "IB_PORT=4002\n" });
  const value = await look(hostContainers, { project, system: bareSystem({ programs: absent }) });
  expect(value.engine).toBeNull();
  expect(value.compose).toEqual([
    {
      ...{ name: "ib-gateway", place: "deploy/docker-compose.yml:5", gateway: true, networkMode: null },
      image: "ghcr.io/gnzsnz/ib-gateway:10.37.1l",
      environmentKeys: ["READ_ONLY_API", "TRADING_MODE", "TWS_PASSWORD", "TWS_USERID"],
      settings: { TRADING_MODE: "paper", READ_ONLY_API: "no" },
      ports: [
        {
          hostAddress: "127.0.0.1",
          hostPort: 4002,
          containerPort: 4002,
          place: "deploy/docker-compose.yml:12",
        },
        { hostAddress: null, hostPort: 5900, containerPort: 5900, place: "deploy/docker-compose.yml:13" },
        {
          hostAddress: "0.0.0.0",
          hostPort: 4012,
          containerPort: 4004,
          place: "deploy/docker-compose.yml:14",
        },
      ],
    },
    {
      ...{
        name: "bot",
        place: "deploy/docker-compose.yml:18",
        gateway: false,
        image: null,
        networkMode: "host",
      },
      ...{ environmentKeys: ["IB_PORT"], settings: {}, ports: [] },
    },
  ]);
});

test("published ports as people write them", () => {
  const read = (text: string) =>
    readPortMapping(text).map((port) => `${port.hostAddress}|${port.hostPort}|${port.containerPort}`);
  expect(read("4002:4004")).toEqual(["null|4002|4004"]);
  expect(read("4004")).toEqual(["null|null|4004"]);
  expect(read("4001-4002:4003-4004/tcp")).toEqual(["null|4001|4003", "null|4002|4004"]);
  expect(read("[::1]:4002:4004")).toEqual(["::1|4002|4004"]);
  expect(read("127.0.0.1::4004")).toEqual(["127.0.0.1|null|4004"]);
  expect(read("53:53/udp")).toEqual([]);
  expect(read("nonsense")).toEqual([]);
});

const absent: Programs = { ...bareSystem().programs, find: async () => null };
const ID = "f".repeat(64);
const INSPECT = [
  {
    Name: "/gw",
    RestartCount: 3,
    Config: {
      Image: "ghcr.io/gnzsnz/ib-gateway:stable",
      Env: ["TWS_USERID=edith77", "TWS_PASSWORD=hunter-zwei", "TRADING_MODE=live"],
    },
    State: { Status: "running", StartedAt: "2026-03-02T07:00:00.123456789Z", OOMKilled: false, ExitCode: 0 },
    HostConfig: { NetworkMode: "bridge" },
    NetworkSettings: {
      Ports: {
        "4003/tcp": [
          { HostIp: "0.0.0.0", HostPort: "4001" },
          { HostIp: "::", HostPort: "4001" },
        ],
        "5900/tcp": null,
      },
    },
  },
];
const STDOUT = `2026-03-02T07:00:00.5Z Forking :::4001 onto 0.0.0.0:4003
2026-03-02T07:00:02.0Z 2026-03-02 07:00:02:101 IBC: IBC version: 3.19.0
2026-03-02T07:00:05.0Z 2026-03-02 07:00:05:201 IBC: Second Factor Authentication initiated
`;
const STDERR =
  "2026-03-02T07:00:03.0Z 2026/03/02 07:00:03 socat[71] E connect(5, AF=2 127.0.0.1:4001, 16): Connection refused\n";

function docker(outputs: Readonly<Record<string, { stdout: string; stderr?: string } | undefined>>): {
  programs: Programs;
  asked: string[];
} {
  const asked: string[] = [];
  const programs: Programs = {
    find: async (name) => (name === "docker" ? "/usr/bin/docker" : null),
    run: async (_path, args) => {
      asked.push(args.slice(0, 2).join(" "));
      const answer = outputs[args[2] ?? ""];
      return {
        ...{ exitCode: answer === undefined ? 1 : 0, timedOut: false, tookMs: 1 },
        ...{ stdout: answer?.stdout ?? "", stderr: answer?.stderr ?? "" },
      };
    },
    child: async () => null,
  };
  return { programs, asked };
}

describe("the local engine", () => {
  test("a Gateway: ports, digest, login and relay as its log shows them; others are only counted", async () => {
    const home = await folderOf({ ".docker/run/docker.sock": "" });
    const { programs, asked } = docker({
      ps: {
        stdout: `${ID}\tghcr.io/gnzsnz/ib-gateway:stable\tgw\t0.0.0.0:4001->4003/tcp\n${"e".repeat(64)}\tpostgres\tsecret-db\t5432/tcp\n`,
      },
      inspect: { stdout: JSON.stringify(INSPECT) },
      image: { stdout: `["ghcr.io/gnzsnz/ib-gateway@sha256:${"a".repeat(64)}"]` },
      logs: { stdout: STDOUT, stderr: STDERR },
    });
    const system = bareSystem({ home, programs, platform: "linux" });
    const { value, artifacts, known } = await observe(hostContainers, { system });
    expect(new Set(asked)).toEqual(new Set([`--host unix://${join(home, ".docker/run/docker.sock")}`]));
    expect(value).toMatchObject({ engine: { name: "docker", reachable: true }, others: 1 });
    expect(value.running).toMatchObject([
      {
        ...{
          name: "gw",
          gateway: true,
          state: "running",
          restartCount: 3,
          outOfMemory: false,
          exitCode: null,
        },
        ...{ digest: `sha256:${"a".repeat(64)}`, startedAt: "2026-03-02T07:00:00Z", networkMode: "bridge" },
        ports: [{ hostAddress: null, hostPort: 4001, containerPort: 4003, place: null }],
        environmentKeys: ["TRADING_MODE", "TWS_PASSWORD", "TWS_USERID"],
        settings: { TRADING_MODE: "live" },
        ...{ log: "logs/containers/gw.log", relay: "refused", login: { state: "second-factor-initiated" } },
      },
    ]);
    expect(JSON.stringify(value)).not.toMatch(/hunter-zwei|edith77|secret-db/);
    expect(known.map(({ value: secret }) => secret)).toEqual(["edith77", "hunter-zwei"]);
    const lines = (await textOf(artifacts[0])).split("\n");
    expect(lines.map((line) => /Forking|version|refused|Factor/.exec(line)?.[0])).toEqual([
      ...["Forking", "version", "refused", "Factor"],
    ]);
  });

  test("an engine elsewhere is not asked", async () => {
    const { programs, asked } = docker({});
    const system = bareSystem({ env: { DOCKER_HOST: "tcp://10.0.0.9:2375" }, programs, platform: "linux" });
    const value = await look(hostContainers, { system });
    expect(value.engine).toMatchObject({ name: "docker", reachable: false });
    expect(asked).toEqual([]);
  });

  test("an engine that does not answer, and an answer that is no JSON", async () => {
    const home = await folderOf({ ".docker/run/docker.sock": "" });
    const silent = bareSystem({ home, programs: docker({}).programs, platform: "linux" });
    expect((await look(hostContainers, { system: silent })).engine?.reachable).toBe(false);
    const odd = docker({
      ps: { stdout: `${ID}\tib-gateway\tgw\t\n` },
      inspect: { stdout: "<html>" },
      logs: { stdout: "" },
    });
    const value = await look(hostContainers, {
      system: bareSystem({ home, programs: odd.programs, platform: "linux" }),
    });
    expect(value).toMatchObject({ running: [], engine: { reachable: true } });
  });
});
