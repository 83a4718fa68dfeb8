import { join } from "node:path";
import { readDistributionName, readPythonMetadata, readRequirement } from "../../formats/python-package.ts";
import type { System } from "../../model/system.ts";
import type { PythonPackage } from "./python-facts.ts";

/** A distribution found in a site-packages folder. */
export interface Distribution {
  readonly name: string;
  readonly version: string;
  /** Its dist-info or egg-info. */
  readonly info: string;
}

/** Packages that decide about a connection to TWS, under their normalised names. */
const MATTER = new Set([
  ...["nautilus-trader", "nautilus-ibapi", "ibapi", "ibapi-latest", "ibapi-stable", "ib-async", "ib-insync"],
  ...[
    "eventkit",
    "aeventkit",
    "nest-asyncio",
    "nest-asyncio2",
    "protobuf",
    "uvloop",
    "winloop",
    "defusedxml",
  ],
  ...[
    "ibpy2",
    "ibpy",
    "ib-api",
    "ibind",
    "tws-async",
    "vnpy-ib",
    "msgspec",
    "pandas",
    "numpy",
    "pyarrow",
    "pytz",
  ],
  ...[
    "tzdata",
    "tzlocal",
    "python-dotenv",
    "backtrader",
    "lean",
    "qtpylib",
    "tornado",
    "ipykernel",
    "jupyter-core",
  ],
  ...["streamlit", "fastapi", "django", "flask"],
]);

/** Whether a distribution of this normalised name belongs into the report. */
export function matters(name: string): boolean {
  return (
    MATTER.has(name) || name.includes("ibapi") || name.includes("ib-insync") || name.includes("ib-async")
  );
}

/** All distributions of an environment, first folder first: Python takes the first of a name. */
export async function distributionsIn(
  system: System,
  sitePackages: readonly string[],
): Promise<Distribution[]> {
  const found: Distribution[] = [];
  for (const folder of sitePackages) {
    for (const entry of await system.files.list(folder)) {
      const named = readDistributionName(entry);
      if (named !== null) found.push({ ...named, info: join(folder, entry) });
    }
  }
  return found;
}

/** What the metadata of a distribution says, for the report and for the rules about versions. */
export async function describePackage(system: System, distribution: Distribution): Promise<PythonPackage> {
  const { info, name, version } = distribution;
  const inEgg = info.endsWith(".egg") ? join(info, "EGG-INFO", "PKG-INFO") : join(info, "PKG-INFO");
  const text =
    (await system.files.text(join(info, "METADATA"), 256 * 1024)) ??
    (await system.files.text(inEgg, 256 * 1024)) ??
    (await system.files.text(info, 256 * 1024)) ??
    "";
  const metadata = readPythonMetadata(text);
  const installer = (await system.files.text(join(info, "INSTALLER"), 4096))?.trim().split(/\s/)[0] || null;
  return {
    name,
    version: metadata.version ?? version,
    installer,
    direct: await directOrigin(system, info),
    requiresPython: metadata.requiresPython,
    requiresIbapi: metadata.requires.find((line) => readRequirement(line)?.name.includes("ibapi")) ?? null,
  };
}

/** From direct_url.json (PEP 610), without the address: it may hold a token. */
async function directOrigin(system: System, info: string): Promise<PythonPackage["direct"]> {
  const text = await system.files.text(join(info, "direct_url.json"), 64 * 1024);
  if (text === null) return null;
  if (/"editable"\s*:\s*true/.test(text)) return "editable";
  if (/"vcs_info"/.test(text)) return "git";
  return /"dir_info"/.test(text) ? "folder" : "url";
}
