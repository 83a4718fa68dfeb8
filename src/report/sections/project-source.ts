import { join, list, plural, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const projectSource = definePresenter({
  fact: "project.source",
  title: "Source of the program",
  evidence: true,
  group: "configuration",
  present(value) {
    const hints = value.hints.slice(0, 6).map((one) => {
      const second = one.with === null ? [] : say` with ${one.with}`;
      return say`${one.place}${second}: ${one.quote}`;
    });
    return {
      seen:
        hints.length === 0
          ? say`${plural(value.files, "file")} read, nothing that stands out`
          : join(hints, "; "),
      details: [
        ...(value.libraries.length === 0
          ? []
          : detail("Imports", list(value.libraries.map((one) => `${one.name} (${one.place})`)))),
        ...value.settings
          .slice(0, 8)
          .map((one) => ({ label: "Names", value: say`${one.key} = ${one.value} (${one.place})` })),
        ...(value.environmentReads.length === 0
          ? []
          : detail(
              "Reads from the environment",
              list(value.environmentReads.map((one) => `${one.name} (${one.place})`)),
            )),
        ...value.sharedClientIds.slice(0, 4).map((one) => ({
          label: "One client id in several programs",
          value: say`${one.clientId} at ${list(one.places)}`,
        })),
      ],
    };
  },
});
