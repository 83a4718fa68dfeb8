import { createSystem } from "../../system/index.ts";
import { type GatherFlags, gatherOptions } from "../gather-options.ts";
import { gatherAndShow } from "../gathering.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

/** `ib-bugreport`, `ib-bugreport collect`: gather, probe, diagnose; write the report and the zip. */
export async function collect(used: {
  args: readonly string[];
  flags: GatherFlags;
  io: Io;
}): Promise<number> {
  const [stray] = used.args;
  // As the default command it is handed whatever is not a command's name.
  if (stray !== undefined) throw new UsageError(`unknown command "${stray}"; --help lists the commands`);
  const { flags } = used;
  return gatherAndShow(await gatherOptions(flags, createSystem()), flags, used.io);
}
