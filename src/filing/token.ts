import type { System } from "../model/system.ts";
import type { GithubHost } from "../sinks/github/api-url.ts";

/** A token and where it came from; the name may be printed, the value never. */
export interface Token {
  readonly value: string;
  readonly origin: string;
}

/** The token for a host, and only what belongs to it: a token for github.com never goes elsewhere. */
export async function findToken(
  system: System,
  host: GithubHost,
  mayUseGh: ((host: string) => Promise<boolean>) | undefined,
): Promise<Token | null> {
  for (const name of variablesFor(host, system.env.GH_HOST)) {
    const value = system.env[name]?.trim();
    if (value) return { value, origin: name };
  }
  if (host.kind !== "github.com" || mayUseGh === undefined) return null;
  const gh = await system.programs.find("gh", [system.cwd]);
  if (gh === null || !(await mayUseGh(host.name))) return null;
  const answer = await system.programs.run(gh, ["auth", "token", "--hostname", host.name], {
    timeoutMs: 5000,
  });
  const value = answer.exitCode === 0 ? answer.stdout.trim() : "";
  return /^\S+$/.test(value) ? { value, origin: "gh auth token" } : null;
}

function variablesFor(host: GithubHost, ghHost: string | undefined): readonly string[] {
  if (host.kind === "github.com") return ["IB_BUGREPORT_GITHUB_TOKEN", "GH_TOKEN", "GITHUB_TOKEN"];
  // GH_HOST names the server that the Enterprise tokens are for.
  if (host.kind === "enterprise" && (!ghHost || ghHost === host.name))
    return ["IB_BUGREPORT_GITHUB_TOKEN", "GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];
  return ["IB_BUGREPORT_GITHUB_TOKEN"];
}
