import { join } from "node:path";
import { readApiSettings } from "../../formats/api-settings.ts";
import { flatSettings } from "../../formats/flat-settings.ts";
import type { System } from "../../model/system.ts";

/** An encrypted log: readable only by IBKR, but it says when who connected. */
interface EncryptedLog {
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

/** Keys of jts.ini that say how TWS runs. The `Logon` section can hold the user's name: never the whole of it. */
const JTS_INI = new Set([
  ...["WriteDebug", "TrustedIPs", "ApiOnly", "LocalServerPort", "RemoteHostOrderRouting"].map(
    (key) => `IBGateway.${key}`,
  ),
  ...["RemotePortOrderRouting", "MainWindow.Width"].map((key) => `IBGateway.${key}`),
  ...["Locale", "TimeZone", "UseSSL", "s3store", "displayedproxymsg", "tradingMode"].map(
    (key) => `Logon.${key}`,
  ),
  ...["debug", "Region", "SslEnabled"].map((key) => `Communication.${key}`),
]);

const MOST_LOGS = 20;
const MOST_FOLDERS = 20;

/** Reads one settings folder. The names of the folders inside stand for users and go nowhere. */
export async function twsSettings(system: System, folder: string): Promise<TwsSettings> {
  const ini = await system.files.text(join(folder, "jts.ini"), 256 * 1024);
  const kept = Object.entries(flatSettings(ini ?? "", "ini")).filter(([key]) => JTS_INI.has(key));
  const inside = ((await system.files.entries(folder)) ?? [])
    .filter(({ kind }) => kind === "folder")
    .slice(0, MOST_FOLDERS);
  const users = [folder, ...inside.map(({ name }) => join(folder, name))];
  const logs = (await Promise.all(users.map((user) => encryptedLogs(system, user)))).flat();
  return {
    folder,
    jtsIni: ini === null ? null : Object.fromEntries(kept),
    api: await apiSettings(system, users),
    encryptedLogs: logs.sort((a, b) => (a.modified < b.modified ? 1 : -1)).slice(0, MOST_LOGS),
  };
}

async function encryptedLogs(system: System, folder: string): Promise<EncryptedLog[]> {
  const names = (await system.files.list(folder)).filter((name) => name.endsWith(".ibgzenc"));
  const logs = await Promise.all(
    names.slice(-200).map(async (name) => {
      const info = await system.files.info(join(folder, name));
      const client = /^api\.(\d{1,10})\./.exec(name)?.[1];
      const modified = new Date(info?.modifiedMs ?? 0).toISOString();
      return {
        name,
        clientId: client === undefined ? null : Number(client),
        bytes: info?.bytes ?? 0,
        modified,
      };
    }),
  );
  return logs.filter(({ name }) => /^[\w.-]+$/.test(name));
}

async function apiSettings(system: System, folders: readonly string[]): Promise<TwsSettings["api"]> {
  for (const folder of folders) {
    for (const name of ["tws.xml", "ibg.xml"]) {
      const text = await system.files.text(join(folder, name), 2 * 1024 * 1024);
      const settings = text === null ? null : readApiSettings(text);
      if (settings !== null) return settings;
    }
  }
  return null;
}
