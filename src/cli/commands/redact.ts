import { createRedactor, InputRefused, type RedactFlags, RedactionFailed } from "../../app/redact-input.ts";
import { createSystem } from "../../system/index.ts";
import { inLargeBlocks } from "../../system/standard-input.ts";
import { EXIT } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { OutputFailed, stdoutWriter } from "../stdout-writer.ts";
import { UsageError } from "../usage-error.ts";

/** Where a folder given as standard input shows; Node itself takes it for an empty file. */
const STANDARD_INPUT = "/dev/stdin";

/** `ib-bugreport redact`: standard input → standard output, streaming. */
export async function redact(used: { args: readonly string[]; flags: RedactFlags; io: Io }): Promise<number> {
  const { flags, io } = used;
  const system = createSystem();
  const redactor = await createRedactor(flags, system);
  if (!redactor.ok) throw new UsageError(redactor.reason);
  if ((await system.files.info(STANDARD_INPUT))?.kind === "folder")
    throw new UsageError(
      "standard input is a folder; give the content of a file: ib-bugreport redact < FILE",
    );
  if (io.stdin.isTTY)
    io.stderr.write("Reading what you type or paste; end with Ctrl-D (Windows: Ctrl-Z, Enter).\n");
  const write = stdoutWriter(io.stdout);
  try {
    for await (const part of redactor.rewrite(inLargeBlocks(io.stdin))) if (!(await write(part))) break;
    return EXIT.ok;
  } catch (error) {
    if (error instanceof InputRefused) throw new UsageError(error.message);
    if (!(error instanceof OutputFailed || error instanceof RedactionFailed)) throw error;
    const what = error instanceof OutputFailed ? "standard output" : "the redaction failed";
    io.stderr.write(
      `error: ${what}: ${printable(error.message)}; what was written before is redacted, and not all\n`,
    );
    return EXIT.internal;
  }
}
