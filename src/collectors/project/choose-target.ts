import type { GatherOptions } from "../../model/source.ts";
import type { LoggedAddress, Target } from "../../model/target.ts";
import type { ProjectConfig } from "./config.ts";
import type { TargetSetting } from "./setting.ts";
import type { ProjectSource } from "./source.ts";

const DEFAULT_HOST = "127.0.0.1";

/** What is known of the program before anything is dialled. */
export interface TargetSources {
  readonly config?: ProjectConfig | undefined;
  readonly source?: ProjectSource | undefined;
  readonly logged?: LoggedAddress | null;
}

/** Where the program connects to: flags, then environment and `.env`, then other files, then source literals, then its newest log. */
export function chooseTarget(
  options: Pick<GatherOptions, "host" | "port" | "addressFrom" | "clientId" | "account">,
  { config, source, logged = null }: TargetSources,
): Target {
  const settings = [...(config?.settings ?? []), ...(source?.settings ?? [])].filter(usable);
  const mode = settings.find(({ part }) => part === "mode");
  const pick = (part: TargetSetting["part"]) => {
    const named = settings.filter((setting) => setting.part === part);
    return named.find((setting) => setting.mode === null || setting.mode === mode?.value) ?? named[0];
  };
  const [host, port, clientId, account] = [pick("host"), pick("port"), pick("clientId"), pick("account")];
  // A log's port belongs to its host: where the two are not wanted together, neither is taken
  const wanted = options.host ?? host?.value ?? null;
  const isNew = options.port === null && port === undefined && logged !== null;
  const taken = isNew && (wanted === null ? isHere(logged.host) : wanted === logged.host) ? logged : null;
  const origin = (flag: string, given: unknown, setting: TargetSetting | undefined, log: unknown = null) =>
    given !== null ? flag : (setting?.place ?? (log === null ? undefined : logged?.place));
  return {
    host: wanted ?? taken?.host ?? DEFAULT_HOST,
    port: options.port ?? numberOf(port) ?? taken?.port ?? null,
    clientId: options.clientId ?? numberOf(clientId) ?? logged?.clientId ?? null,
    account: options.account ?? account?.value ?? null,
    mode: mode === undefined ? null : mode.value === "paper" ? "paper" : "live",
    origin: known({
      host: origin(options.addressFrom ?? "--host", options.host, host, taken),
      port: origin(options.addressFrom ?? "--port", options.port, port, taken),
      clientId: origin("--client-id", options.clientId, clientId, logged?.clientId ?? null),
      account: origin("--account", options.account, account),
      mode: mode?.place,
    }),
    logged,
  };
}

/** Whether a host means the same here as where the log was written; a container's names and networks need not. */
function isHere(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
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
