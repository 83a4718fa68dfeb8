import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import type { System } from "../model/system.ts";

/** Why a program cannot be started at all. */
export type NotStartable = "absent" | "folder" | "not-executable";

/**
 * Looks for a program as the system will look for it, without starting it; `null`: nothing speaks against it. Only what is
 * sure is said: a script whose interpreter is missing, say, is found out by starting it.
 */
export async function notStartable(
  command: string,
  { platform, cwd, env }: Pick<System, "platform" | "cwd" | "env">,
): Promise<NotStartable | null> {
  const windows = platform === "win32";
  // A batch file is started by the command interpreter, and a zero byte is refused before anything is looked for.
  if (command.includes("\0") || (windows && /\.(?:cmd|bat)$/i.test(command))) return null;
  const search = env.PATH ?? env.Path;
  const named = windows ? /[\\/]/.test(command) : command.includes("/");
  if (!named && search === undefined) return null;
  const folders = named ? [cwd] : [...(windows ? [cwd] : []), ...(search ?? "").split(delimiter)];
  const endings = windows ? ["", ".com", ".exe"] : [""];
  const met: NotStartable[] = [];
  for (const folder of folders) {
    for (const ending of endings) {
      const path = named ? resolve(folder, command + ending) : join(resolve(cwd, folder), command + ending);
      const found = await look(path);
      if (found === null) return null;
      met.push(found);
    }
  }
  const isThere = met.find((one) => one !== "absent");
  return (named ? isThere : met.find((one) => one === "not-executable")) ?? "absent";
}

async function look(path: string): Promise<NotStartable | null> {
  try {
    if ((await stat(path)).isDirectory()) return "folder";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return code === "ENOENT" || code === "ENOTDIR" ? "absent" : null;
  }
  try {
    await access(path, constants.X_OK);
    return null;
  } catch {
    return "not-executable";
  }
}
