import { defineSource } from "../../model/source.ts";

/** An installed program of the TWS family. */
export interface TwsInstallation {
  readonly product: "tws" | "gateway" | "ibc";
  /** As its folder says: `10.37.1l`, `1037`; `null`: not said. */
  readonly version: string | null;
  readonly folder: string;
  /** `-Xmx` of its vmoptions, e.g. `768m`. */
  readonly heap: string | null;
}

/** An encrypted log: readable only by IBKR, but it says when who connected. */
export interface EncryptedLog {
  readonly name: string;
  /** From `api.<clientId>.…`; `null` for TWS's own logs. */
  readonly clientId: number | null;
  readonly bytes: number;
  readonly modified: string;
}

/** A settings folder of TWS (`Jts`). */
export interface TwsSettings {
  readonly folder: string;
  /** `section.key` → value, by allow-list; `null`: no jts.ini. */
  readonly jtsIni: Readonly<Record<string, string>> | null;
  /** API settings of a readable tws.xml / ibg.xml, by allow-list; `null`: none. */
  readonly api: Readonly<Record<string, string>> | null;
  /** Newest first. */
  readonly encryptedLogs: readonly EncryptedLog[];
}

/** TWS, IB Gateway and IBC on this machine. */
export interface TwsInstall {
  readonly installations: readonly TwsInstallation[];
  readonly settings: readonly TwsSettings[];
  /** Daily restart or log-off, as configured: `AutoRestartTime 11:45 PM`. */
  readonly dailyRestart: readonly { readonly key: string; readonly time: string; readonly place: string }[];
}

export const twsInstall = defineSource({
  id: "tws.install",
  kind: "collector",
  title: "TWS and IB Gateway installed",
  deadlineMs: 4000,
  async observe(): Promise<TwsInstall> {
    throw new Error("not written yet");
  },
});
