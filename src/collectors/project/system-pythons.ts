import { basename, dirname, join } from "node:path";
import type { System } from "../../model/system.ts";
import { RUN } from "./python-candidates.ts";
import { type EnvironmentFolder, sitePackagesIn } from "./python-environments.ts";

/**
 * The Python that a program without an environment of its own runs on, found without starting it; `[]`: none.
 * `program` is the interpreter that `run` starts; without it, what `python3` on PATH means.
 */
export async function systemPythons(
  system: System,
  project: string,
  program?: string,
): Promise<EnvironmentFolder[]> {
  const prefix =
    program !== undefined
      ? await prefixOf(system, project, { program, found: RUN })
      : ((await onPath(system, project)) ?? (system.platform === "win32" ? await ofWindows(system) : null));
  const shop = system.platform === "win32" ? await ofWindowsStore(system) : [];
  const installed = prefix === null ? [] : await sitePackagesIn(system, prefix.folder);
  if (installed.length === 0 && shop.length === 0) return [];
  const python = versionOf([...installed, ...shop, prefix?.folder ?? ""]);
  const own = (await userSitePackages(system)).filter((folder) => versionOf([folder]) === shortOf(python));
  // What `pip install --user` puts in the user's folder comes first on sys.path.
  const sitePackages = [...own, ...shop, ...installed];
  const folder = prefix?.folder ?? dirname(shop[0] ?? "");
  const found = prefix?.found ?? "Python of the Windows Store";
  return [{ folder, kind: "system", found, active: true, python, sitePackages }];
}

type Prefix = Pick<EnvironmentFolder, "folder" | "found">;

async function onPath(system: System, project: string): Promise<Prefix | null> {
  for (const name of ["python3", "python"]) {
    const program = await system.programs.find(name, [project]);
    if (program === null) continue;
    const prefix = await prefixOf(system, project, { program, found: `${name} on PATH` });
    if (prefix !== null) return prefix;
  }
  return null;
}

async function prefixOf(
  system: System,
  project: string,
  { program, found }: { readonly program: string; readonly found: string },
): Promise<Prefix | null> {
  if (basename(dirname(program)) === "shims") {
    const folder = await behindPyenv(system, project);
    return folder === null ? null : { folder, found };
  }
  if (system.platform === "win32") {
    // The stub in WindowsApps only opens the Store.
    return program.includes("WindowsApps") ? null : { folder: dirname(program), found };
  }
  return { folder: dirname(dirname((await system.files.real(program)) ?? program)), found };
}

/** python.org's installer does not put Python on PATH unless asked to; its `py` takes the newest. */
async function ofWindows({ env, home, files }: System): Promise<Prefix | null> {
  const local = env.LOCALAPPDATA ?? join(home, "AppData", "Local");
  for (const parent of [join(local, "Programs", "Python"), env.ProgramFiles ?? "C:\\Program Files"]) {
    const names = (await files.list(parent)).filter((name) => /^Python3\d+$/.test(name));
    const newest = names.sort((a, b) => Number(a.slice(6)) - Number(b.slice(6))).at(-1);
    if (newest !== undefined) return { folder: join(parent, newest), found: "newest installed Python" };
  }
  return null;
}

async function ofWindowsStore({ env, home, files }: System): Promise<string[]> {
  const parent = join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Packages");
  const apps = (await files.list(parent)).filter((name) =>
    name.startsWith("PythonSoftwareFoundation.Python.3"),
  );
  const folders = await Promise.all(
    apps.map(async (app) => {
      const packages = join(parent, app, "LocalCache", "local-packages");
      return (await files.list(packages)).map((name) => join(packages, name, "site-packages"));
    }),
  );
  return folders.flat();
}

async function userSitePackages(system: System): Promise<string[]> {
  const { env, home, files, platform } = system;
  if (platform !== "win32") return sitePackagesIn(system, join(home, ".local"));
  const parent = join(env.APPDATA ?? join(home, "AppData", "Roaming"), "Python");
  return (await files.list(parent)).map((name) => join(parent, name, "site-packages"));
}

/** pyenv's shims pick the version by environment, then the project's file, then the global one. */
async function behindPyenv({ env, home, files }: System, project: string): Promise<string | null> {
  const root = env.PYENV_ROOT ?? join(home, ".pyenv");
  const wanted =
    env.PYENV_VERSION ??
    (await files.text(join(project, ".python-version"), 4096)) ??
    (await files.text(join(root, "version"), 4096));
  const name = wanted?.trim().split(/[\s:]/)[0];
  if (!name || name === "system" || /[\\/]/.test(name)) return null;
  const versions = await files.list(join(root, "versions"));
  const fitting = versions.filter((version) => version === name || version.startsWith(`${name}.`));
  return fitting.length > 0 ? join(root, "versions", fitting.at(-1) ?? "") : null;
}

/** The version as paths tell it: `versions/3.12.1/lib`, `lib/python3.12/…`, `Python312\Lib`. */
function versionOf(paths: readonly string[]): string | null {
  for (const path of paths) {
    const [, full, dotted, glued] =
      /[\\/](3\.\d+\.\d+)[\\/]|python(3\.\d+)[\\/]|Python3(\d+)(?:[\\/]|$)/.exec(path) ?? [];
    const version = full ?? dotted ?? (glued === undefined ? undefined : `3.${glued}`);
    if (version !== undefined) return version;
  }
  return null;
}

function shortOf(version: string | null): string | null {
  return /^\d+\.\d+/.exec(version ?? "")?.[0] ?? null;
}
