import { defineSource } from "../../model/source.ts";
import { type ComposeService, composeServices } from "./compose.ts";
import { containerEngine } from "./container-engine.ts";
import { type RunningContainer, runningContainers } from "./running-containers.ts";

/** Containers as the project declares them and as the local engine runs them. */
export interface HostContainers {
  readonly compose: readonly ComposeService[];
  /** The engine's answer; `null`: no Docker or Podman on this machine. */
  readonly engine: { readonly name: string; readonly reachable: boolean; readonly detail: string } | null;
  /** Gateways first. Other people's containers are counted, not named. */
  readonly running: readonly RunningContainer[];
  readonly others: number;
}

/** Reads compose files, and asks the local engine for Gateway containers. */
export const hostContainers = defineSource({
  id: "host.containers",
  kind: "collector",
  title: "Containers",
  deadlineMs: 8000,
  async observe(context): Promise<HostContainers> {
    const { system, options, signal } = context;
    const [compose, search] = await Promise.all([
      composeServices(system, options.project, signal),
      containerEngine(system, options.project, signal),
    ]);
    const nothing = { running: [], others: 0 };
    if (search === null) return { compose, engine: null, ...nothing };
    if (!("engine" in search)) return { compose, engine: { ...search, reachable: false }, ...nothing };
    const ports = options.port === null ? [] : [options.port];
    const found = await runningContainers(search.engine, ports, context);
    const { name } = search.engine;
    if (found === null) {
      const detail = "did not answer, or does not let this user in";
      return { compose, engine: { name, reachable: false, detail }, ...nothing };
    }
    const detail = `${found.running.length + found.others} containers`;
    return { compose, engine: { name, reachable: true, detail }, ...found };
  },
});
