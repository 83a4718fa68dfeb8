import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import type { System } from "../../model/system.ts";
import type { PythonEnvironment } from "./python-facts.ts";

/** A folder that may be an environment of the project. */
export interface Candidate {
  readonly folder: string;
  readonly found: string;
  readonly kind?: PythonEnvironment["kind"];
  readonly active?: boolean;
}

/** Where the environments of a project are kept, most telling first; not every folder named exists. */
export async function pythonCandidates(
  system: System,
  project: string,
  program?: string,
): Promise<Candidate[]> {
  return [
    ...(program === undefined ? [] : ofProgram(program)),
    ...activated(system, project),
    ...(await beside(system, project)),
    ...(await fromPoetry(system, project)),
    ...(await fromPipenv(system, project)),
    ...(await fromConda(system, project)),
    ...(await fromPyenv(system, project)),
    ...condaBase(system),
  ];
}

/** Why an environment counts that `run` starts its command from. */
export const RUN = "the command that was run";

/** Whether a program is a Python interpreter, by its name. */
export function isPython(program: string): boolean {
  return /^python[\d.]*(?:\.exe)?$/i.test(basename(program));
}

/** The interpreter that `run` starts lies in `bin` (`Scripts` on Windows) of its environment. */
function ofProgram(program: string): Candidate[] {
  if (!isPython(program)) return [];
  const folder = /^(?:bin|scripts)$/i.test(basename(dirname(program)))
    ? dirname(dirname(program))
    : dirname(program);
  return [{ folder, found: RUN, active: true }];
}

function activated({ env }: System, project: string): Candidate[] {
  const all: [string, PythonEnvironment["kind"] | undefined][] = [
    ["VIRTUAL_ENV", undefined],
    ["UV_PROJECT_ENVIRONMENT", "uv"],
  ];
  if (!isCondaBase(env)) all.push(["CONDA_PREFIX", "conda"]);
  return all.flatMap(([found, kind]) => {
    const folder = env[found];
    if (!folder) return [];
    return [
      { folder: resolve(project, folder), found, active: true, ...(kind === undefined ? {} : { kind }) },
    ];
  });
}

/** Conda activates its base in every shell: that says nothing about the project, which comes first then. */
function condaBase({ env }: System): Candidate[] {
  const folder = env.CONDA_PREFIX;
  return folder && isCondaBase(env) ? [{ folder, found: "CONDA_PREFIX, the base", kind: "conda" }] : [];
}

function isCondaBase(env: System["env"]): boolean {
  return env.CONDA_DEFAULT_ENV === "base";
}

const USUAL_NAMES = [".venv", "venv", "env", ".env", "virtualenv", ".virtualenv", ".conda"];
const MOST_PARENTS = 3;

/** In the project's folder under any name, and under a usual name in the folders above, up to the repository's root. */
async function beside(system: System, project: string): Promise<Candidate[]> {
  const candidates: Candidate[] = USUAL_NAMES.map((name) => ({
    ...{ folder: join(project, name), found: `${name} in the project` },
  }));
  const entries = (await system.files.entries(project)) ?? [];
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
  const names = await files.list(folder);
  const own = names.filter((name) => name.includes(`-${hash}-py`));
  if (own.length > 0) return own.map((name) => ofPoetry(join(folder, name), "poetry's cache"));
  // Made before the folder was moved or renamed: its name tells, when it is the only one.
  const manifest = (await files.text(join(project, "pyproject.toml"), 64 * 1024)) ?? "";
  const called = /^name\s*=\s*["']([\w. -]+)["']/m.exec(manifest)?.[1];
  if (called === undefined || !/^\[tool\.poetry/m.test(manifest)) return [];
  const prefix = `${called.toLowerCase().replace(/ /g, "_").slice(0, 42)}-`;
  const named = names.filter(
    (name) => name.startsWith(prefix) && /^[\w-]{8}-py[\d.]+$/.test(name.slice(prefix.length)),
  );
  if (named.length !== 1) return [];
  return named.map((name) => ofPoetry(join(folder, name), "poetry's cache, by the project's name"));
}

function ofPoetry(folder: string, found: string): Candidate {
  return { folder, found, kind: "poetry" };
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
