import { join, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const projectNode = definePresenter({
  fact: "project.node",
  title: "Node packages",
  evidence: false,
  group: "environment",
  present(value) {
    const packages = value.packages
      .slice(0, 8)
      .map(
        (one) =>
          say`${one.name} ${one.installed ?? "not installed"} (declared ${one.declared}, locked ${one.locked})`,
      );
    return {
      seen: join(packages, "; ", "no client library"),
      details: [
        ...detail("Manifest", value.manifest),
        ...detail("Client libraries", join(packages, "; ", "none declared")),
        ...detail("Package manager", value.packageManager),
        ...detail("Node wanted", value.engines),
      ],
    };
  },
});
