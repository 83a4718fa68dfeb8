import type { Facts } from "../facts.ts";
import { type Observation, observed } from "../model/observation.ts";
import type { Version } from "./report.ts";

type Given = Readonly<Record<string, Observation<unknown>>>;

/** Packages whose version maintainers ask for, under the names their users write. */
const PYTHON_NAMES: Readonly<Record<string, string>> = {
  "nautilus-trader": "nautilus_trader",
  "ib-async": "ib_async",
  "ib-insync": "ib_insync",
  "nautilus-ibapi": "nautilus-ibapi",
  ibapi: "ibapi",
  eventkit: "eventkit",
  "nest-asyncio": "nest_asyncio",
  protobuf: "protobuf",
  uvloop: "uvloop",
};

/** Names under which a program's log tells versions. */
const LOGGED: Readonly<Record<string, string>> = { python: "Python", nautilus_trader: "nautilus_trader" };

/** The versions a maintainer asks for first, most telling first, each with where it was read. */
export function versionsOf(facts: Given): Version[] {
  const read = [
    ...pythonVersions(facts),
    ...nodeVersions(facts),
    ...systemVersions(facts),
    ...twsVersions(facts),
  ];
  const known = new Set(read.map((one) => one.name));
  return [...loggedVersions(facts).filter((one) => !known.has(one.name)), ...read];
}

function pythonVersions(facts: Given): Version[] {
  const python = value(facts, "project.python");
  const environment =
    python?.environments.find((one) => one.active && one.packages.length > 0) ??
    python?.environments.find((one) => one.packages.length > 0) ??
    python?.environments[0];
  if (!environment) return [];
  const from = environment.folder;
  const packages = Object.entries(PYTHON_NAMES).flatMap(([normalised, name]) => {
    const found = environment.packages.find((one) => one.name === normalised);
    return found ? [{ name, version: found.version, from }] : [];
  });
  return environment.python === null
    ? packages
    : [...packages, { name: "Python", version: environment.python, from }];
}

function nodeVersions(facts: Given): Version[] {
  const node = value(facts, "project.node");
  const packages = (node?.packages ?? []).flatMap(({ name, installed }) =>
    installed === null ? [] : [{ name, version: installed, from: node?.manifest ?? "package.json" }],
  );
  const runtime = value(facts, "host.runtimes")?.node;
  return packages.length === 0 || runtime === undefined
    ? packages
    : [...packages, { name: "Node", version: runtime, from: "this machine" }];
}

function systemVersions(facts: Given): Version[] {
  const os = value(facts, "host.os");
  if (!os) return [];
  const where = [os.wsl === null ? "" : `WSL ${os.wsl}`, os.container ?? ""].filter(Boolean).join(", ");
  const version = [os.version, os.build === null ? "" : `build ${os.build}`, os.arch, where && `(${where})`];
  return [{ name: os.name, version: version.filter(Boolean).join(" "), from: "this machine" }];
}

function twsVersions(facts: Given): Version[] {
  const handshake = value(facts, "tws.handshake");
  const hello =
    value(facts, "tws.release")?.attempt.hello ??
    handshake?.attempts[handshake.best]?.hello ??
    value(facts, "tws.siblings")?.found?.hello;
  if (!hello) return [];
  const version = hello.atLimit ? `${hello.serverVersion} or newer` : String(hello.serverVersion);
  return [{ name: "TWS server version", version, from: "the handshake" }];
}

/** What the program says about itself, for versions that no file told: a pasted log comes without its environment. */
function loggedVersions(facts: Given): Version[] {
  const events = value(facts, "capture.logs")?.events ?? [];
  return Object.entries(LOGGED).flatMap(([logged, name]) => {
    const event = events.findLast((one) => one.kind === "environment" && one.name === logged);
    return event?.value === undefined
      ? []
      : [{ name, version: event.value, from: `${event.artifact}:${event.line}` }];
  });
}

function value<Id extends keyof Facts & string>(facts: Given, id: Id): Facts[Id] | undefined {
  return observed(facts[id] as Observation<Facts[Id]> | undefined);
}
