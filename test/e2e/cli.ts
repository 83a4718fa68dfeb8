import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { readZip } from "../../src/bundle/read.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";

/** The built program, as users start it. */
export const PROGRAM = fileURLToPath(new URL("../../dist/bin/ib-bugreport.js", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string | undefined>;
  readonly input?: string;
  /** Called once it runs: to interrupt it. */
  onStart?(child: ChildProcess): void;
}

/** Runs the program to its end; its home is an empty folder unless `env` says otherwise. */
export async function ib(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const home = await folder();
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd ?? home,
    env: { ...process.env, HOME: home, NO_COLOR: "1", ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => stdout.push(part));
  child.stderr.on("data", (part: Buffer) => stderr.push(part));
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  options.onStart?.(child);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** A temporary folder, with files when given: path → content. */
export async function folder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "e2e-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return path;
}

/** TWS on one of its usual ports: at an address of its own where there is one, so that no other test finds it. */
const OWN_HOST: Readonly<Record<string, string>> =
  process.platform === "linux" ? { "wrong-port": "127.0.0.9" } : {};

/** A simulator that ends with the test. */
export async function simulator(scenario: string): Promise<Simulator> {
  const started = await startSimulator({ scenario, host: OWN_HOST[scenario] ?? "127.0.0.1" });
  onTestFinished(() => started.close());
  return started;
}

/** What a gathering run with `--json` left behind, read back. */
export interface Outcome extends Ran {
  readonly verdict: Verdict;
  readonly facts: Record<string, Observation<unknown>>;
  readonly report: string;
  readonly reportPath: string;
  readonly bundlePath: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Runs a gathering command with `--json` in a project and reads everything it wrote. */
export async function collect(
  project: string,
  args: readonly string[] = [],
  options: RunOptions = {},
  /** `--` and the command of `run`. */
  command: readonly string[] = [],
): Promise<Outcome> {
  const out = await folder();
  const flags = ["--json", "--project", project, "--out", out];
  const ran = await ib([...args, ...flags, ...command], { cwd: project, ...options });
  return { ...ran, ...(await outcome(ran)) };
}

/** Reads what the JSON document of a gathering run points to. */
export async function outcome(ran: Ran): Promise<Omit<Outcome, keyof Ran>> {
  if (!ran.stdout.startsWith("{")) throw new Error(`no document: ${ran.stdout}\n${ran.stderr}`);
  const document = JSON.parse(ran.stdout) as { bundle: string; report: string; verdict: Verdict };
  const zip = await readZip(document.bundle);
  if (!zip.ok) throw new Error(zip.reason);
  const files = new Map([...zip.files].map(([path, bytes]) => [path, bytes.toString("utf8")]));
  return {
    verdict: document.verdict,
    facts: JSON.parse(files.get("facts.json") ?? "{}"),
    report: await readFile(document.report, "utf8"),
    reportPath: document.report,
    bundlePath: document.bundle,
    files,
  };
}

/** The `.env` of a project that connects to this simulator, as its account. */
export function env({ host, port, scenario }: Simulator): Record<string, string> {
  const account = scenario.accounts[0] ?? "";
  return {
    ".env": `IB_HOST=${host}\nIB_PORT=${port}\nIB_CLIENT_ID=7\nTWS_ACCOUNT=${account}\nTWS_PASSWORD=kite-Harbour-92\n`,
  };
}
