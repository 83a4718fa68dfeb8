import { dirname, join } from "node:path";
import { type ConfigEntry, readConfig } from "../../formats/config/index.ts";
import { flatSettings } from "../../formats/flat-settings.ts";
import { readPortMapping } from "../../formats/port-mapping.ts";
import type { System } from "../../model/system.ts";
import { settingPart } from "../project/setting-part.ts";
import { walkProject } from "../project/walk.ts";
import { isGateway, shownEnvironment } from "./gateway-container.ts";
import type { PortMapping } from "./port-mapping.ts";

/** A service of a compose file that is, or may be, an IB Gateway or its client. */
export interface ComposeService {
  readonly name: string;
  /** `path:line` of the service. */
  readonly place: string;
  readonly image: string | null;
  /** Whether image or environment show a TWS / IB Gateway container. */
  readonly gateway: boolean;
  readonly ports: readonly PortMapping[];
  /** `host`, `bridge`, …; `null` when not said. */
  readonly networkMode: string | null;
  /** Names only. */
  readonly environmentKeys: readonly string[];
  /** Allow-listed names that hold no secret: `TRADING_MODE`, `READ_ONLY_API`, … */
  readonly settings: Readonly<Record<string, string>>;
}

const FILE = /^(?:docker-|podman-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;
const MOST_SERVICES = 12;

/** The services of the project's compose files that have to do with TWS. */
export async function composeServices(
  system: System,
  project: string,
  signal: AbortSignal,
): Promise<ComposeService[]> {
  const { files } = await walkProject(system, project, {
    wanted: (name) => FILE.test(name),
    depth: 2,
    maxFolders: 200,
    maxFiles: 8,
    signal,
  });
  const services = await Promise.all(
    files.map(async ({ path, relative }) => {
      const text = await system.files.text(path, 256 * 1024);
      // Compose fills in `${…}` from the shell, then from the .env beside the file.
      const beside = await system.files.text(join(dirname(path), ".env"), 256 * 1024);
      const variables = { ...flatSettings(beside ?? "", "env"), ...system.env };
      return servicesOf(readConfig(text ?? "", "yaml").entries, relative, variables);
    }),
  );
  return services.flat().slice(0, MOST_SERVICES);
}

function servicesOf(
  entries: readonly ConfigEntry[],
  file: string,
  variables: Readonly<Record<string, string | undefined>>,
): ComposeService[] {
  const byName = new Map<string, ConfigEntry[]>();
  for (const entry of entries) {
    const name = entry.path[1];
    if (entry.path[0] !== "services" || name === undefined || entry.path.length < 3) continue;
    const value = interpolate(entry.value, variables);
    const own = byName.get(name) ?? [];
    byName.set(name, own);
    own.push({ ...entry, path: entry.path.slice(2), value });
  }
  return [...byName].flatMap(([name, all]): ComposeService[] => {
    const said = (key: string) => all.find(({ path }) => path.join(".") === key)?.value ?? null;
    const environment = new Map(all.flatMap(variableOf));
    const shown = shownEnvironment(environment);
    const gateway = isGateway(said("image") ?? said("container_name"), shown.environmentKeys);
    const client = [...environment].some(([key, value]) => settingPart([key], value)?.because === "name");
    if (!gateway && !client) return [];
    const place = `${file}:${Math.min(...all.map(({ line }) => line))}`;
    const networkMode = said("network_mode");
    return [{ name, place, image: said("image"), gateway, ports: portsOf(all, file), networkMode, ...shown }];
  });
}

/** `environment` is a list of `KEY=value` or a map. */
function variableOf({ path, value }: ConfigEntry): [string, string][] {
  if (path[0] !== "environment" || path[1] === undefined) return [];
  if (!/^\d+$/.test(path[1])) return [[path[1], value]];
  const equals = value.indexOf("=");
  return equals < 0 ? [[value, ""]] : [[value.slice(0, equals), value.slice(equals + 1)]];
}

function portsOf(all: readonly ConfigEntry[], file: string): PortMapping[] {
  const short = all
    .filter(({ path }) => path[0] === "ports" && path.length === 2)
    .flatMap(({ value, line }) =>
      readPortMapping(value).map((port) => ({ ...port, place: `${file}:${line}` })),
    );
  const long = new Map<string, ConfigEntry[]>();
  for (const entry of all) {
    const [key, index, part] = entry.path;
    if (key !== "ports" || index === undefined || part === undefined) continue;
    long.set(index, [...(long.get(index) ?? []), entry]);
  }
  const spelled = [...long.values()].flatMap((parts): PortMapping[] => {
    const said = (name: string) => parts.find(({ path }) => path[2] === name);
    const target = Number(said("target")?.value);
    if (!Number.isInteger(target) || said("protocol")?.value === "udp") return [];
    const published = said("published")?.value;
    const place = `${file}:${said("target")?.line ?? parts[0]?.line}`;
    const hostPort = published !== undefined && /^\d+$/.test(published) ? Number(published) : null;
    return [{ hostAddress: said("host_ip")?.value ?? null, hostPort, containerPort: target, place }];
  });
  return [...short, ...spelled];
}

/** `${NAME}`, `${NAME:-default}`, `${NAME:?message}` and `$NAME`, as compose does it. */
function interpolate(text: string, variables: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$\{(\w+)(?::?([-?+])([^}]*))?\}|\$(\w+)/g, (_, braced, sign, other, bare) => {
    const value = variables[braced ?? bare];
    return value || (sign === "-" ? String(other) : "");
  });
}
