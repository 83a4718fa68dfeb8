import { arch, homedir, hostname, platform, tmpdir, userInfo } from "node:os";
import type { Net, Programs, System } from "../model/system.ts";
import { createFiles } from "./files.ts";
import { packageFolder } from "./package-folder.ts";

export { openPage } from "./open-page.ts";

/** What a caller may replace of the machine: tests and embedders give another folder, home or environment. */
export type SystemOverrides = Partial<
  Pick<System, "env" | "cwd" | "home" | "userName" | "hostName" | "tempFolder" | "now">
>;

/** The real machine. Everything the program sees of the outside goes through what this returns. */
export function createSystem(overrides: SystemOverrides = {}): System {
  const env = overrides.env ?? { ...process.env };
  return {
    platform: knownPlatform(),
    arch: arch(),
    env,
    cwd: process.cwd(),
    home: homedir(),
    userName: userNameOrEmpty(),
    hostName: hostname(),
    tempFolder: tmpdir(),
    packageFolder: packageFolder(),
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    files: createFiles(),
    net: lateNet(),
    programs: latePrograms(env),
    ...overrides,
  };
}

/** Sockets are loaded when somebody first connects: `redact` needs none and starts sooner. */
function lateNet(): Net {
  const net = async () => (await import("./net.ts")).createNet();
  return {
    lookup: async (...asked) => (await net()).lookup(...asked),
    dial: async (...asked) => (await net()).dial(...asked),
  };
}

/** The same for helper programs. */
function latePrograms(env: System["env"]): Programs {
  const programs = async () => (await import("./programs.ts")).createPrograms(env);
  return {
    find: async (...asked) => (await programs()).find(...asked),
    run: async (...asked) => (await programs()).run(...asked),
    child: async (...asked) => (await programs()).child(...asked),
  };
}

function knownPlatform(): System["platform"] {
  const name = platform();
  return name === "linux" || name === "darwin" || name === "win32" ? name : "other";
}

/** A user id without an entry in the user table has no name; `userInfo` throws then. */
function userNameOrEmpty(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
