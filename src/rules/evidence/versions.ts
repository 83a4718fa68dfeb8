import { compareVersions } from "../../ib/libraries.ts";
import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { LogEvent, PythonEnvironment, Seen } from "./fact-types.ts";

/** A version somebody runs, and where it is written. */
export interface FoundVersion {
  readonly version: string;
  readonly evidence: Evidence;
}

/** The environment the program most likely runs in: the active one, else the first. */
export function environment(
  facts: Seen,
): { readonly value: PythonEnvironment; readonly path: string } | undefined {
  const environments = facts["project.python"]?.environments ?? [];
  const index = Math.max(
    environments.findIndex((one) => one.active),
    0,
  );
  const value = environments[index];
  return value === undefined ? undefined : { value, path: `environments[${index}]` };
}

/** The release of a Python distribution: as the log says, else as installed. */
export function pythonPackage(facts: Seen, name: string): FoundVersion | undefined {
  const logged = facts["capture.logs"]?.events.findLast(
    (event) => event.kind === "environment" && normal(event.name ?? "") === name && event.value !== undefined,
  );
  if (logged?.value !== undefined) return { version: logged.value, evidence: fromEvent(logged) };
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
  const logged = facts["capture.logs"]?.events.findLast(
    (event) => event.kind === "environment" && event.name === "python" && event.value !== undefined,
  );
  if (logged?.value !== undefined) return { version: logged.value, evidence: fromEvent(logged) };
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
