import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

/** `ib-bugreport file [BUNDLE]`: prepares and files the issue on GitHub. */
export async function file(used: { args: readonly string[]; flags: object; io: Io }): Promise<number> {
  throw new UsageError(`${used.args[0] ?? "no bundle"} cannot be filed yet`);
}
