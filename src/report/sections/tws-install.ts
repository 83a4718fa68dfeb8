import { join, list, type Phrase, say } from "../phrase.ts";
import { definePresenter, detail, settings } from "./presenter.ts";

const PRODUCT = { tws: "TWS", gateway: "IB Gateway", ibc: "IBC" } as const;

export const twsInstall = definePresenter({
  fact: "tws.install",
  title: "TWS and IB Gateway installed",
  evidence: false,
  group: "environment",
  present(value) {
    const installed = value.installations.slice(0, 8).map((one) => {
      const heap = one.heap === null ? [] : say`, heap ${one.heap}`;
      return say`${[{ own: PRODUCT[one.product] ?? "TWS" }]} ${one.version} in ${one.folder}${heap}`;
    });
    return {
      seen: say`${join(installed, "; ", "none found")}`,
      details: [
        ...detail("Installed", join(installed, "; ", "none found")),
        ...value.settings
          .slice(0, 3)
          .flatMap((one) => [
            ...detail("Settings folder", one.folder),
            ...detail("jts.ini", one.jtsIni && join(settings(one.jtsIni).map((part) => [part]))),
            ...detail("API settings", one.api && join(settings(one.api).map((part) => [part]))),
            ...detail("Encrypted logs", names(one.encryptedLogs.map((log) => `${log.name} ${log.modified}`))),
          ]),
        ...detail(
          "Daily restart",
          names(value.dailyRestart.map((one) => `${one.key} ${one.time} (${one.place})`)),
        ),
      ],
    };
  },
});

function names(values: readonly string[]): Phrase | null {
  return values.length === 0 ? null : list(values, 4);
}
