import { join } from "node:path";
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

/** The newest of IBC's own logs; `null`: none. */
export async function newestIbcLog(
  system: System,
): Promise<{ readonly path: string; readonly name: string; readonly modifiedMs: number } | null> {
  const parents = [...ibcFolders(system), join(system.home, "Documents", "IBC")];
  const folders = parents.flatMap((folder) => [join(folder, "logs"), join(folder, "Logs")]);
  const logs = await Promise.all(
    folders.map(async (folder) => {
      const names = (await system.files.list(folder)).filter((name) => /^ibc-.*\.txt$/i.test(name));
      return Promise.all(
        names.map(async (name) => {
          const info = await system.files.info(join(folder, name));
          return { path: join(folder, name), name, modifiedMs: info?.modifiedMs ?? 0 };
        }),
      );
    }),
  );
  return logs.flat().sort((a, b) => b.modifiedMs - a.modifiedMs)[0] ?? null;
}
