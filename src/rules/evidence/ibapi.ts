import { libraryBand } from "../../ib/libraries.ts";
import type { Evidence } from "../../model/finding.ts";
import { fromFact } from "./cite.ts";
import type { LogEvent, PythonEnvironment, Seen } from "./fact-types.ts";
import { environment, type FoundVersion, pythonPackage } from "./versions.ts";

/** What is known about the `ibapi` package beside NautilusTrader's Python adapter. */
export interface IbapiState {
  readonly nautilus: FoundVersion | undefined;
  /** Release of nautilus-ibapi that this nautilus_trader pins; `null` when not known or none is needed. */
  readonly pinned: string | null;
  /** `undefined`: no environment was found; `null`: found, and `import ibapi` fails there. */
  readonly installed: PythonEnvironment["ibapi"] | undefined;
  readonly evidence: Evidence | undefined;
}

export function ibapiState(facts: Seen): IbapiState {
  const nautilus = pythonPackage(facts, "nautilus-trader");
  const found = environment(facts);
  const installed = found?.value.ibapi;
  return {
    nautilus,
    pinned: nautilus === undefined ? null : (libraryBand("nautilus-trader", nautilus.version)?.ibapi ?? null),
    installed,
    evidence:
      found === undefined
        ? undefined
        : fromFact("project.python", `${found.path}.ibapi`, installed == null ? null : describe(installed)),
  };
}

/** Distributions that own the package beside, or in place of, the one NautilusTrader needs. */
export function strangers(installed: NonNullable<PythonEnvironment["ibapi"]>): readonly string[] {
  return installed.owners
    .filter((one) => one.name !== "nautilus-ibapi")
    .map((one) => `${one.name} ${one.version}`);
}

/** Whether an event is about the package `ibapi`. */
export function aboutIbapi(event: LogEvent): boolean {
  return /^ibapi(?:\.|$)/.test(event.module ?? "");
}

function describe(installed: NonNullable<PythonEnvironment["ibapi"]>): string {
  const owners = installed.owners.map((one) => `${one.name} ${one.version}`).join(", ");
  return `version ${installed.version ?? "unknown"}, MAX_CLIENT_VER ${installed.maxClientVersion ?? "unknown"}, owned by ${owners === "" ? "nobody" : owners}`;
}
