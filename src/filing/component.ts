import type { Version } from "../report/index.ts";
import { normalised, upstreamOf } from "./upstreams.ts";

/** A library of the user's program, with the version in use. */
export interface Component {
  readonly name: string;
  readonly version: string | null;
}

/** In the order in which a program is written against them: a framework before the client it brings along. */
const ORDER = ["nautilus-trader", "lumibot", "ib-async", "ib-insync", "@stoqey/ib", "ibind", "ibapi"];

/** The library a failure is about: the one a finding names, else the outermost one that the report knows a version of. */
export function findComponent(versions: readonly Version[], named: string | null): Component | null {
  const inUse = versions.map(({ name, version }) => ({ name: normalised(name), version }));
  if (named !== null) {
    const aliases = upstreamOf(named)?.names ?? [normalised(named)];
    const found = inUse.find(({ name }) => aliases.includes(name));
    return { name: normalised(named), version: found?.version ?? null };
  }
  for (const name of ORDER) {
    const found = inUse.find((one) => one.name === name);
    if (found) return found;
  }
  return null;
}
