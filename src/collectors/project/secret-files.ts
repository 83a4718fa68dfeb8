import { resolve } from "node:path";
import type { ConfigEntry } from "../../formats/config/index.ts";
import type { SourceContext } from "../../model/source.ts";
import { decodedText } from "../decoded-text.ts";
import { inBatches } from "../in-batches.ts";
import { keyWords } from "./setting-words.ts";
import type { ProjectFile } from "./walk.ts";

/** A file that holds one secret, as Docker and Kubernetes hand them to a program. */
export interface SecretFile {
  readonly path: string;
  /** What it is called where it is named: a setting, or its own name. */
  readonly key: string;
}

/** A secret is one line, and short. */
const MOST_BYTES = 1024;
const SHORTEST = 4;
const MOST_FILES = 60;

const FOLDER = /(?:^|\/)\.?secrets?\/[^/]+$/i;
const BARE = /^[\w-]+(?:\.(?:txt|secret|pass|pw|pwd|key|cred))?$/i;
const NAMED = /passw|passphrase|pwd|secret|token|credential|api_?key/i;

/** Whether a file of the project is such a one, by its name or its folder. */
export function isSecretFile({ name, relative }: Pick<ProjectFile, "name" | "relative">): boolean {
  return BARE.test(name) && (FOLDER.test(relative) || NAMED.test(name));
}

/** Those that settings name: `TWS_PASSWORD_FILE=…`, and `file` of a secret in a compose file. */
export function secretFilesOf(
  entries: readonly Pick<ConfigEntry, "path" | "value">[],
  folder: string,
): SecretFile[] {
  return entries.flatMap(({ path, value }) => {
    const key = path.findLast((segment) => !/^\d+$/.test(segment)) ?? "";
    if (path[0] === "secrets" && path.length === 3 && key === "file")
      return [{ path: resolve(folder, value), key: path[1] ?? key }];
    const words = keyWords(key);
    const isNamed = words.at(-1) === "file" && (NAMED.test(key) || /user|login/i.test(key));
    return isNamed && /^[./~\w-][^\s]*$/.test(value) ? [{ path: resolve(folder, value), key }] : [];
  });
}

/** Learns what they hold, so that it is hidden wherever else it stands; the files themselves are never packed. */
export async function learnSecretFiles(
  { system, learn }: SourceContext,
  files: readonly SecretFile[],
): Promise<void> {
  const distinct = [...new Map(files.map((file) => [file.path, file])).values()].slice(0, MOST_FILES);
  await inBatches(distinct, async ({ path, key }) => {
    const file = await decodedText(system, path, MOST_BYTES);
    if (file === null || file.binary || file.truncated) return;
    const value = file.text.trim();
    if (value.length < SHORTEST || value.includes("\n")) return;
    const kind = /user|login/i.test(key) && !NAMED.test(key) ? "user" : "secret";
    learn({ value, kind, origin: `the file of ${key}` });
  });
}
