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

/** Client libraries by both spellings: an environment without any of them is not the one the program runs in. */
const LIBRARY: Readonly<Record<string, true>> = {
  "nautilus-trader": true,
  "ib-async": true,
  "ib-insync": true,
  nautilus_trader: true,
  ib_async: true,
  ib_insync: true,
  ibapi: true,
  "nautilus-ibapi": true,
};

/** Names under which a program's log tells versions. */
const LOGGED: Readonly<Record<string, string>> = { nautilus_trader: "nautilus_trader", python: "Python" };

/** The versions a maintainer asks for first, most telling first, each with where it was read. What the program said itself comes first. */
export function versionsOf(facts: Given): Version[] {
  const logged = loggedVersions(facts);
  const python = pythonVersions(facts);
  const told = logged.some((one) => one.name === "Python") && !python.some((one) => one.name in LIBRARY);
  const read = [
    ...(told ? [] : python),
    ...nodeVersions(facts),
    ...systemVersions(facts),
    ...twsVersions(facts),
  ];
  const differing = read.filter(
    (one) => !logged.some((same) => same.name === one.name && same.version === one.version),
  );
  return [
    ...logged,
    ...differing.map((one) => (logged.some((same) => same.name === one.name) ? elsewhere(one) : one)),
  ];
}

/** A version that is not the one the program logged: of another environment, or of another day. */
function elsewhere(version: Version): Version {
  return { ...version, name: `${version.name} in ${version.from}` };
}

function pythonVersions(facts: Given): Version[] {
  const python = value(facts, "project.python");
  const environment = environmentOf(python?.environments ?? []);
  if (environment === undefined) return [];
  const from = environment.folder;
  const packages = Object.entries(PYTHON_NAMES).flatMap(([normalised, name]) => {
    const found = environment.packages.find((one) => one.name === normalised);
    return found ? [{ name, version: found.version, from }] : [];
  });
  return environment.python === null
    ? packages
    : [...packages, { name: "Python", version: environment.python, from }];
}

/** The one the program most likely runs in: with a client library, else one that belongs to the project. */
function environmentOf(environments: Facts["project.python"]["environments"]) {
  const withLibrary = environments.filter((one) => one.packages.some(({ name }) => name in LIBRARY));
  return (
    withLibrary.find((one) => one.active) ??
    withLibrary[0] ??
    environments.find((one) => one.kind !== "system")
  );
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
  return [...serverVersion(facts), ...installedTws(facts), ...containerImage(facts)];
}

function serverVersion(facts: Given): Version[] {
  const handshake = value(facts, "tws.handshake");
  const hello =
    value(facts, "tws.release")?.attempt.hello ??
    handshake?.attempts[handshake.best]?.hello ??
    value(facts, "tws.siblings")?.found?.hello;
  if (!hello) return [];
  const version = hello.atLimit ? hello.release : `${hello.serverVersion} (${hello.release})`;
  return [{ name: "TWS server version", version, from: "the handshake" }];
}

/** What was started last, else the only one that is installed. */
function installedTws(facts: Given): Version[] {
  const launcher = value(facts, "tws.launcher");
  const installed = value(facts, "tws.install")?.installations.filter((one) => one.product !== "ibc") ?? [];
  const only = installed.length === 1 ? installed[0] : undefined;
  const tws = launcher?.version
    ? { ...launcher, from: launcher.path }
    : only && { ...only, from: only.folder };
  const name = tws?.product === "gateway" ? "IB Gateway" : "TWS";
  const ibc = value(facts, "tws.ibc")?.version;
  return [
    ...(tws?.version ? [{ name, version: tws.version, from: tws.from }] : []),
    ...(ibc ? [{ name: "IBC", version: ibc, from: "this machine" }] : []),
  ];
}

function containerImage(facts: Given): Version[] {
  const gateway = value(facts, "host.containers")?.running.find((one) => one.gateway);
  return gateway ? [{ name: "image", version: gateway.image, from: gateway.digest ?? gateway.name }] : [];
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
