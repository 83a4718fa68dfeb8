import { demoProject } from "../../app/demo-project.ts";
import { startSimulator } from "../../simulator/index.ts";
import { createSystem } from "../../system/index.ts";
import { type GatherFlags, gatherOptions } from "../gather-options.ts";
import { gatherAndShow } from "../gathering.ts";
import type { Io } from "../io.ts";
import { scenarioNamed } from "./simulate.ts";

/** `ib-bugreport demo [SCENARIO]`: the whole job against the embedded simulator, in a small project made for it. */
export async function demo(used: { args: readonly string[]; flags: GatherFlags; io: Io }): Promise<number> {
  const { flags } = used;
  const scenario = scenarioNamed(used.args[0] ?? "healthy");
  const system = createSystem();
  const options = await gatherOptions(flags, system);
  const simulator = await startSimulator({ scenario });
  const { host, port } = simulator;
  const project = await demoProject(system, { host, port, account: scenario.accounts[0] ?? "DU1234567" });
  try {
    if (!flags.quiet)
      used.io.stderr.write(
        `The simulator plays "${scenario.id}" on ${simulator.host}:${simulator.port}: ${scenario.title}\n`,
      );
    const own = flags.project === "." ? { project: project.folder } : {};
    // Neither the shell's variables nor a project lead the demo to a TWS that is somebody's.
    const isGiven = options.host !== undefined || options.port !== undefined;
    const address = isGiven ? { port } : { host, port, addressFrom: "the simulator of the demo" };
    return await gatherAndShow({ ...address, ...options, ...own }, flags, used.io);
  } finally {
    await Promise.all([simulator.close(), project.remove()]);
  }
}
