import { join } from "node:path";
import type { System } from "../../model/system.ts";

/**
 * Folders where TWS may keep its settings (`Jts`), only those that exist, each once. Sources: IBKR's TWS guide
 * (`C:\Jts`, `~/Jts`), gnzsnz/ib-gateway-docker (`/home/ibgateway/Jts`, `/opt/ibkr`), heshiming/ibga.
 */
export async function settingsFolders(system: System): Promise<string[]> {
  const { env, home, platform } = system;
  const candidates = [
    env.TWS_SETTINGS_PATH,
    join(home, "Jts"),
    join(home, "IBJts"),
    ...(platform === "win32"
      ? ["C:\\Jts", join(env.LOCALAPPDATA ?? home, "Jts")]
      : ["/home/ibgateway/Jts", "/root/Jts", "/opt/ibkr", "/home/ibg_settings"]),
    // Windows' own, seen from WSL.
    ...(env.WSL_DISTRO_NAME ? ["/mnt/c/Jts"] : []),
  ];
  const found = new Map<string, string>();
  for (const folder of candidates) {
    if (!folder || (await system.files.info(folder))?.kind !== "folder") continue;
    const real = (await system.files.real(folder)) ?? folder;
    if (!found.has(real)) found.set(real, folder);
  }
  return [...found.values()];
}
