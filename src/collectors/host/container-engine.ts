import { join } from "node:path";
import type { System } from "../../model/system.ts";

/** A container engine of this machine that can be asked; never one elsewhere. */
export interface ContainerEngine {
  readonly name: "docker" | "podman";
  /** Runs one subcommand; the answer's standard output and error, `null` when it failed. */
  ask(args: readonly string[], timeoutMs: number): Promise<{ stdout: string; stderr: string } | null>;
}

/** An engine to ask, or why the one that is installed is not asked, or `null`: none is installed. */
export type EngineSearch =
  | { readonly engine: ContainerEngine }
  | { readonly name: string; readonly detail: string }
  | null;

/** Looks for Docker, then Podman, and for the local socket each listens on; `null`: neither is installed. */
export async function containerEngine(
  system: System,
  project: string,
  signal: AbortSignal,
): Promise<EngineSearch> {
  const { env, home, programs, files, platform } = system;
  const docker = await programs.find("docker", [project]);
  const podman = docker === null ? await programs.find("podman", [project]) : null;
  const program = docker ?? podman;
  if (program === null) return null;
  const name = docker !== null ? "docker" : "podman";
  const ask =
    (host: readonly string[]): ContainerEngine["ask"] =>
    async (args, timeoutMs) => {
      const answer = await programs.run(program, [...host, ...args], { timeoutMs, signal });
      return answer.exitCode === 0 ? answer : null;
    };
  if (name === "podman") return { engine: { name, ask: ask([]) } };
  const host = env.DOCKER_HOST ?? "";
  if (/^(?:tcp|ssh|https?):/.test(host))
    return { name, detail: "DOCKER_HOST names another machine; it was not asked" };
  if (platform === "win32")
    return { engine: { name, ask: ask(["--host", "npipe:////./pipe/docker_engine"]) } };
  const sockets = [
    host.replace(/^unix:\/\//, ""),
    "/var/run/docker.sock",
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, "docker.sock")] : []),
    ...[".docker/run", ".docker/desktop", ".colima/default", ".orbstack/run", ".rd"].map((folder) =>
      join(home, folder, "docker.sock"),
    ),
  ];
  for (const socket of sockets) {
    // Named outright, so that a context of the person's cannot lead elsewhere.
    if (socket !== "" && (await files.info(socket)) !== null) {
      return { engine: { name, ask: ask(["--host", `unix://${socket}`]) } };
    }
  }
  return { name, detail: "is installed, but its engine does not run" };
}
