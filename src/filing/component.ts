import { type Observation, observed } from "../model/observation.ts";
import { list, read } from "../report/upstream/loose.ts";
import { normalised, upstreamOf } from "./upstreams.ts";

/** A library of the user's program, with the version in use. */
export interface Component {
  readonly name: string;
  readonly version: string | null;
}

/** In the order in which a program is written against them: a framework before the client it brings along. */
const ORDER = ["nautilus-trader", "lumibot", "ib-async", "ib-insync", "@stoqey/ib", "ibind", "ibapi"];

/** The library a failure is about: the one a finding names, else the outermost one that is installed. */
export function findComponent(
  facts: Readonly<Record<string, Observation<unknown>>>,
  named: string | null,
): Component | null {
  const installed = installedPackages(facts);
  if (named !== null) {
    const aliases = upstreamOf(named)?.names ?? [normalised(named)];
    const found = installed.find(({ name }) => aliases.includes(name));
    return { name: normalised(named), version: found?.version ?? null };
  }
  for (const name of ORDER) {
    const found = installed.find((one) => one.name === name);
    if (found) return found;
  }
  return null;
}

function installedPackages(facts: Readonly<Record<string, Observation<unknown>>>): readonly Component[] {
  const python = list(read(observed(facts["project.python"]), "environments")).flatMap((one) =>
    list(read(one, "packages")),
  );
  const node = list(read(observed(facts["project.node"]), "packages"));
  return [...python, ...node].flatMap((one) => {
    const name = read(one, "name");
    const version = read(one, "version") ?? read(one, "installed") ?? read(one, "locked");
    return typeof name === "string"
      ? [{ name: normalised(name), version: typeof version === "string" ? version : null }]
      : [];
  });
}
