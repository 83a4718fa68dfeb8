import { join, resolve } from "node:path";
import type { System } from "../../model/system.ts";

/** Where filing remembers what it did: `IB_BUGREPORT_STATE`, else the user's state folder of this system. */
export function stateFolder({ env, home, cwd, platform }: System): string {
  if (env.IB_BUGREPORT_STATE) return resolve(cwd, env.IB_BUGREPORT_STATE);
  if (platform === "win32")
    return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "ib-bugreport", "State");
  if (platform === "darwin") return join(home, "Library", "Application Support", "ib-bugreport");
  return join(env.XDG_STATE_HOME || join(home, ".local", "state"), "ib-bugreport");
}
