import { type Observation, observed } from "../../model/observation.ts";
import type { Version } from "../report.ts";
import { list, read, text } from "./loose.ts";

/** What templates ask for by name, as far as the facts tell; `null`: not known. */
export interface Known {
  readonly os: string | null;
  readonly arch: string | null;
  readonly python: string | null;
  readonly node: string | null;
  readonly java: string | null;
  /** Name as its users write it, and version. */
  readonly component: string | null;
  /** All versions the report knows. */
  readonly versions: readonly Version[];
  readonly componentVersion: string | null;
  readonly twsVersion: string | null;
  readonly ibcVersion: string | null;
  readonly docker: string | null;
  readonly imageTag: string | null;
  readonly imageDigest: string | null;
}

type FactMap = Readonly<Record<string, Observation<unknown>>>;

/** Reads them from the report's versions, and from the facts, which may be of any shape. */
export function knownOf(
  facts: FactMap,
  versions: readonly Version[],
  component: { name: string; version: string | null } | null,
): Known {
  const named = (name: string) => versions.find((one) => one.name === name)?.version ?? null;
  const os = observed(facts["host.os"]);
  const runtimes = observed(facts["host.runtimes"]);
  const containers = observed(facts["host.containers"]);
  const gateway = list(read(containers, "running")).find((one) => read(one, "gateway") === true);
  const image = text(read(gateway, "image")) ?? composeImage(containers);
  const installations = list(read(observed(facts["tws.install"]), "installations"));
  const installed = (product: RegExp) =>
    text(
      read(
        installations.find((one) => product.test(String(read(one, "product")))),
        "version",
      ),
    );
  return {
    os: joined(text(read(os, "name")), text(read(os, "version")), build(text(read(os, "build")))),
    arch: text(read(os, "arch")),
    python: named("Python"),
    node: text(read(runtimes, "node")),
    java: text(read(list(read(runtimes, "java"))[0], "version")),
    component: component?.name ?? null,
    versions,
    componentVersion: component?.version ?? null,
    twsVersion: installed(/tws|gateway/) ?? serverVersion(named("TWS server version")),
    ibcVersion: installed(/ibc/),
    docker: /\d+\.\d+[\w.-]*/.exec(text(read(read(containers, "engine"), "detail")) ?? "")?.[0] ?? null,
    imageTag: image === null ? null : (/:([\w][\w.-]*)$/.exec(image)?.[1] ?? null),
    imageDigest: text(read(gateway, "digest")),
  };
}

function composeImage(containers: unknown): string | null {
  return text(
    read(
      list(read(containers, "compose")).find((one) => read(one, "gateway") === true),
      "image",
    ),
  );
}

function serverVersion(version: string | null): string | null {
  return version === null ? null : `server version ${version}`;
}

function build(value: string | null): string | null {
  return value === null ? null : `(build ${value})`;
}

function joined(...parts: readonly (string | null)[]): string | null {
  const given = parts.filter((part) => part !== null && part !== "");
  return given.length === 0 ? null : given.join(" ");
}
