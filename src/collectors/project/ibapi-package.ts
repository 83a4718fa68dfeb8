import { createHash } from "node:crypto";
import { basename, dirname, isAbsolute, join } from "node:path";
import { readIbapiVersion, readMaxClientVersion } from "../../formats/ibapi-version.ts";
import { readPythonRecord } from "../../formats/python-package.ts";
import type { System } from "../../model/system.ts";
import { inBatches } from "../in-batches.ts";
import type { IbapiOwner, IbapiPackage } from "./python-facts.ts";
import type { Distribution } from "./python-packages.ts";

type Found = Pick<IbapiPackage, "folder" | "found">;

interface Surroundings {
  readonly project: string;
  readonly sitePackages: readonly string[];
  readonly distributions: readonly Distribution[];
}

/** Where `import ibapi` would come from in this environment, and who put it there; `null`: it would fail. */
export async function ibapiPackage(
  system: System,
  { project, sitePackages, distributions }: Surroundings,
): Promise<IbapiPackage | null> {
  const found = await locate(system, project, sitePackages);
  if (found === null) return null;
  const look = (name: string) => system.files.text(join(found.folder, name), 256 * 1024);
  const [init, versions, protobuf] = await Promise.all([
    look("__init__.py"),
    look("server_versions.py"),
    system.files.info(join(found.folder, "protobuf")),
  ]);
  return {
    ...found,
    version: readIbapiVersion(init ?? ""),
    maxClientVersion: readMaxClientVersion(versions ?? ""),
    protobuf: protobuf?.kind === "folder",
    owners: await ownersOf(system, found, distributions),
  };
}

/** The order of sys.path: the script's folder, PYTHONPATH, site-packages, then what .pth files add. */
async function locate(
  system: System,
  project: string,
  sitePackages: readonly string[],
): Promise<Found | null> {
  const places: (Found & { readonly exact?: boolean })[] = [{ folder: project, found: "project folder" }];
  for (const folder of (system.env.PYTHONPATH ?? "").split(system.platform === "win32" ? ";" : ":")) {
    if (folder !== "") places.push({ folder, found: "PYTHONPATH" });
  }
  for (const folder of sitePackages) places.push({ folder, found: "site-packages" });
  for (const folder of sitePackages) places.push(...(await pathFiles(system, folder)));
  for (const { folder, found, exact } of places) {
    const inside = exact ? folder : join(folder, "ibapi");
    if ((await system.files.info(join(inside, "__init__.py"))) !== null) return { folder: inside, found };
    // A zipped egg cannot be looked into, but its name tells; a lone module shadows every package.
    if (found === "egg" && /^ibapi-/.test(basename(folder))) return { folder, found };
    if (!exact && (await system.files.info(`${inside}.py`)) !== null)
      return { folder: `${inside}.py`, found };
  }
  return null;
}

async function pathFiles(system: System, folder: string): Promise<(Found & { exact?: boolean })[]> {
  const places: (Found & { exact?: boolean })[] = [];
  for (const name of await system.files.list(folder)) {
    if (name.endsWith(".pth")) {
      const text = (await system.files.text(join(folder, name), 64 * 1024)) ?? "";
      for (const line of text.split(/\r?\n/)) {
        const path = line.trim();
        if (path === "" || path.startsWith("#") || /^import[ \t]/.test(path)) continue;
        const added = isAbsolute(path) ? path : join(folder, path);
        places.push({ folder: added, found: path.endsWith(".egg") ? "egg" : "path file" });
      }
    } else if (/^__editable___.*_finder\.py$/.test(name)) {
      const text = (await system.files.text(join(folder, name), 256 * 1024)) ?? "";
      const mapped = /^MAPPING\b[^{]*\{[^}]*['"]ibapi['"]\s*:\s*(['"])(.*?)\1/m.exec(text)?.[2];
      if (mapped !== undefined) {
        places.push({ folder: mapped.replaceAll("\\\\", "\\"), found: "editable", exact: true });
      }
    }
  }
  return places;
}

const RECORD_LIMIT = 512 * 1024;
const MOST_MODULES = 200;

async function ownersOf(
  system: System,
  found: Found,
  distributions: readonly Distribution[],
): Promise<IbapiOwner[]> {
  const site = dirname(found.folder);
  const owners = await inBatches(
    distributions,
    async ({ name, version, info }): Promise<IbapiOwner | null> => {
      const byName = /^(?:[\w-]*-)?ibapi(?:-[\w-]*)?$/.test(name);
      if (found.found === "editable" || found.found === "path file") {
        return byName ? { name, version, differingFiles: null } : null;
      }
      if (found.found === "egg")
        return info === found.folder || info === site ? owner(name, version, null) : null;
      if (dirname(info) !== site) return null;
      const record = await system.files.text(join(info, "RECORD"), RECORD_LIMIT);
      if (record === null)
        return byName && found.found === "site-packages" ? owner(name, version, null) : null;
      if (!/^"?ibapi[/\\]__init__\.py/m.test(record)) return null;
      return owner(name, version, await differingFiles(system, site, record));
    },
  );
  return owners.filter((candidate) => candidate !== null);
}

function owner(name: string, version: string, differingFiles: number | null): IbapiOwner {
  return { name, version, differingFiles };
}

/** The modules of the package itself tell whether another distribution was written over it. */
async function differingFiles(system: System, site: string, record: string): Promise<number> {
  const modules = readPythonRecord(record).filter(({ path }) => /^ibapi\/[^/]+\.py$/.test(path));
  const differs = await inBatches(modules.slice(0, MOST_MODULES), async ({ path, hash, bytes }) => {
    const info = await system.files.info(join(site, path));
    if (info === null || (bytes !== null && info.bytes !== bytes)) return true;
    if (!hash?.startsWith("sha256=")) return false;
    const digest = createHash("sha256");
    for await (const block of system.files.stream(join(site, path))) digest.update(block);
    return digest.digest("base64url") !== hash.slice("sha256=".length).replace(/=+$/, "");
  });
  return differs.filter(Boolean).length;
}
