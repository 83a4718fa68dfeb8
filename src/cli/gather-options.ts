import { resolve } from "node:path";
import type { ReportOptions } from "../app/options.ts";
import { projectRules } from "../app/project-rules.ts";
import type { System } from "../model/system.ts";
import { clientIdNumber, portNumber, seconds } from "./numbers.ts";
import { UsageError } from "./usage-error.ts";

/** The gathering flags as commander gives them. */
export interface GatherFlags {
  readonly project: string;
  readonly out: string;
  readonly host?: string;
  readonly port?: string;
  readonly clientId?: string;
  readonly account?: string;
  readonly probeClientId?: string;
  readonly probeRelease?: boolean;
  readonly log: readonly string[];
  readonly title?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly step: readonly string[];
  readonly tried: readonly string[];
  readonly template?: string;
  readonly timeout: string;
  readonly session: boolean;
  readonly failOn?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly yes?: boolean;
}

/** Checks the flags against the machine; the first that is wrong is named in one sentence. */
export async function gatherOptions(flags: GatherFlags, system: System): Promise<ReportOptions> {
  if (flags.failOn !== undefined && flags.failOn !== "error" && flags.failOn !== "warning")
    throw new UsageError(`--fail-on takes error or warning, not "${flags.failOn}"`);
  const project = await folder("--project", flags.project, system);
  const own = await projectRules(project, system);
  if (!own.ok) throw new UsageError(own.reason);
  return {
    project,
    out: await writable(flags.out, system),
    ...(flags.host === undefined ? {} : { host: hostName(flags.host) }),
    ...(flags.port === undefined ? {} : { port: portNumber("--port", flags.port) }),
    ...(flags.clientId === undefined ? {} : { clientId: clientIdNumber("--client-id", flags.clientId) }),
    ...(flags.account === undefined ? {} : { account: flags.account }),
    ...(flags.probeClientId === undefined
      ? {}
      : { probeClientId: clientIdNumber("--probe-client-id", flags.probeClientId) }),
    probeRelease: flags.probeRelease ?? false,
    logs: await Promise.all(flags.log.map((path) => file("--log", path, system))),
    words: {
      title: flags.title ?? null,
      expected: flags.expected ?? null,
      actual: flags.actual ?? null,
      steps: flags.step,
      tried: flags.tried,
    },
    ...(flags.template === undefined ? {} : { template: await template(flags.template, system) }),
    timeoutMs: seconds("--timeout", flags.timeout),
    session: flags.session,
  };
}

/** A name or an address, IPv6 with or without its brackets; a URL or `host:port` is a slip worth a word. */
function hostName(given: string): string {
  const name = given.trim().replace(/^\[([\da-f:.%]+)\]$/i, "$1");
  if (/^[^\s:/@[\]]+$/.test(name) || /^[\da-f:]*:[\da-f:.]*(?:%[\w.-]+)?$/i.test(name)) return name;
  throw new UsageError(`--host takes a name or an address, not "${given}"; the port goes to --port`);
}

async function folder(flag: string, given: string, system: System): Promise<string> {
  const path = resolve(system.cwd, given);
  const info = await system.files.info(path);
  if (info === null) throw new UsageError(`${flag}: there is no folder ${path}`);
  if (info.kind !== "folder") throw new UsageError(`${flag}: ${path} is not a folder`);
  return path;
}

async function file(flag: string, given: string, system: System): Promise<string> {
  const path = resolve(system.cwd, given);
  const info = await system.files.info(path);
  if (info === null) throw new UsageError(`${flag}: there is no file ${path}`);
  if (info.kind !== "file") throw new UsageError(`${flag}: ${path} is not a file`);
  return path;
}

async function template(given: string, system: System): Promise<string> {
  const path = await file("--template", given, system);
  const text = await system.files.text(path);
  if (text === null) throw new UsageError(`--template: ${path} cannot be read`);
  return text;
}

/** Found out before anything is gathered, so that nothing is lost at the end. */
async function writable(given: string, system: System): Promise<string> {
  const path = resolve(system.cwd, given);
  const trial = resolve(
    path,
    `.ib-bugreport-${system.now().getTime()}-${Math.random().toString(36).slice(2)}`,
  );
  try {
    await system.files.makeFolder(path);
    await system.files.create(trial, "");
    await system.files.remove(trial);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    throw new UsageError(`--out: the folder ${path} cannot be written (${reason}); name another with --out`);
  }
  return path;
}
