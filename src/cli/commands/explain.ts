import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

/** `ib-bugreport explain CODE|MODE`: what it means, who is at fault, what to do. */
export async function explain(used: { args: readonly string[]; flags: object; io: Io }): Promise<number> {
  throw new UsageError(`nothing is known about "${used.args[0]}"`);
}
