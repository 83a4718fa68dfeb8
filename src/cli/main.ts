import { type Command, CommanderError } from "commander";
import { EXIT } from "./exit-codes.ts";
import type { Io } from "./io.ts";
import { printable } from "./printable.ts";
import { buildProgram } from "./program.ts";
import { UsageError } from "./usage-error.ts";

/** Runs the command line; answers with the exit code. `argv` is without node and script. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program: Command = buildProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError) {
      io.stderr.write(`error: ${printable(error.message)}\n`);
      return EXIT.usage;
    }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.stderr.write(`ib-bugreport itself failed: ${printable(reason)}\n`);
    return EXIT.internal;
  }
}
