import { dirname, join } from "node:path";
import { flatSettings } from "../../formats/flat-settings.ts";
import type { System } from "../../model/system.ts";
import { type Candidate, pythonCandidates } from "./python-candidates.ts";
import type { PythonEnvironment } from "./python-facts.ts";

/** An environment and where its parts are. */
export interface EnvironmentFolder
  extends Pick<PythonEnvironment, "folder" | "kind" | "found" | "active" | "python"> {
  readonly sitePackages: readonly string[];
}

const MOST = 8;

/** Every Python environment that belongs to the project, the active one first, each folder once. */
export async function pythonEnvironments(
  system: System,
  project: string,
  program?: string,
): Promise<EnvironmentFolder[]> {
  const environments: EnvironmentFolder[] = [];
  const seen = new Set<string>();
  for (const candidate of await pythonCandidates(system, project, program)) {
    const real = await system.files.real(candidate.folder);
    if (real === null || seen.has(real) || environments.length >= MOST) continue;
    seen.add(real);
    const environment = await readEnvironment(system, candidate);
    if (environment !== null) environments.push(environment);
  }
  return environments;
}

async function readEnvironment(system: System, candidate: Candidate): Promise<EnvironmentFolder | null> {
  const { folder, found, active = false } = candidate;
  const settings = await system.files.text(join(folder, "pyvenv.cfg"), 64 * 1024);
  const conda = settings === null ? await condaPython(system, folder) : null;
  if (settings === null && conda === null) return null;
  const config = flatSettings(settings ?? "", "ini");
  const kind =
    candidate.kind ??
    (conda !== null ? "conda" : config.uv ? "uv" : config.virtualenv ? "virtualenv" : "venv");
  const written = config.version_info ?? config.version;
  const python = /^\d+(?:\.\d+){1,2}/.exec(written ?? "")?.[0] ?? conda?.python ?? null;
  const sitePackages = await sitePackagesIn(system, folder);
  if (config["include-system-site-packages"]?.toLowerCase() === "true" && config.home !== undefined) {
    sitePackages.push(...(await sitePackagesIn(system, dirname(config.home))));
  }
  return { folder, kind, found, active, python, sitePackages };
}

/** Conda writes no pyvenv.cfg, but a file for every package in conda-meta. */
async function condaPython(system: System, folder: string): Promise<{ python: string | null } | null> {
  const names = await system.files.list(join(folder, "conda-meta"));
  if (names.length === 0) return null;
  const python = names.map((name) => /^python-(\d+(?:\.\d+)+)-/.exec(name)?.[1]).find((version) => version);
  return { python: python ?? null };
}

/** `lib/python3.13/site-packages` on POSIX (Debian: dist-packages), `Lib\site-packages` on Windows. */
export async function sitePackagesIn(system: System, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for (const lib of ["lib", "lib64", "Lib"]) {
    const pythons = (await system.files.list(join(prefix, lib))).filter((name) =>
      /^(?:python|pypy)3/.test(name),
    );
    const folders = pythons.flatMap((name) => [
      join(prefix, lib, name, "site-packages"),
      join(prefix, lib, name, "dist-packages"),
    ]);
    for (const folder of [...folders, join(prefix, lib, "site-packages")]) {
      if ((await system.files.info(folder))?.kind !== "folder") continue;
      const real = (await system.files.real(folder)) ?? folder;
      if (!found.includes(real)) found.push(real);
    }
  }
  return found;
}
