import { join } from "node:path";
import type { System } from "../model/system.ts";
import { OWN_RULES_FILE, type ReadOwnRules, readOwnRules } from "../redactors/own-rules.ts";

const MOST_BYTES = 1 << 20;

/** The rules that a project's owner added in its folder; none when there is no such file. */
export async function projectRules(folder: string, system: System): Promise<ReadOwnRules> {
  const file = join(folder, OWN_RULES_FILE);
  return (await rulesOf(file, system)) ?? readOwnRules("{}");
}

/**
 * The rules in a file; `null` when there is none. One that is there and cannot be read is refused rather than passed over:
 * what its owner wanted hidden would be seen.
 */
export async function rulesOf(file: string, system: System): Promise<ReadOwnRules | null> {
  const info = await system.files.info(file);
  if (info === null && (await system.files.link(file)) === null) return null;
  const refuse = (reason: string) => ({ ok: false, reason: `${file}: ${reason}` }) as const;
  if (info === null) return refuse("this link leads nowhere");
  if (info.kind !== "file") return refuse("it is no file");
  if (info.bytes > MOST_BYTES) return refuse("it is larger than 1 MiB");
  const text = await system.files.text(file, MOST_BYTES);
  if (text === null) return refuse("it cannot be read");
  const read = readOwnRules(text);
  return read.ok ? read : refuse(read.reason);
}
