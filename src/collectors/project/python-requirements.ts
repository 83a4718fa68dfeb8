import { join } from "node:path";
import { type ConfigEntry, readConfig } from "../../formats/config/index.ts";
import { readPythonLock } from "../../formats/python-lock.ts";
import { normalizedName, readRequirement } from "../../formats/python-package.ts";
import type { System } from "../../model/system.ts";
import type { DeclaredRequirement, ProjectPython } from "./python-facts.ts";
import { matters } from "./python-packages.ts";

type Declared = Pick<ProjectPython, "requirements" | "wantedPython">;

const LOCK_LIMIT = 4 * 1024 * 1024;
const MOST_REQUIREMENT_FILES = 8;

/** What the project asks for: requirements files, pyproject.toml, lock files, environment.yml, .python-version. */
export async function pythonRequirements(system: System, project: string): Promise<Declared> {
  const names = await system.files.list(project);
  const requirements: DeclaredRequirement[] = [];
  const wantedPython: { specifier: string; place: string }[] = [];
  const lists = names.filter((name) => /^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/i.test(name));
  for (const name of lists.slice(0, MOST_REQUIREMENT_FILES)) {
    const text = (await system.files.text(join(project, name), 256 * 1024)) ?? "";
    text.split(/\r?\n/).forEach((line, index) => {
      requirements.push(...declared(line, `${name}:${index + 1}`));
    });
  }
  const pyproject = await system.files.text(join(project, "pyproject.toml"), 256 * 1024);
  for (const entry of readConfig(pyproject ?? "", "toml").entries) {
    const place = `pyproject.toml:${entry.line}`;
    const path = entry.path.join(".");
    if (
      /^project\.requires-python$|^tool\.poetry\.(?:dependencies|group\.\w+\.dependencies)\.python$/.test(
        path,
      )
    ) {
      wantedPython.push({ specifier: entry.value, place });
    } else requirements.push(...fromPyproject(entry, path, place));
  }
  for (const name of ["uv.lock", "poetry.lock", "pdm.lock"]) {
    const text = names.includes(name) ? await system.files.text(join(project, name), LOCK_LIMIT) : null;
    for (const locked of readPythonLock(text ?? "")) {
      if (!matters(normalizedName(locked.name))) continue;
      requirements.push(lockedAt(locked.name, locked.version, `${name}:${locked.line}`));
    }
  }
  const pipfile = names.includes("Pipfile.lock")
    ? ((await system.files.text(join(project, "Pipfile.lock"), LOCK_LIMIT)) ?? "")
    : "";
  for (const entry of readConfig(pipfile, "json").entries) {
    const [group, name, key] = entry.path;
    if (
      !/^(?:default|develop)$/.test(group ?? "") ||
      key !== "version" ||
      !matters(normalizedName(name ?? ""))
    )
      continue;
    requirements.push(lockedAt(name ?? "", entry.value.replace(/^==/, ""), `Pipfile.lock:${entry.line}`));
  }
  const version = (await system.files.text(join(project, ".python-version"), 4096))?.trim();
  if (version && /^\d/.test(version)) {
    wantedPython.push({ specifier: version.split(/\s/)[0] ?? "", place: ".python-version:1" });
  }
  return { requirements, wantedPython };
}

function declared(text: string, place: string): DeclaredRequirement[] {
  const requirement = readRequirement(text);
  if (requirement === null || !matters(requirement.name)) return [];
  return [{ ...requirement, locked: false, place }];
}

function lockedAt(name: string, version: string, place: string): DeclaredRequirement {
  return { name: normalizedName(name), specifier: `==${version}`, extras: [], locked: true, place };
}

/** PEP 621 lists texts; poetry and pixi write tables from name to version. */
function fromPyproject(entry: ConfigEntry, path: string, place: string): DeclaredRequirement[] {
  if (
    /^(?:project\.(?:dependencies|optional-dependencies\.[^.]+)|dependency-groups\.[^.]+)\.\d+$/.test(path)
  ) {
    return declared(entry.value, place);
  }
  const table =
    /^tool\.(?:poetry|pixi)\.(?:.*\.)?(?:(?:dev-|pypi-)?dependencies)\.([\w-]+)(?:\.version)?$/.exec(path);
  const name = normalizedName(table?.[1] ?? "");
  if (name === "" || !matters(name)) return [];
  const specifier = entry.value === "*" ? "" : entry.value.replace(/\s+/g, "");
  return [{ name, specifier, extras: [], locked: false, place }];
}
