import { basename, resolve } from "node:path";
import { EXIT_CODES, type FileOptions, type Filing, fileBundle, type Preview } from "../../app/file.ts";
import type { System } from "../../model/system.ts";
import { createSystem, openPage } from "../../system/index.ts";
import { EXIT } from "../exit-codes.ts";
import { askPerson, mayUseGh, previewText } from "../file-prompts.ts";
import { interruptible } from "../interrupt.ts";
import type { Io } from "../io.ts";
import { jsonLine } from "../json-line.ts";
import { printable } from "../printable.ts";
import { UsageError } from "../usage-error.ts";

interface Flags {
  readonly repo?: string;
  readonly githubApi?: string;
  readonly dryRun?: boolean;
  readonly web?: boolean;
  readonly yes?: boolean;
  readonly anyway?: boolean;
  readonly attest: readonly string[];
  readonly again?: boolean;
  readonly recover?: string;
  readonly gist?: boolean;
  readonly json?: boolean;
}

/** `ib-bugreport file [BUNDLE]`: prepares the issue, shows it, and files it on GitHub when somebody agrees. */
export async function file(used: { args: readonly string[]; flags: Flags; io: Io }): Promise<number> {
  const { args, flags, io } = used;
  const system = createSystem();
  const bundle = await bundlePath(args[0], flags, system);
  const recover = flags.recover === undefined ? null : await existing("--recover", flags.recover, system);
  const { stop: signal, release } = interruptible();
  try {
    const filing = await fileBundle(bundle, { ...optionsOf(flags, io, system), recover, system, signal });
    if (flags.json) io.stdout.write(jsonLine(filing));
    else show(filing, io);
    return signal.aborted && filing.outcome !== "filed" ? EXIT.interrupted : EXIT_CODES[filing.outcome];
  } finally {
    release();
  }
}

function optionsOf(flags: Flags, io: Io, system: System): FileOptions {
  if (flags.repo !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(flags.repo))
    throw new UsageError(`--repo takes OWNER/NAME, not "${flags.repo}"`);
  const api = flags.githubApi ?? system.env.IB_BUGREPORT_GITHUB_API;
  const problem = api === undefined ? null : apiProblem(api);
  if (problem !== null) throw new UsageError(`--github-api: ${problem}`);
  if (flags.yes && flags.repo === undefined && flags.recover === undefined)
    throw new UsageError("--yes needs the repository to be named with --repo");
  const asking = io.stdin.isTTY === true && io.stderr.isTTY === true && !flags.yes && !flags.json;
  return {
    ...{ repo: flags.repo ?? null, api: api ?? null, attest: flags.attest },
    ...{ dryRun: flags.dryRun === true, web: flags.web === true, anyway: flags.anyway === true },
    ...{ again: flags.again === true, gist: flags.gist === true },
    permission: flags.yes ? { kind: "yes" } : asking ? { kind: "ask" } : { kind: "none" },
    ...(asking ? { ask: askPerson(io), mayUseGh: mayUseGh(io) } : {}),
    ...(flags.json
      ? {}
      : { show: (preview: Preview) => io.stdout.write(`${printable(previewText(preview))}\n\n`) }),
    ...(io.stdout.isTTY ? { openPage } : {}),
    onProgress: (text) => flags.json || io.stderr.write(`${printable(text)}\n`),
  };
}

function apiProblem(api: string): string | null {
  if (!URL.canParse(api)) return `"${api}" is not a URL`;
  const { protocol, hostname } = new URL(api);
  const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  if (protocol === "https:" || (protocol === "http:" && loopback)) return null;
  return `plain http is allowed on loopback only, not for ${hostname}`;
}

/** The zip named, else the newest of the current folder. */
async function bundlePath(given: string | undefined, flags: Flags, system: System): Promise<string | null> {
  if (given !== undefined) return existing("the bundle", given, system);
  if (flags.recover !== undefined) return null;
  const names = await system.files.list(system.cwd);
  // The name holds the time, so the last by name is the newest.
  const newest = names
    .filter((name) => /^ib-bugreport-\d{8}T\d{6}Z(?:-\d+)?\.zip$/.test(name))
    .map((name) => name.replace(/\.zip$/, ""))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1);
  if (newest === undefined)
    throw new UsageError(`there is no bundle in ${system.cwd}; name one: ib-bugreport file BUNDLE`);
  return resolve(system.cwd, `${newest}.zip`);
}

async function existing(what: string, given: string, system: System): Promise<string> {
  const path = resolve(system.cwd, given);
  const info = await system.files.info(path);
  if (info === null) throw new UsageError(`${what}: there is no file ${path}`);
  if (info.kind !== "file") throw new UsageError(`${what}: ${basename(path)} is not a file`);
  return path;
}

function show(filing: Filing, io: Io): void {
  io.stdout.write(`${filing.outcome}: ${printable(filing.reason)}\n`);
  if (filing.url !== null) io.stdout.write(`${printable(filing.url)}\n`);
}
