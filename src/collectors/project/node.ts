import { dirname, join } from "node:path";
import { readConfig } from "../../formats/config/index.ts";
import { lockedNodeVersion } from "../../formats/node-lock.ts";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { walkProject } from "./walk.ts";

/** A client library of the project, as declared, locked and installed. */
interface NodePackage {
  readonly name: string;
  readonly declared: string | null;
  readonly locked: string | null;
  readonly installed: string | null;
  /** Its `engines.node`. */
  readonly engines: string | null;
}

/** The Node side of the project. */
export interface ProjectNode {
  /** The package.json, relative to the project. */
  readonly manifest: string;
  readonly packageManager: "npm" | "yarn" | "pnpm" | "bun" | null;
  readonly engines: string | null;
  readonly moduleType: "module" | "commonjs";
  readonly packages: readonly NodePackage[];
}

/** Packages that decide about a connection to TWS. */
const MATTER = /^(?:@stoqey\/ib\w*|ib|ib-tws-api|ib-sdk|ibkr|node-ib|@\w+\/tws-api|dotenv|rxjs)$/;
const CLIENT = /^(?:@stoqey\/ib\w*|ib|ib-tws-api|ib-sdk|ibkr|node-ib|@\w+\/tws-api)$/;
const LOCKS = [
  { name: "package-lock.json", manager: "npm" },
  { name: "npm-shrinkwrap.json", manager: "npm" },
  { name: "yarn.lock", manager: "yarn" },
  { name: "pnpm-lock.yaml", manager: "pnpm" },
  { name: "bun.lock", manager: "bun" },
] as const;
const LOCK_LIMIT = 16 * 1024 * 1024;

/** Reads package.json, lock file and installed client libraries. */
export const projectNode = defineSource({
  id: "project.node",
  kind: "collector",
  title: "Node packages",
  deadlineMs: 3000,
  async observe({ system, options: { project }, signal }): Promise<ProjectNode | null> {
    const { files } = await walkProject(system, project, {
      wanted: (name) => name === "package.json",
      depth: 2,
      maxFolders: 200,
      maxFiles: 20,
      signal,
    });
    const manifests: Manifest[] = [];
    for (const { path, relative } of files) {
      const text = await system.files.text(path, 512 * 1024);
      if (text !== null) manifests.push(manifestOf(text, dirname(path), relative));
    }
    // In a repository of several packages, the one that talks to TWS.
    const manifest =
      manifests.find(({ declared }) => [...declared.keys()].some((name) => CLIENT.test(name))) ??
      manifests[0];
    return manifest === undefined ? null : describe(system, manifest);
  },
});

interface Manifest {
  readonly folder: string;
  readonly relative: string;
  readonly declared: ReadonlyMap<string, string>;
  readonly engines: string | null;
  readonly moduleType: ProjectNode["moduleType"];
  readonly named: string | null;
}

function manifestOf(text: string, folder: string, relative: string): Manifest {
  const { entries } = readConfig(text, "json");
  const said = (path: string) => entries.find((entry) => entry.path.join(".") === path)?.value ?? null;
  const declared = entries.filter(
    ({ path }) => path.length === 2 && /^(?:dev|optional|peer)?[dD]ependencies$/.test(path[0] ?? ""),
  );
  return {
    folder,
    relative,
    declared: new Map(declared.map(({ path, value }) => [path[1] ?? "", value])),
    engines: said("engines.node"),
    moduleType: said("type") === "module" ? "module" : "commonjs",
    named: /^(npm|yarn|pnpm|bun)@/.exec(said("packageManager") ?? "")?.[1] ?? null,
  };
}

async function describe(system: System, manifest: Manifest): Promise<ProjectNode> {
  const folders = [manifest.folder, dirname(manifest.folder), dirname(dirname(manifest.folder))];
  const lock = await lockIn(system, folders);
  const names = [...manifest.declared.keys()].filter((name) => MATTER.test(name));
  const packages = await Promise.all(
    names.map(async (name): Promise<NodePackage> => {
      const installed = await installedIn(system, folders, name);
      const locked = lock === null ? null : lockedNodeVersion(lock.text, lock.name, name);
      // A range may be an address that holds a token.
      const range = manifest.declared.get(name) ?? "";
      return { name, declared: /:\/\//.test(range) ? "URL" : range, locked, ...installed };
    }),
  );
  const manager = (["npm", "yarn", "pnpm", "bun"] as const).find((one) => one === manifest.named);
  return {
    manifest: manifest.relative,
    packageManager: manager ?? lock?.manager ?? null,
    engines: manifest.engines,
    moduleType: manifest.moduleType,
    packages,
  };
}

interface Lock {
  readonly name: string;
  readonly manager: ProjectNode["packageManager"];
  readonly text: string;
}

/** Workspaces keep lock and packages in a folder above. */
async function lockIn(system: System, folders: readonly string[]): Promise<Lock | null> {
  for (const folder of folders) {
    for (const lock of LOCKS) {
      const text = await system.files.text(join(folder, lock.name), LOCK_LIMIT);
      if (text !== null) return { ...lock, text };
    }
  }
  return null;
}

async function installedIn(
  system: System,
  folders: readonly string[],
  name: string,
): Promise<Pick<NodePackage, "installed" | "engines">> {
  for (const folder of folders) {
    const text = await system.files.text(join(folder, "node_modules", name, "package.json"), 512 * 1024);
    if (text === null) continue;
    const { entries } = readConfig(text, "json");
    const said = (path: string) => entries.find((entry) => entry.path.join(".") === path)?.value ?? null;
    return { installed: said("version"), engines: said("engines.node") };
  }
  return { installed: null, engines: null };
}
