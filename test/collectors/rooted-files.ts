import { join } from "node:path";
import type { Files } from "../../src/model/system.ts";
import { createFiles } from "../../src/system/files.ts";

/** Files as they would be on a machine whose root is this folder. */
export function rootedFiles(root: string): Files {
  const files = createFiles();
  const at = (path: string) => (path.startsWith(root) ? path : join(root, path));
  return {
    ...files,
    info: (path) => files.info(at(path)),
    list: (path) => files.list(at(path)),
    entries: (path) => files.entries(at(path)),
    text: (path, maxBytes) => files.text(at(path), maxBytes),
    stream: (path, range) => files.stream(at(path), range),
    link: (path) => files.link(at(path)),
    real: async (path) => ((await files.info(at(path))) === null ? null : path),
  };
}
