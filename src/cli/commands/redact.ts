import { once } from "node:events";
import { createRedactor, type RedactFlags } from "../../app/redact-input.ts";
import { createSystem } from "../../system/index.ts";
import { EXIT } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

/** `ib-bugreport redact`: standard input → standard output, streaming. */
export async function redact(used: { args: readonly string[]; flags: RedactFlags; io: Io }): Promise<number> {
  const { flags, io } = used;
  const redactor = await createRedactor(flags, createSystem());
  if (!redactor.ok) throw new UsageError(redactor.reason);
  for await (const part of redactor.rewrite(io.stdin)) {
    // A slow reader holds us back instead of filling memory.
    if (!io.stdout.write(part)) await once(io.stdout, "drain");
  }
  return EXIT.ok;
}
