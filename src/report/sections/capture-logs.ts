import { list, say } from "../phrase.ts";
import { definePresenter } from "./presenter.ts";

export const captureLogs = definePresenter({
  fact: "capture.logs",
  title: "Log files",
  evidence: true,
  group: null,
  present(value) {
    if (value.files.length === 0) return { seen: say`no log files found`, details: [] };
    return {
      seen: say`${value.events.length} telling events in ${list(
        value.files.map((one) => one.artifact ?? one.path),
        4,
      )}`,
      details: [],
    };
  },
});
