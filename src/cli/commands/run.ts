import { createSystem } from "../../system/index.ts";
import { type GatherFlags, gatherOptions } from "../gather-options.ts";
import { gatherAndShow } from "../gathering.ts";
import type { Io } from "../io.ts";
import { portNumber, seconds } from "../numbers.ts";
import { UsageError } from "../usage-error.ts";

interface RunFlags extends GatherFlags {
  readonly for?: string;
  readonly until?: string;
  readonly tapPort?: string;
  readonly recorder: boolean;
  readonly compareSimulator?: boolean;
}

/** `ib-bugreport run -- CMD…`: the same as collect, with CMD run behind the wire tap. */
export async function run(used: { args: readonly string[]; flags: RunFlags; io: Io }): Promise<number> {
  const { flags } = used;
  if (used.args[0] === "")
    throw new UsageError("the command is empty: name the program to run, ib-bugreport run -- CMD…");
  const options = await gatherOptions(flags, createSystem());
  const request = {
    command: used.args,
    forSeconds: flags.for === undefined ? null : seconds("--for", flags.for) / 1000,
    until: flags.until === undefined ? null : pattern(flags.until),
    tapPort: flags.tapPort === undefined ? null : portNumber("--tap-port", flags.tapPort),
    recorder: flags.recorder,
    compareSimulator: flags.compareSimulator ?? false,
    terminal: used.io.stdin.isTTY === true,
    colours: !flags.json && used.io.stdout.isTTY === true,
  };
  return gatherAndShow({ ...options, run: request, onOutput: show(used.io, flags) }, flags, used.io);
}

/** The program's output as it comes; with `--json` standard output belongs to the document alone. */
function show(io: Io, flags: RunFlags) {
  return (stream: "stdout" | "stderr", bytes: Uint8Array) =>
    // Answers when it has left: a slow terminal holds the program back instead of filling memory.
    new Promise<void>((left) => {
      (stream === "stdout" && !flags.json ? io.stdout : io.stderr).write(bytes, () => left());
    });
}

function pattern(given: string): RegExp {
  try {
    return new RegExp(given);
  } catch {
    throw new UsageError(`--until: "${given}" is not a regular expression`);
  }
}
