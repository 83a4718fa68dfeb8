import { join } from "node:path";
import type { System } from "../../model/system.ts";
import { ibcFolders } from "./ibc-files.ts";

/** An installed program of the TWS family. */
export interface TwsInstallation {
  readonly product: "tws" | "gateway" | "ibc";
  /** As its folder or its launcher's jar says: `10.37`, `10.45.1j`; `null`: not said. */
  readonly version: string | null;
  readonly folder: string;
  /** `-Xmx` of its vmoptions, e.g. `768m`. */
  readonly heap: string | null;
}

const MOST = 20;

/** Looks into the settings folders, where the installers put programs too, and into macOS's applications. */
export async function twsInstallations(
  system: System,
  settingsFolders: readonly string[],
): Promise<TwsInstallation[]> {
  const { home, platform, files, env } = system;
  const found: TwsInstallation[] = [];
  const parents = [...settingsFolders, ...(env.TWS_PATH ? [env.TWS_PATH] : [])];
  for (const folder of new Set(parents)) {
    // The self-updating TWS sits in `Jts` itself, offline versions below it: `Jts/1037`, `Jts/ibgateway/1037`.
    found.push(...(await programIn(system, folder, null)));
    for (const name of (await files.list(folder)).filter(isVersion)) {
      found.push(...(await programIn(system, join(folder, name), name)));
    }
    for (const product of ["ibgateway", "tws"]) {
      for (const name of (await files.list(join(folder, product))).filter(isVersion)) {
        found.push(...(await programIn(system, join(folder, product, name), name)));
      }
    }
  }
  if (platform === "darwin") {
    for (const parent of [join(home, "Applications"), "/Applications"]) {
      for (const name of await files.list(parent)) {
        const [, product, version] = /^(Trader Workstation|IB Gateway)(?: ([\d.]+\w*))?$/.exec(name) ?? [];
        if (product === undefined) continue;
        const folder = join(parent, name);
        const isTws = product === "Trader Workstation";
        const heap = await heapOf(system, folder, isTws ? "tws" : "ibgateway");
        found.push({ product: isTws ? "tws" : "gateway", version: version ?? null, folder, heap });
      }
    }
  }
  for (const folder of ibcFolders(system)) {
    if ((await files.info(join(folder, "IBC.jar"))) === null) continue;
    const version = (await files.text(join(folder, "version"), 4096))?.trim() || null;
    found.push({ product: "ibc", version, folder, heap: null });
  }
  return found.slice(0, MOST);
}

function isVersion(name: string): boolean {
  return /^\d{3,4}$|^\d+\.\d+(?:\.\w+)?$/.test(name);
}

/** A folder holds TWS or Gateway when their vmoptions or launcher's jar are there. */
async function programIn(system: System, folder: string, name: string | null): Promise<TwsInstallation[]> {
  const files = ((await system.files.entries(folder)) ?? [])
    .filter(({ kind }) => kind !== "folder")
    .map(({ name }) => name);
  const product = files.some((file) => /^ibgateway1?(?:\.exe|\.vmoptions)?$/.test(file))
    ? "gateway"
    : files.some((file) => /^tws(?:\.exe|\.vmoptions)?$/.test(file))
      ? "tws"
      : null;
  if (product === null) return [];
  const jars = await system.files.list(join(folder, "jars"));
  const jar = jars
    .map((file) => /^(?:jts4launch|twslaunch)-(\d+)\.jar$/.exec(file)?.[1])
    .find((version) => version);
  const heap = await heapOf(system, folder, product === "gateway" ? "ibgateway" : "tws");
  return [{ product, version: dotted(name ?? jar ?? null), folder, heap }];
}

/** Folders and jars are named `1037`; people and IBKR say 10.37. */
function dotted(version: string | null): string | null {
  return version === null ? null : version.replace(/^(\d\d)(\d\d)$/, "$1.$2");
}

async function heapOf(system: System, folder: string, program: string): Promise<string | null> {
  const text = await system.files.text(join(folder, `${program}.vmoptions`), 64 * 1024);
  return /^-Xmx(\d+[kmgKMG]?)/m.exec(text ?? "")?.[1] ?? null;
}
