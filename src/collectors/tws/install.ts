import { defineSource } from "../../model/source.ts";
import { ibcConfig } from "./ibc-files.ts";
import { type TwsInstallation, twsInstallations } from "./installations.ts";
import { type TwsSettings, twsSettings } from "./settings.ts";
import { settingsFolders } from "./settings-folders.ts";

/** TWS, IB Gateway and IBC on this machine. */
export interface TwsInstall {
  readonly installations: readonly TwsInstallation[];
  readonly settings: readonly TwsSettings[];
  /** Daily restart or log-off, as configured: `AutoRestartTime 11:45 PM`. */
  readonly dailyRestart: readonly { readonly key: string; readonly time: string; readonly place: string }[];
}

const RESTARTS = ["AutoRestartTime", "AutoLogoffTime", "ColdRestartTime", "ClosedownAt"];

/** Finds installed versions and settings of TWS, IB Gateway and IBC. */
export const twsInstall = defineSource({
  id: "tws.install",
  kind: "collector",
  title: "TWS and IB Gateway installed",
  deadlineMs: 4000,
  async observe({ system }): Promise<TwsInstall> {
    const folders = await settingsFolders(system);
    const [installations, settings, ibc] = await Promise.all([
      twsInstallations(system, folders),
      Promise.all(folders.map((folder) => twsSettings(system, folder))),
      ibcConfig(system, () => {}),
    ]);
    const dailyRestart = RESTARTS.flatMap((key) => {
      const time = ibc?.settings[key];
      return ibc === null || time === undefined ? [] : [{ key, time, place: ibc.path }];
    });
    return { installations, settings, dailyRestart };
  },
});
