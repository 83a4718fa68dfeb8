import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Pythons of this machine that the recorder is made for, one of each minor version: on PATH, or kept by pyenv. */
export function pythonInterpreters(): readonly { readonly version: string; readonly path: string }[] {
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const kept = existsSync(pyenv) ? readdirSync(pyenv).map((name) => join(pyenv, name, "bin", "python3")) : [];
  const names = ["python3", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13"];
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const found = new Map<string, string>();
  for (const path of [...kept, ...onPath]) {
    if (!existsSync(path)) continue;
    const version = ask(path);
    if (/^3\.(?:9|1[0-3])$/.test(version) && !found.has(version)) found.set(version, path);
  }
  return [...found].map(([version, path]) => ({ version, path })).sort((a, b) => minor(a) - minor(b));
}

function minor({ version }: { version: string }): number {
  return Number(version.split(".")[1]);
}

function ask(path: string): string {
  try {
    const code = "import sys; print('%d.%d' % sys.version_info[:2])";
    return execFileSync(path, ["-I", "-c", code], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    // A shim without a version behind it.
    return "";
  }
}
