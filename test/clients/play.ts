import { type ChildProcess, spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSimulator } from "../../src/simulator/index.ts";
import type { Client } from "./clients.ts";
import { LIMIT_MS, type Play, SECONDS } from "./plays.ts";

/** What a play gave, still with the names of this machine. */
export interface Played {
  readonly stdout: string;
  readonly stderr: string;
  /** Log files that the program wrote, by path in its folder. */
  readonly logs: ReadonlyMap<string, string>;
  readonly exitCode: number | null;
  /** From its first word to its end: how long its imports take is the machine's affair. */
  readonly seconds: number;
  /** It did not end by itself. */
  readonly killed: boolean;
  /** Versions the server answered, one for each connection; `null`: none. */
  readonly serverVersions: readonly (number | null)[];
  readonly folder: string;
  readonly port: number;
}

/** Longer than the imports of any client take on a loaded machine. */
const SILENT_MS = 60_000;
const PROGRAMS = fileURLToPath(new URL("programs", import.meta.url));

/** Interpreters by environment, as run.mjs made them; empty when these tests are run without it. */
export const environments: Readonly<Record<string, string>> = JSON.parse(
  process.env.IB_BUGREPORT_CLIENTS ?? "{}",
);

/** Whether this machine has what the client needs. */
export function isHere({ environment, overlay }: Client): boolean {
  return [environment, overlay].every((name) => name == null || environments[name] !== undefined);
}

/** Runs the play in a folder of its own. `inspect` may look at the folder and the live simulator before both go. */
export async function play(
  { client, scenario, origin }: Play,
  inspect?: (folder: string, port: number, output: { stdout: string; stderr: string }) => Promise<void>,
): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), "ib-client-"));
  const simulator = await startSimulator({ scenario });
  try {
    const { port } = simulator;
    const target = origin === null ? join(PROGRAMS, client.program) : await layOut(folder, origin, port);
    const args =
      origin === null ? [target, "127.0.0.1", String(port), "7", String(SECONDS)] : [basename(target)];
    const child = spawn(interpreter(client), args, {
      cwd: folder,
      env: await environmentOf(client),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = await collect(child);
    const serverVersions = simulator.connections.map(({ serverVersion }) => serverVersion);
    await inspect?.(folder, port, output);
    return { ...output, serverVersions, folder, port, logs: await logsIn(folder) };
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A user's project: the program, what it imports, and a .env that names the address. */
async function layOut(folder: string, origin: string, port: number): Promise<string> {
  for (const name of [`${origin}.py`, "settings.py"])
    await copyFile(join(PROGRAMS, "origin", name), join(folder, name));
  await writeFile(join(folder, ".env"), `IB_HOST=127.0.0.1\nIB_PORT=${port}\nIB_CLIENT_ID=1\n`);
  return join(folder, `${origin}.py`);
}

function interpreter({ environment }: Client): string {
  return environment === null ? process.execPath : (environments[environment] ?? "python3");
}

async function environmentOf({ overlay }: Client): Promise<NodeJS.ProcessEnv> {
  const {
    IB_MAX_CONNECTION_ATTEMPTS: _attempts,
    TWS_ACCOUNT: _account,
    PYTHONPATH: _path,
    ...rest
  } = process.env;
  const env = { ...rest, PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1", TZ: "UTC" };
  return overlay === undefined ? env : { ...env, PYTHONPATH: await packagesOf(overlay) };
}

async function packagesOf(environment: string): Promise<string> {
  const lib = join(environments[environment] ?? "", "..", "..", "lib");
  const [python = ""] = (await readdir(lib)).filter((name) => name.startsWith("python"));
  return join(lib, python, "site-packages");
}

async function collect(child: ChildProcess) {
  const parts = { stdout: "", stderr: "" };
  let killed = false;
  let spoke: number | null = null;
  const kill = () => {
    killed = true;
    child.kill("SIGKILL");
  };
  let timer = setTimeout(kill, SILENT_MS);
  for (const stream of ["stdout", "stderr"] as const)
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      parts[stream] += text;
      if (spoke !== null) return;
      spoke = performance.now();
      clearTimeout(timer);
      timer = setTimeout(kill, LIMIT_MS);
    });
  const exitCode = await new Promise<number | null>((done, fail) =>
    child.on("close", done).on("error", fail),
  );
  clearTimeout(timer);
  return { ...parts, exitCode, killed, seconds: spoke === null ? 0 : (performance.now() - spoke) / 1000 };
}

async function logsIn(folder: string): Promise<Map<string, string>> {
  const logs = new Map<string, string>();
  await mkdir(join(folder, "logs"), { recursive: true });
  for (const place of ["", "logs"])
    for (const name of (await readdir(join(folder, place))).sort())
      if (/\.(?:log|json)$/.test(name))
        logs.set(join(place, name), await readFile(join(folder, place, name), "utf8"));
  return logs;
}
