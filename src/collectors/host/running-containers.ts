import type { EventKind } from "../../formats/logs/event.ts";
import { KNOWN_PORTS } from "../../ib/ports.ts";
import type { Artifact, KnownValue } from "../../model/artifact.ts";
import { tailOf } from "../log-tail.ts";
import { secretKind } from "../project/secret-key.ts";
import { type IbcRun, ibcRun } from "../tws/ibc-state.ts";
import type { ContainerEngine } from "./container-engine.ts";
import { isGateway, shownEnvironment } from "./gateway-container.ts";
import type { PortMapping } from "./port-mapping.ts";

/** A container of the local engine that is a Gateway or publishes an API port. */
export interface RunningContainer {
  readonly name: string;
  readonly image: string;
  readonly digest: string | null;
  readonly gateway: boolean;
  /** `running`, `exited`, `restarting`, … */
  readonly state: string;
  /** `healthy`, `unhealthy`, `starting`; `null`: no health check. */
  readonly health: string | null;
  readonly startedAt: string | null;
  readonly exitCode: number | null;
  readonly restartCount: number | null;
  readonly outOfMemory: boolean;
  readonly ports: readonly PortMapping[];
  readonly networkMode: string | null;
  readonly environmentKeys: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** Bundle path of its last log lines; `null`: not taken. */
  readonly log: string | null;
  /** Where IBC's last start in that log stands; `null`: no log, or nothing of IBC in it. */
  readonly login: IbcRun | null;
  /** What socat said last in that log; `null`: nothing. */
  readonly relay: "listening" | "refused" | "timeout" | "reset" | null;
}

const RELAY: Readonly<Partial<Record<EventKind, RunningContainer["relay"]>>> = {
  "relay-listening": "listening",
  "relay-refused": "refused",
  "relay-timeout": "timeout",
  "relay-reset": "reset",
};

const MOST = 4;
const LOG_LINES = "300";
const ASK_MS = 2500;

/** What the engine said. */
export interface Found {
  readonly running: readonly RunningContainer[];
  readonly others: number;
}

/** Describes the containers that have to do with TWS; `null`: the engine does not answer. */
export async function runningContainers(
  engine: ContainerEngine,
  ports: readonly number[],
  hand: { addArtifact(artifact: Artifact): void; learn(value: KnownValue): void },
): Promise<Found | null> {
  const format = "{{.ID}}\t{{.Image}}\t{{.Names}}\t{{.Ports}}";
  const list = await engine.ask(["ps", "--all", "--no-trunc", "--format", format], ASK_MS);
  if (list === null) return null;
  const rows = list.stdout.split("\n").filter((line) => line.includes("\t"));
  const wanted = new RegExp(
    `:(?:${[...ports, ...KNOWN_PORTS.filter(({ mode }) => mode).map(({ port }) => port)].join("|")})->`,
  );
  const related = rows.flatMap((row) => {
    const [id = "", image = "", name = "", published = ""] = row.split("\t");
    return isGateway(`${image} ${name}`, []) || wanted.test(published) ? [{ id, name }] : [];
  });
  const described = await Promise.all(related.slice(0, MOST).map(({ id }) => describe(engine, id, hand)));
  const running = described.filter((container) => container !== null);
  running.sort((a, b) => Number(b.gateway) - Number(a.gateway));
  return { running, others: rows.length - running.length };
}

type Tree = Readonly<Record<string, unknown>>;

async function describe(
  engine: ContainerEngine,
  id: string,
  hand: Parameters<typeof runningContainers>[2],
): Promise<RunningContainer | null> {
  const [inspected, logs] = await Promise.all([
    engine.ask(["inspect", id], ASK_MS),
    engine.ask(["logs", "--tail", LOG_LINES, "--timestamps", id], ASK_MS),
  ]);
  const container = firstOf(inspected?.stdout);
  if (container === null) return null;
  const [config, state] = [tree(container.Config), tree(container.State)];
  const name = text(container.Name)
    .replace(/^\//, "")
    .replace(/[^\w.-]/g, "_");
  const image = text(config.Image);
  const environment = new Map(
    list(config.Env).map((line) => [line.split("=", 1)[0] ?? "", line.slice(line.indexOf("=") + 1)]),
  );
  for (const [key, value] of environment) {
    const kind = secretKind(key, value);
    if (kind !== null) hand.learn({ value, kind, origin: `${key} of the container ${name}` });
  }
  const shown = shownEnvironment(environment);
  const gateway = isGateway(`${image} ${name}`, shown.environmentKeys);
  const tail = logs === null ? null : logTail(`${logs.stdout}\n${logs.stderr}`, name);
  if (tail !== null && gateway) hand.addArtifact(tail.artifact);
  const login = tail === null ? null : ibcRun(tail.events);
  const relayed = tail?.events.findLast(({ kind }) => kind in RELAY);
  return {
    name,
    image,
    gateway,
    digest: await digestOf(engine, image),
    state: text(state.Status),
    health: text(tree(state.Health).Status) || null,
    startedAt: text(state.StartedAt).replace(/\.\d+Z$/, "Z") || null,
    exitCode: state.Status === "exited" ? number(state.ExitCode) : null,
    restartCount: number(container.RestartCount),
    outOfMemory: state.OOMKilled === true,
    ports: portsOf(tree(tree(container.NetworkSettings).Ports)),
    networkMode: text(tree(container.HostConfig).NetworkMode) || null,
    ...shown,
    log: tail !== null && gateway ? tail.artifact.path : null,
    login: login === null || login.state === "unknown" ? null : login,
    relay: relayed === undefined ? null : (RELAY[relayed.kind] ?? null),
  };
}

/** Both streams in the order of the engine's time stamps, which then go: the programs print their own. */
function logTail(both: string, name: string): ReturnType<typeof tailOf> {
  const lines = both.split(/\r?\n/).filter((line) => line !== "");
  const stamped = lines.map((line) => /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ?(.*)$/.exec(line) ?? [line, "", line]);
  stamped.sort((a, b) => ((a[1] ?? "") < (b[1] ?? "") ? -1 : (a[1] ?? "") > (b[1] ?? "") ? 1 : 0));
  const merged = stamped.map((line) => line[2]).join("\n");
  return tailOf(merged, {
    path: `logs/containers/${name}.log`,
    source: `logs of the container ${name}`,
    importance: 65,
  });
}

async function digestOf(engine: ContainerEngine, image: string): Promise<string | null> {
  if (image === "") return null;
  const answer = await engine.ask(["image", "inspect", "--format", "{{json .RepoDigests}}", image], ASK_MS);
  return /@(sha256:[0-9a-f]{64})/.exec(answer?.stdout ?? "")?.[1] ?? null;
}

function portsOf(ports: Tree): PortMapping[] {
  return Object.entries(ports).flatMap(([key, bindings]): PortMapping[] => {
    const containerPort = /^(\d+)\/tcp$/.exec(key)?.[1];
    if (containerPort === undefined || !Array.isArray(bindings)) return [];
    const mappings = bindings.map((binding: unknown): PortMapping => {
      const hostAddress = text(tree(binding).HostIp);
      const everywhere = hostAddress === "" || hostAddress === "0.0.0.0" || hostAddress === "::";
      return {
        hostAddress: everywhere ? null : hostAddress,
        hostPort: Number(text(tree(binding).HostPort)) || null,
        containerPort: Number(containerPort),
        place: null,
      };
    });
    // Published on IPv4 and IPv6 alike, it is one mapping to people.
    return mappings.filter(
      (one, at) =>
        mappings.findIndex(
          (other) => other.hostPort === one.hostPort && other.hostAddress === one.hostAddress,
        ) === at,
    );
  });
}

function firstOf(json: string | undefined): Tree | null {
  try {
    const parsed: unknown = JSON.parse(json ?? "");
    return Array.isArray(parsed) ? tree(parsed[0]) : null;
  } catch {
    return null;
  }
}

function tree(value: unknown): Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
