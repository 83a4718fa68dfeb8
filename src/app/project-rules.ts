import { join } from "node:path";
import type { System } from "../model/system.ts";
import { OWN_RULES_FILE, type ReadOwnRules, readOwnRules } from "../redactors/own-rules.ts";

const MOST_BYTES = 1 << 20;

/** The rules that a project's owner added in its folder; none when there is no such file. */
export async function projectRules(folder: string, system: System): Promise<ReadOwnRules> {
  const file = join(folder, OWN_RULES_FILE);
  const read = readOwnRules((await system.files.text(file, MOST_BYTES)) ?? "{}");
  return read.ok ? read : { ok: false, reason: `${file}: ${read.reason}` };
}
