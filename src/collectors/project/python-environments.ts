import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { flatSettings } from "../../formats/flat-settings.ts";
import type { System } from "../../model/system.ts";
import type { PythonEnvironment } from "./python-facts.ts";

/** An environment and where its parts are. */
export interface EnvironmentFolder
  extends Pick<PythonEnvironment, "folder" | "kind" | "found" | "active" | "python"> {
  readonly sitePackages: readonly string[];
}

interface Candidate {
  readonly folder: string;
  readonly found: string;
  readonly kind?: PythonEnvironment["kind"];
  readonly active?: boolean;
}

const MOST = 8;

/** Every Python environment that belongs to the project, the active one first, each folder once. */
export async function pythonEnvironments(
  system: System,
  project: string,
  program?: string,
): Promise<EnvironmentFolder[]> {
  const candidates = [
    ...(program === undefined ? [] : ofProgram(program)),
    ...activated(system),
    ...(await beside(system, project)),
    ...(await fromPoetry(system, project)),
    ...(await fromPipenv(system, project)),
    ...(await fromConda(system, project)),
    ...(await fromPyenv(system, project)),
  ];
  const environments: EnvironmentFolder[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const real = await system.files.real(candidate.folder);
    if (real === null || seen.has(real) || environments.length >= MOST) continue;
    seen.add(real);
    const environment = await readEnvironment(system, candidate);
    if (environment !== null) environments.push(environment);
  }
  return environments;
}

/** The interpreter that `run` starts lies in `bin` (`Scripts` on Windows) of its environment. */
function ofProgram(program: string): Candidate[] {
  if (!/^python[\d.]*(?:\.exe)?$/i.test(basename(program))) return [];
  const folder = /^(?:bin|scripts)$/i.test(basename(dirname(program)))
    ? dirname(dirname(program))
    : dirname(program);
  return [{ folder, found: "the command that was run", active: true }];
}

function activated({ env }: System): Candidate[] {
  const all: [string, PythonEnvironment["kind"] | undefined][] = [
    ["VIRTUAL_ENV", undefined],
    ["UV_PROJECT_ENVIRONMENT", "uv"],
    ["CONDA_PREFIX", "conda"],
  ];
  return all.flatMap(([found, kind]) => {
    const folder = env[found];
    return folder ? [{ folder, found, active: true, ...(kind === undefined ? {} : { kind }) }] : [];
  });
}

const USUAL_NAMES = [".venv", "venv", "env", ".env", "virtualenv", ".virtualenv", ".conda"];
const MOST_PARENTS = 3;

/** In the project's folder under any name, and under a usual name in the folders above, up to the repository's root. */
async function beside(system: System, project: string): Promise<Candidate[]> {
  const candidates: Candidate[] = USUAL_NAMES.map((name) => ({
    ...{ folder: join(project, name), found: `${name} in the project` },
  }));
  const entries = await system.files.entries(project);
  for (const { name, kind } of entries) {
    if (kind === "folder") candidates.push({ folder: join(project, name), found: `${name} in the project` });
  }
  candidates.push({
    folder: join(project, ".pixi", "envs", "default"),
    found: ".pixi in the project",
    kind: "conda",
  });
  let folder = project;
  let root = entries.some(({ name }) => name === ".git");
  for (let step = 0; step < MOST_PARENTS && !root && folder !== dirname(folder); step++) {
    folder = dirname(folder);
    if (folder === system.home) break;
    for (const name of USUAL_NAMES.slice(0, 3)) {
      candidates.push({ folder: join(folder, name), found: `${name} above the project` });
    }
    root = (await system.files.info(join(folder, ".git"))) !== null;
  }
  return candidates;
}

/** Poetry names them `<project>-<hash of the folder>-py3.12` (poetry: `EnvManager.generate_env_name`). */
async function fromPoetry({ env, home, platform, files }: System, project: string): Promise<Candidate[]> {
  const local = env.LOCALAPPDATA ?? join(home, "AppData", "Local");
  const cache = {
    win32: join(local, "pypoetry", "Cache"),
    darwin: join(home, "Library", "Caches", "pypoetry"),
    linux: join(env.XDG_CACHE_HOME ?? join(home, ".cache"), "pypoetry"),
    other: join(home, ".cache", "pypoetry"),
  }[platform];
  const folder = env.POETRY_VIRTUALENVS_PATH ?? join(env.POETRY_CACHE_DIR ?? cache, "virtualenvs");
  const real = (await files.real(project)) ?? project;
  const normalized = platform === "win32" ? real.toLowerCase() : real;
  const hash = createHash("sha256").update(normalized).digest("base64url").slice(0, 8);
  const names = (await files.list(folder)).filter((name) => name.includes(`-${hash}-py`));
  return names.map((name) => ({ folder: join(folder, name), found: "poetry's cache", kind: "poetry" }));
}

/** Pipenv leaves the project's folder in a file `.project` in each. */
async function fromPipenv(system: System, project: string): Promise<Candidate[]> {
  const { env, home, files } = system;
  const parents = [env.WORKON_HOME, join(home, ".local", "share", "virtualenvs"), join(home, ".virtualenvs")];
  const candidates: Candidate[] = [];
  for (const parent of parents) {
    if (!parent) continue;
    // Its names begin with the project's, which spares reading every file there.
    const names = (await files.list(parent)).filter((name) =>
      name.startsWith(basename(project).slice(0, 42)),
    );
    for (const name of names) {
      const owner = await files.text(join(parent, name, ".project"), 4096);
      if (owner?.trim() === project) {
        candidates.push({ folder: join(parent, name), found: "pipenv's folder", kind: "pipenv" });
      }
    }
  }
  return candidates;
}

/** The environment that environment.yml names, wherever conda keeps it. */
async function fromConda({ home, files }: System, project: string): Promise<Candidate[]> {
  for (const file of ["environment.yml", "environment.yaml", "conda.yaml"]) {
    const text = await files.text(join(project, file), 64 * 1024);
    const name = /^name:\s*["']?([\w.-]+)/m.exec(text ?? "")?.[1];
    if (name === undefined) continue;
    const listed = (await files.text(join(home, ".conda", "environments.txt"), 64 * 1024)) ?? "";
    const roots = ["miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba", ".conda"];
    const folders = [
      ...listed.split(/\r?\n/).filter((line) => basename(line.replaceAll("\\", "/")) === name),
      ...roots.map((root) => join(home, root, "envs", name)),
    ];
    return folders.map((folder) => ({ folder, found: `named in ${file}`, kind: "conda" }));
  }
  return [];
}

/** `.python-version` may name an environment of pyenv-virtualenv instead of a version. */
async function fromPyenv({ env, home, files }: System, project: string): Promise<Candidate[]> {
  const name = (await files.text(join(project, ".python-version"), 4096))?.trim().split(/\s/)[0];
  if (!name || !/^[A-Za-z][\w.-]*$/.test(name)) return [];
  const root = env.PYENV_ROOT ?? join(home, ".pyenv");
  return [{ folder: join(root, "versions", name), found: ".python-version", kind: "virtualenv" }];
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
