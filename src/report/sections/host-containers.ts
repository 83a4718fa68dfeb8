import type { Facts } from "../../facts.ts";
import { join, list, type Phrase, say, sentence } from "../phrase.ts";
import { definePresenter, detail, settings } from "./presenter.ts";

interface Mapping {
  readonly hostAddress: string | null;
  readonly hostPort: number | null;
  readonly containerPort: number;
}

export const hostContainers = definePresenter({
  fact: "host.containers",
  title: "Containers",
  evidence: true,
  group: "environment",
  present(value) {
    const running = value.running
      .slice(0, 6)
      .map((one) => say`${one.name} (${one.image}) ${one.state}${trouble(one)}, ports ${ports(one.ports)}`);
    const engine =
      value.engine === null
        ? say`no container engine found`
        : say`${value.engine.name}: ${sentence(value.engine.detail)}`;
    return {
      seen: running.length === 0 ? say`${engine}; no IB Gateway container seen` : join(running, "; "),
      details: [
        ...detail("Engine", engine),
        ...value.running
          .slice(0, 6)
          .flatMap((one) => [
            ...detail(
              "Container",
              say`${one.name}: ${one.image}, digest ${one.digest}, ${one.state}${trouble(one)}, ${one.restartCount} restarts, ports ${ports(one.ports)}${one.log === null ? [] : say`, last lines in ${one.log}`}`,
            ),
            ...detail("Its settings", join(settings(one.settings).map((part) => [part]))),
          ]),
        ...value.compose.slice(0, 6).map((one) => ({
          label: "Compose service",
          value: say`${one.name} (${one.place}): image ${one.image}, ports ${ports(one.ports)}, network ${one.networkMode ?? "default"}`,
        })),
        ...detail("Environment names set", value.running[0] && list(value.running[0].environmentKeys, 20)),
        ...detail("Other containers", value.others === 0 ? null : value.others),
      ],
    };
  },
});

function trouble(one: Facts["host.containers"]["running"][number]): Phrase {
  const health = one.health === null ? [] : say`, ${one.health}`;
  const exit = one.exitCode === null || one.state === "running" ? [] : say`, exit code ${one.exitCode}`;
  return say`${health}${exit}${one.outOfMemory ? [{ own: ", ended for lack of memory" }] : []}`;
}

function ports(mappings: readonly Mapping[]): Phrase {
  return join(
    mappings
      .slice(0, 8)
      .map((one) => [{ value: `${one.hostAddress ?? "*"}:${one.hostPort ?? "any"}→${one.containerPort}` }]),
    ", ",
    "none published",
  );
}
