import { join } from "node:path";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { inBatches } from "../in-batches.ts";
import { ibapiPackage } from "./ibapi-package.ts";
import { isPython, RUN } from "./python-candidates.ts";
import { type EnvironmentFolder, pythonEnvironments } from "./python-environments.ts";
import type { ProjectPython, PythonEnvironment } from "./python-facts.ts";
import { describePackage, distributionsIn, matters } from "./python-packages.ts";
import { pythonRequirements } from "./python-requirements.ts";
import { systemPythons } from "./system-pythons.ts";

/** Reads the Python environments of the project from their files. */
export const projectPython = defineSource({
  id: "project.python",
  kind: "collector",
  title: "Python environments",
  deadlineMs: 5000,
  async observe({ system, options: { project, program } }): Promise<ProjectPython> {
    const [own, declared] = await Promise.all([
      pythonEnvironments(system, project, program),
      pythonRequirements(system, project),
    ]);
    const run = program !== undefined && isPython(program) ? program : undefined;
    // A program without an environment of its own runs on what its command, or `python` on PATH, means.
    const lacking = run === undefined ? own.length === 0 : own.every(({ found }) => found !== RUN);
    const folders = lacking ? [...(await systemPythons(system, project, run)), ...own] : own;
    const environments: PythonEnvironment[] = [];
    for (const folder of folders) environments.push(await describe(system, project, folder));
    return { environments, ...declared };
  },
});

async function describe(
  system: System,
  project: string,
  { sitePackages, ...environment }: EnvironmentFolder,
): Promise<PythonEnvironment> {
  const distributions = await distributionsIn(system, sitePackages);
  const relevant = distributions.filter(({ name }) => matters(name));
  const [packages, ibapi, nautilusCore] = await Promise.all([
    inBatches(relevant, (distribution) => describePackage(system, distribution)),
    ibapiPackage(system, { project, sitePackages, distributions }),
    nautilusCoreIn(system, sitePackages),
  ]);
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...environment, packages, packageCount: distributions.length, ibapi, nautilusCore };
}

/** 1.x ships `core/nautilus_pyo3.*.so` (Windows: .pyd), 2.x `_libnautilus.*`; a source tree has neither. */
async function nautilusCoreIn(system: System, sitePackages: readonly string[]): Promise<boolean | null> {
  for (const folder of sitePackages) {
    const root = join(folder, "nautilus_trader");
    const names = await system.files.list(root);
    if (names.length === 0) continue;
    const all = [...names, ...(await system.files.list(join(root, "core")))];
    return all.some((name) => /^(?:nautilus_pyo3|_libnautilus)\..*(?:so|pyd|dylib)$/.test(name));
  }
  return null;
}
