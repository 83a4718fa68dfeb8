import { compareVersions } from "../../ib/libraries.ts";
import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { LogEvent, PythonEnvironment, Seen } from "./fact-types.ts";

/** A version somebody runs, and where it is written. */
export interface FoundVersion {
  readonly version: string;
  readonly evidence: Evidence;
}

/**
 * The environment the program most likely runs in: the active one, else the first.
 * One whose versions differ from those in the log is not the one that ran; without another none is known.
 */
export function environment(
  facts: Seen,
): { readonly value: PythonEnvironment; readonly path: string } | undefined {
  const environments = facts["project.python"]?.environments ?? [];
  const fitting = environments.map((value, index) => ({ value, path: `environments[${index}]` }));
  const ran = fitting.filter(({ value }) => fitsLog(facts, value));
  return ran.find(({ value }) => value.active) ?? ran[0];
}

function fitsLog(facts: Seen, { packages, python }: PythonEnvironment): boolean {
  const nautilus = logged(facts, "nautilus-trader")?.value;
  if (
    nautilus !== undefined &&
    !packages.some((one) => one.name === "nautilus-trader" && one.version === nautilus)
  )
    return false;
  const ran = logged(facts, "python")?.value;
  return ran === undefined || python === null || minor(ran) === minor(python);
}

/** What the log says of a version, the last time it does. */
function logged(facts: Seen, name: string): LogEvent | undefined {
  return facts["capture.logs"]?.events.findLast(
    (event) => event.kind === "environment" && normal(event.name ?? "") === name && event.value !== undefined,
  );
}

function minor(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

/** The release of a Python distribution: as the log says, else as installed. */
export function pythonPackage(facts: Seen, name: string): FoundVersion | undefined {
  const said = logged(facts, name);
  if (said?.value !== undefined) return { version: said.value, evidence: fromEvent(said) };
  const found = environment(facts);
  const index = found?.value.packages.findIndex((one) => one.name === name) ?? -1;
  const installed = found?.value.packages[index];
  if (found === undefined || installed === undefined) return undefined;
  return {
    version: installed.version,
    evidence: fromFact("project.python", `${found.path}.packages[${index}]`, `${name} ${installed.version}`),
  };
}

/** The Python the program runs on: as the log says, else that of its environment. */
export function pythonVersion(facts: Seen): FoundVersion | undefined {
  const said = logged(facts, "python");
  if (said?.value !== undefined) return { version: said.value, evidence: fromEvent(said) };
  const traced = facts["capture.logs"]?.events.findLast((event) => tracedPython(event) !== undefined);
  const version = traced === undefined ? undefined : tracedPython(traced);
  if (traced !== undefined && version !== undefined) return { version, evidence: fromEvent(traced) };
  const found = environment(facts);
  if (found === undefined || found.value.python === null) return undefined;
  return {
    version: found.value.python,
    evidence: fromFact("project.python", `${found.path}.python`, `Python ${found.value.python}`),
  };
}

/** A trace names the interpreter in its paths: `lib/python3.12/…`, `Python313\\Lib\\…`. */
function tracedPython(event: LogEvent): string | undefined {
  for (const { path } of event.frames ?? []) {
    const found = /python(3)\.?(\d{1,2})(?=[\\/])/i.exec(path);
    if (found !== null) return `${found[1]}.${found[2]}`;
  }
  return undefined;
}

/** Whether a release lies in `[from, below)`. */
export function within(version: string, from: string, below: string | null): boolean {
  return compareVersions(version, from) >= 0 && (below === null || compareVersions(version, below) < 0);
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, "-");
}
