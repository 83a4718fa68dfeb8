import { styleText } from "node:util";
import { explain as look } from "../../app/explain.ts";
import { EXIT } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { jsonLine } from "../json-line.ts";
import { UsageError } from "../usage-error.ts";

interface Flags {
  readonly json?: boolean;
}

/** `ib-bugreport explain CODE|MODE`: what it means, who is at fault, what to do. */
export async function explain(used: { args: readonly string[]; flags: Flags; io: Io }): Promise<number> {
  const { args, flags, io } = used;
  const term = args[0] ?? "";
  const found = look(term);
  if (!found.known) {
    const near = found.suggestions.length > 0 ? `; near it: ${found.suggestions.join(", ")}` : "";
    throw new UsageError(`nothing is known about "${term}"${near}`);
  }
  if (flags.json) {
    io.stdout.write(jsonLine({ schemaVersion: 1, title: found.title, parts: found.parts }));
    return EXIT.ok;
  }
  const bold = (text: string) => styleText("bold", text, { stream: io.stdout, validateStream: true });
  io.stdout.write(`${bold(found.title)}\n`);
  for (const { heading, text } of found.parts) io.stdout.write(`\n${bold(heading)}\n  ${text}\n`);
  return EXIT.ok;
}
