import { join } from "node:path";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { logTail } from "../log-tail.ts";
import { type IbcConfig, ibcConfig, ibcFolders, newestIbcLog } from "./ibc-files.ts";
import { type IbcRun, ibcRun } from "./ibc-state.ts";

/** IBC's configuration and the last run in its log. */
export interface TwsIbc {
  readonly version: string | null;
  readonly config: IbcConfig | null;
  readonly log:
    | (IbcRun & {
        readonly path: string;
        readonly modified: string;
        /** From the name of the log: `ibc-3.19.0_GATEWAY-1037_Monday.txt`. */
        readonly product: "tws" | "gateway" | null;
        /** Major version of TWS or Gateway, as IBC was told. */
        readonly twsVersion: string | null;
        /** `null`: it was named with `--log` and is among those logs. */
        readonly artifact: string | null;
      })
    | null;
}

/** Reads IBC's configuration by allow-list, and its newest log. */
export const twsIbc = defineSource({
  id: "tws.ibc",
  kind: "collector",
  title: "IBC",
  deadlineMs: 4000,
  async observe({ system, options, addArtifact, learn }): Promise<TwsIbc | null> {
    const config = await ibcConfig(system, (key, value, path) => {
      learn({ value, kind: key.endsWith("Password") ? "secret" : "user", origin: `${key} in ${path}` });
    });
    const newest = await newestIbcLog(system, options);
    const tail =
      newest === null
        ? null
        : await logTail(system, newest.path, { path: `logs/ibc/${newest.name}`, importance: 65 });
    const [, version, product, twsVersion] =
      /^ibc-([\d.]+)_(TWS|GATEWAY)-(\w+)_/i.exec(newest?.name ?? "") ?? [];
    const installed = version ?? (await installedVersion(system));
    if (config === null && tail === null && installed === null) return null;
    if (tail !== null && newest?.isGiven === false) addArtifact(tail.artifact);
    const log =
      newest === null || tail === null
        ? null
        : {
            path: newest.path,
            modified: new Date(newest.modifiedMs).toISOString(),
            product:
              product === undefined
                ? null
                : product.toUpperCase() === "TWS"
                  ? ("tws" as const)
                  : ("gateway" as const),
            twsVersion: twsVersion ?? null,
            artifact: newest.isGiven ? null : tail.artifact.path,
            ...ibcRun(tail.events),
          };
    return { version: installed, config, log };
  },
});

/** IBC's zip holds a file `version` with nothing else in it. */
async function installedVersion(system: System): Promise<string | null> {
  for (const folder of ibcFolders(system)) {
    const version = (await system.files.text(join(folder, "version"), 4096))?.trim();
    if (version && /^[\d.]+\S{0,10}$/.test(version)) return version;
  }
  return null;
}
