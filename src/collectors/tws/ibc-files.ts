import { basename, join } from "node:path";
import { flatSettings } from "../../formats/flat-settings.ts";
import type { System } from "../../model/system.ts";

/** IBC's config.ini as far as it may be shown. */
export interface IbcConfig {
  readonly path: string;
  /** Allow-listed keys that hold no secret; those left empty are left out. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether user name and password are set at all. */
  readonly credentials: boolean;
}

/** Keys of IBC's config.ini that decide about start, login, API and restarts (IBC user guide). */
const SHOWN = new Set([
  ...["TradingMode", "ReadOnlyApi", "ReadOnlyLogin", "AcceptIncomingConnectionAction", "FIX", "IbDir"],
  ...["AcceptNonBrokerageAccountWarning", "ExistingSessionDetectedAction", "OverrideTwsApiPort"],
  ...[
    "OverrideTwsMasterClientID",
    "TrustedTwsApiClientIPs",
    "AutoRestartTime",
    "AutoLogoffTime",
    "ColdRestartTime",
  ],
  ...["ClosedownAt", "SecondFactorDevice", "SecondFactorAuthenticationTimeout", "LoginDialogDisplayTimeout"],
  ...[
    "SecondFactorAuthenticationExitInterval",
    "ReloginAfterSecondFactorAuthenticationTimeout",
    "MinimizeMainWindow",
  ],
  ...[
    "ExitAfterSecondFactorAuthenticationTimeout",
    "AllowBlindTrading",
    "SaveTwsSettingsAt",
    "CommandServerPort",
  ],
  ...["ConfirmOrderIdReset", "BypassRedirectOrderWarning", "SuppressInfoMessages", "LogStructureScope"],
]);

/** The first config.ini that exists where IBC looks for it by default; `null`: none. */
export async function ibcConfig(
  system: System,
  learn: (key: string, value: string, path: string) => void,
): Promise<IbcConfig | null> {
  const { env, home } = system;
  const paths = [
    env.IBC_INI,
    join(home, "ibc", "config.ini"),
    join(home, "Documents", "IBC", "config.ini"),
    join(home, "IBC", "config.ini"),
    "/home/ibgateway/ibc/config.ini",
    "/opt/ibc/config.ini",
    ...(system.platform === "win32" ? ["C:\\IBC\\config.ini"] : []),
  ];
  for (const path of paths) {
    const text = path ? await system.files.text(path, 256 * 1024) : null;
    if (!path || text === null) continue;
    const all = Object.entries(flatSettings(text, "ini"));
    const settings = all.filter(([key, value]) => SHOWN.has(key) && value !== "");
    const secret = all.filter(([key, value]) => /^(?:Ib|FIX)(?:LoginId|Password)$/.test(key) && value !== "");
    for (const [key, value] of secret) learn(key, value, path);
    return { path, settings: Object.fromEntries(settings), credentials: secret.length >= 2 };
  }
  return null;
}

/** Folders where IBC, or a start script of it, may be installed. */
export function ibcFolders({ env, home, platform }: System): string[] {
  const folders = [env.IBC_PATH, "/opt/ibc", join(home, "ibc"), join(home, "IBC"), "/home/ibgateway/ibc"];
  if (platform === "win32") folders.push("C:\\IBC");
  return folders.filter((folder): folder is string => Boolean(folder));
}

/** How IBC's scripts name its logs: `ibc-3.20.0_GATEWAY-1030_Friday.txt`. */
const LOG_NAME = /^ibc-.*\.txt$/i;
/** Where a project keeps a copy of them, or the folder of IBC itself. */
const IN_PROJECT = ["", "log", "logs", "Logs", "ibc", "IBC", "ibc/logs", "ibc/Logs", "IBC/logs", "IBC/Logs"];

/** One of IBC's own logs. */
export interface IbcLogFile {
  readonly path: string;
  readonly name: string;
  readonly modifiedMs: number;
  /** Named with `--log`, so that it is in the bundle already. */
  readonly isGiven: boolean;
}

/** The log of IBC that the user named, else the newest where IBC keeps them or in the project; `null`: none. */
export async function newestIbcLog(
  system: System,
  { project, logs }: { readonly project: string; readonly logs: readonly string[] },
): Promise<IbcLogFile | null> {
  const given = logs.filter((path) => LOG_NAME.test(basename(path)));
  const found = await Promise.all(given.map((path) => logFile(system, path, true)));
  const parents = [
    ...ibcFolders(system),
    ...["Documents", join("OneDrive", "Documents")].map((folder) => join(system.home, folder, "IBC")),
  ];
  const folders = [
    ...(system.env.LOG_PATH ? [system.env.LOG_PATH] : []),
    ...parents.flatMap((folder) => [join(folder, "logs"), join(folder, "Logs")]),
    ...IN_PROJECT.map((folder) => join(project, folder)),
  ];
  const beside = await Promise.all(
    folders.map(async (folder) => {
      const names = (await system.files.list(folder)).filter((name) => LOG_NAME.test(name));
      return Promise.all(names.map((name) => logFile(system, join(folder, name), false)));
    }),
  );
  return newest(found) ?? newest(beside.flat());
}

async function logFile(system: System, path: string, isGiven: boolean): Promise<IbcLogFile | null> {
  const info = await system.files.info(path);
  return info?.kind === "file" ? { path, name: basename(path), modifiedMs: info.modifiedMs, isGiven } : null;
}

function newest(logs: readonly (IbcLogFile | null)[]): IbcLogFile | null {
  return logs.filter((one) => one !== null).sort((a, b) => b.modifiedMs - a.modifiedMs)[0] ?? null;
}
