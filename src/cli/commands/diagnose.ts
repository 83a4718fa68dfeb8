import { resolve } from "node:path";
import { diagnoseFiles } from "../../app/diagnose-files.ts";
import { createSystem } from "../../system/index.ts";
import { EXIT } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { jsonLine } from "../json-line.ts";
import { printable } from "../printable.ts";
import { printVerdict } from "../summary.ts";
import { UsageError } from "../usage-error.ts";

interface Flags {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `ib-bugreport diagnose FILE…`: the verdict from a bundle, or from logs that somebody pasted. */
export async function diagnose(used: { args: readonly string[]; flags: Flags; io: Io }): Promise<number> {
  const { args, flags, io } = used;
  const system = createSystem();
  const paths = args.map((path) => resolve(system.cwd, path));
  for (const path of paths) {
    const info = await system.files.info(path);
    if (info === null) throw new UsageError(`there is no file ${path}`);
    if (info.kind !== "file") throw new UsageError(`${path} is not a file`);
  }
  const answer = await diagnoseFiles(paths, system);
  if (!answer.ok) throw new UsageError(answer.reason);
  if (flags.json) io.stdout.write(jsonLine(answer.verdict));
  else {
    printVerdict(answer.verdict, io);
    if (answer.ask && !flags.quiet) io.stdout.write(`\nTo ask the reporter:\n\n${printable(answer.ask)}\n`);
  }
  return EXIT.ok;
}
