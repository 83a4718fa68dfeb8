import { join, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const hostRuntimes = definePresenter({
  fact: "host.runtimes",
  title: "Runtimes",
  evidence: false,
  group: "environment",
  present(value) {
    const java = value.java.slice(0, 4).map((one) => say`${one.version} (${one.found}, ${one.folder})`);
    return {
      seen: say`Node ${value.node}, Java ${join(java)}`,
      details: [
        ...detail("Node", value.node),
        ...detail("npm", value.npm),
        ...detail("Java", join(java, "; ", "none found")),
      ],
    };
  },
});
