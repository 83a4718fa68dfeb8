import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Json } from "../model/json.ts";
import type { ProgramLimits, ProgramResult, Programs, System } from "../model/system.ts";
import { createFiles } from "./files.ts";

const MIB = 1024 * 1024;

/** Helper programs of the real machine: no shell, a neutral folder, the whole process tree gone at the deadline. */
export function createPrograms(env: System["env"]): Programs {
  return {
    find: (name, exclude = []) => find(name, env, exclude),
    run: (path, args, limits) => run(path, args, env, limits),
    child: (module, input, limits) => child(module, input, env, limits),
  };
}

async function find(name: string, env: System["env"], exclude: readonly string[]): Promise<string | null> {
  const files = createFiles();
  const endings = process.platform === "win32" ? (env.PATHEXT ?? ".EXE").split(";") : [""];
  for (const folder of (env.PATH ?? env.Path ?? "").split(delimiter)) {
    if (!isAbsolute(folder) || exclude.some((outer) => isInside(folder, outer))) continue;
    for (const ending of endings) {
      const path = join(folder, name + ending.toLowerCase());
      if ((await files.info(path))?.kind === "file") return path;
    }
  }
  return null;
}

function isInside(path: string, outer: string): boolean {
  const way = relative(outer, path);
  return way === "" || !(way.startsWith("..") || isAbsolute(way));
}

function run(
  path: string,
  args: readonly string[],
  env: System["env"],
  limits: ProgramLimits,
): Promise<ProgramResult> {
  const from = performance.now();
  const group = process.platform !== "win32";
  const started = spawn(path, args, {
    cwd: tmpdir(),
    env: { ...env, LC_ALL: "C", ...limits.env },
    stdio: ["pipe", "pipe", "pipe"],
    detached: group,
    windowsHide: true,
  });
  const stdout = collect(started.stdout, limits.maxBytes ?? MIB);
  const stderr = collect(started.stderr, limits.maxBytes ?? MIB);
  started.stdin.on("error", () => {});
  started.stdin.end(limits.stdin ?? "");
  return new Promise((done) => {
    let timedOut = false;
    const finish = (exitCode: number | null) => {
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", stop);
      // A grandchild may hold the pipes open: what has arrived is the answer.
      started.stdout.destroy();
      started.stderr.destroy();
      const tookMs = Math.round(performance.now() - from);
      done({ exitCode, stdout: stdout(), stderr: stderr(), timedOut, tookMs });
    };
    const stop = () => {
      timedOut = true;
      killTree(started, group);
      setTimeout(finish, 200, null).unref();
    };
    const timer = setTimeout(stop, limits.timeoutMs);
    limits.signal?.addEventListener("abort", stop, { once: true });
    if (limits.signal?.aborted) stop();
    started.once("error", () => finish(null));
    started.once("close", (code) => finish(code));
    // `close` waits for the pipes; a daemon left behind would keep it waiting.
    started.once("exit", (code) => setTimeout(finish, 500, code).unref());
  });
}

function killTree(started: ChildProcess, group: boolean): void {
  if (started.pid === undefined) return;
  try {
    if (group) process.kill(-started.pid, "SIGKILL");
    else spawn("taskkill", ["/pid", String(started.pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
  } catch {
    started.kill("SIGKILL");
  }
}

function collect(stream: NodeJS.ReadableStream, maxBytes: number): () => string {
  const blocks: Buffer[] = [];
  let length = 0;
  stream.on("data", (block: Buffer) => {
    if (length >= maxBytes) return;
    blocks.push(block.subarray(0, maxBytes - length));
    length += block.length;
  });
  stream.on("error", () => {});
  return () => Buffer.concat(blocks).toString("utf8");
}

async function child(
  module: URL,
  input: Json,
  env: System["env"],
  limits: { timeoutMs: number; signal?: AbortSignal },
): Promise<Json | null> {
  const result = await run(process.execPath, [compiled(fileURLToPath(module))], env, {
    ...limits,
    maxBytes: 4 * MIB,
    stdin: JSON.stringify(input),
  });
  // A child may die with its answer already given: what counts is whether the answer is whole.
  const line = result.stdout.trimEnd().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
}

/** Node 20 runs no TypeScript: a child named from source is started from its build. */
function compiled(path: string): string {
  return path.replace(/\.ts$/, ".js").replace(/([\\/])src([\\/](?!.*[\\/]src[\\/]))/, "$1dist$2");
}
