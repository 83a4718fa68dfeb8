import { basename, delimiter } from "node:path";
import type { System } from "../../../model/system.ts";
import type { Redirect } from "../run-value.ts";
import type { HookFolder } from "./hook-folder.ts";

/** Names the project's own configuration uses for where TWS is. */
export interface AddressNames {
  readonly host: readonly string[];
  readonly port: readonly string[];
}

export interface ChildEnvironment {
  readonly env: Record<string, string | undefined>;
  readonly redirects: readonly Redirect[];
  /** Sentences: what this changes for the program. */
  readonly changes: readonly string[];
}

/** The environment in which the program finds the tap, and how it will find it. */
export function childEnvironment(setup: {
  system: System;
  command: readonly string[];
  hooks: HookFolder;
  names: AddressNames;
  /** Where the tap listens; `null` when it does not, because TWS does not answer. */
  tap: { readonly host: string; readonly port: number } | null;
  fixedPort: number | null;
  recorder: boolean;
  /** Our own output is a terminal, so the program would have used colours. */
  colours: boolean;
}): ChildEnvironment {
  const { system, hooks, names, tap } = setup;
  const env: Record<string, string | undefined> = { ...system.env };
  const redirects: Redirect[] = [];
  const changes: string[] = [];

  env.PYTHONPATH = [hooks.python, system.env.PYTHONPATH].filter(Boolean).join(delimiter);
  env.NODE_OPTIONS = [system.env.NODE_OPTIONS, `--require ${quoted(hooks.nodeHook)}`]
    .filter(Boolean)
    .join(" ");
  changes.push("PYTHONPATH and NODE_OPTIONS name the hooks; child processes of the program inherit them.");
  if (setup.recorder && env.PYTHONUNBUFFERED === undefined) {
    env.PYTHONUNBUFFERED = "1";
    changes.push("PYTHONUNBUFFERED=1: what a Python program prints arrives when it is printed.");
  }
  changes.push("Its output goes into pipes instead of a terminal; its input is untouched.");
  if (system.platform === "win32")
    changes.push(
      "Windows knows no signals: a console program that has to be stopped is ended by force, without being asked first.",
    );
  if (setup.colours && system.env.NO_COLOR === undefined) {
    env.FORCE_COLOR ??= "1";
    env.CLICOLOR_FORCE ??= "1";
  }

  const language = languageOf(setup.command);
  redirects.push(...hookRedirects(language));
  redirects.push(environmentRedirect(language));
  if (setup.fixedPort !== null) {
    const told = tap
      ? "the tap listens there"
      : "but TWS does not answer, so the tap does not listen there yet";
    redirects.push({
      way: "tap-port",
      applied: tap !== null,
      detail: `--tap-port ${setup.fixedPort}: ${told}.`,
    });
  }
  return { env, redirects, changes };

  function environmentRedirect({ hooked, name }: Language): Redirect {
    const way = "environment";
    const all = [...names.host, ...names.port];
    if (names.port.length === 0)
      return { way, applied: false, detail: "The project's configuration names no variable for TWS's port." };
    if (tap === null)
      return { way, applied: false, detail: "TWS does not answer: the program is left to see that itself." };
    if (hooked) {
      const detail = `${all.join(", ")} left alone, so that ${name} prints and checks what it always does; the hook does the rest.`;
      return { way, applied: false, detail };
    }
    for (const host of names.host) env[host] = tap.host;
    for (const port of names.port) env[port] = String(tap.port);
    changes.push(`${all.join(", ")} name the tap instead of TWS.`);
    return { way, applied: true, detail: `${all.join(", ")} set to the tap in the program's environment.` };
  }
}

interface Language {
  readonly name: string;
  /** The hook will attach, as far as the command tells. */
  readonly hooked: boolean;
  /** Why it will not. */
  readonly obstacle: string | null;
}

const PYTHON = /^(?:python|pypy)[\d.]*w?$|^py$|^i?pytest$|\.pyw?$/i;
const NODE = /^(?:node(?:js)?|npm|npx|pnpm|yarn|tsx|ts-node)$|\.[cm]?[jt]s$/i;

/** What the command is, by its words (`uv run python bot.py`): no file is opened, nothing is run. */
function languageOf(command: readonly string[]): Language {
  const names = command.map((word) => basename(word.replaceAll("\\", "/")).replace(/\.(?:exe|cmd)$/i, ""));
  const at = names.findIndex((name) => PYTHON.test(name) || NODE.test(name));
  if (at === -1) return { name: names[0] ?? "", hooked: false, obstacle: null };
  if (NODE.test(names[at] ?? "")) return { name: "Node", hooked: true, obstacle: null };
  const rest = command.slice(at);
  const flags = rest.slice(1, firstPlain(rest));
  const isolated = flags.find((flag) => /^-[a-zA-Z]*[IES]/.test(flag) && !/^-[XWcm]/.test(flag));
  const obstacle = isolated ? `${isolated} keeps Python from loading it; leave that flag out` : null;
  return { name: "Python", hooked: obstacle === null, obstacle };
}

function firstPlain(command: readonly string[]): number {
  const at = command.findIndex((word, index) => index > 0 && !word.startsWith("-"));
  return at === -1 ? command.length : at;
}

function hookRedirects({ name, hooked, obstacle }: Language): Redirect[] {
  const python = obstacle
    ? { applied: false, detail: `Not attached: ${obstacle}.` }
    : { applied: true, detail: "socket.connect leads to the tap, also under asyncio and uvloop." };
  const node = { applied: true, detail: "net.Socket.connect leads to the tap." };
  if (name === "Python") return [{ way: "python-hook", ...python }];
  if (name === "Node") return [{ way: "node-hook", ...node }];
  const inherited = `${name} is neither Python nor Node; set for those it may start.`;
  return [
    { way: "python-hook", applied: hooked, detail: inherited },
    { way: "node-hook", applied: hooked, detail: inherited },
  ];
}

/** NODE_OPTIONS splits at blanks outside double quotes, where a backslash escapes. */
function quoted(path: string): string {
  return /[\s"\\]/.test(path) ? `"${path.replace(/["\\]/g, "\\$&")}"` : path;
}
