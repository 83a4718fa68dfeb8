import { captures } from "../capture/index.ts";
import { lastAddress } from "../capture/logs/last-address.ts";
import { dialledElsewhere } from "../capture/run/dialled-elsewhere.ts";
import { chooseTarget, environmentCollectors, targetCollectors } from "../collectors/index.ts";
import { projectConfig } from "../collectors/project/config.ts";
import { projectSource } from "../collectors/project/source.ts";
import type { Gatherer } from "../engine/gather.ts";
import type { GatherOptions } from "../model/source.ts";
import type { System } from "../model/system.ts";
import type { Target } from "../model/target.ts";
import { probes } from "../probes/index.ts";

/** First half: the project is read and its newest log glanced at, so that the target is known, while the slower collectors run on. */
export async function findTarget(
  gatherer: Gatherer,
  options: GatherOptions,
  { system, signal }: { system: System; signal: AbortSignal },
): Promise<Target> {
  const [logged] = await Promise.all([
    lastAddress(system, options, signal),
    gatherer.observe([projectConfig, projectSource], chooseTarget(options, {})),
  ]);
  const config = gatherer.value(projectConfig);
  const target = chooseTarget(options, { config, source: gatherer.value(projectSource), logged });
  addTarget(gatherer, target);
  return target;
}

/** After a run of the program: where it really went, when that is elsewhere and no flag says otherwise. */
export function followProgram(gatherer: Gatherer, options: GatherOptions, target: Target): Target {
  const dialled = options.host === null && options.port === null ? dialledElsewhere(gatherer.facts) : null;
  if (dialled === null) return target;
  const { host, port, place } = dialled;
  // What it did outweighs what its log said
  const origin = { ...target.origin, host: place, port: place };
  const followed = { ...target, host, port, origin, logged: null };
  addTarget(gatherer, followed);
  return followed;
}

function addTarget(gatherer: Gatherer, target: Target): void {
  gatherer.add({
    facts: {
      "project.target": { status: "observed", value: { ...target, origin: { ...target.origin } }, tookMs: 0 },
    },
  });
}

/** Second half: everything about the machine, the logs and TWS, at once. */
export async function gatherAll(gatherer: Gatherer, target: Target): Promise<void> {
  await Promise.all([
    gatherer.observe(environmentCollectors, target),
    gatherer.observe(targetCollectors, target),
    gatherer.observe(probes, target),
    gatherer.observe(captures, target),
  ]);
}
