import { join, list, say } from "../phrase.ts";
import { definePresenter, detail, settings } from "./presenter.ts";

export const twsIbc = definePresenter({
  fact: "tws.ibc",
  title: "IBC",
  evidence: true,
  group: "environment",
  present({ version, config, log }) {
    const state = log === null ? say`no log found` : say`log ends at ${log.state} (${log.stateAt})`;
    return {
      seen: say`IBC ${version}: ${state}`,
      details: [
        ...detail("Version", version),
        ...detail("Settings", config && join(settings(config.settings).map((one) => [one]))),
        ...detail("Login in its configuration", config && (config.credentials ? say`set` : say`not set`)),
        ...detail("API port by its log", log?.apiPort),
        ...detail("Open dialog", log?.openDialog),
      ],
    };
  },
  absent({ "capture.logs": logs }) {
    const told = logs?.events.filter(({ client }) => client === "ibc").map(({ artifact }) => artifact) ?? [];
    return told.length === 0
      ? null
      : say`not where it is usually installed; its lines stand in ${list([...new Set(told)])}`;
  },
});
