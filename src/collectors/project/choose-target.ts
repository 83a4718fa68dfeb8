import type { GatherOptions } from "../../model/source.ts";
import type { Target } from "../../model/target.ts";
import type { ProjectConfig } from "./config.ts";
import type { TargetSetting } from "./setting.ts";
import type { ProjectSource } from "./source.ts";

const DEFAULT_HOST = "127.0.0.1";

/** Where the program connects to: flags, then environment and `.env`, then other files, then source literals. */
export function chooseTarget(
  options: Pick<GatherOptions, "host" | "port" | "clientId" | "account">,
  config: ProjectConfig | undefined,
  source: ProjectSource | undefined,
): Target {
  const settings = [...(config?.settings ?? []), ...(source?.settings ?? [])].filter(usable);
  const mode = settings.find(({ part }) => part === "mode");
  const pick = (part: TargetSetting["part"]) => {
    const named = settings.filter((setting) => setting.part === part);
    return named.find((setting) => setting.mode === null || setting.mode === mode?.value) ?? named[0];
  };
  const [host, port, clientId, account] = [pick("host"), pick("port"), pick("clientId"), pick("account")];
  const origin = (flag: string, given: unknown, setting: TargetSetting | undefined) =>
    given !== null ? flag : setting?.place;
  return {
    host: options.host ?? host?.value ?? DEFAULT_HOST,
    port: options.port ?? numberOf(port),
    clientId: options.clientId ?? numberOf(clientId),
    account: options.account ?? account?.value ?? null,
    mode: mode === undefined ? null : mode.value === "paper" ? "paper" : "live",
    origin: known({
      host: origin("--host", options.host, host),
      port: origin("--port", options.port, port),
      clientId: origin("--client-id", options.clientId, clientId),
      account: origin("--account", options.account, account),
      mode: mode?.place,
    }),
  };
}

/** A port outside 1-65535 stays visible among the settings, but nobody can connect to it. */
function usable({ part, value }: TargetSetting): boolean {
  if (part !== "port") return true;
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function numberOf(setting: TargetSetting | undefined): number | null {
  return setting === undefined ? null : Number(setting.value);
}

function known(places: Readonly<Record<string, string | undefined>>): Target["origin"] {
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined));
}
