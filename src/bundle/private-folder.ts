import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

/** A temporary folder for its owner alone. */
export interface PrivateFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Folders in use: a process that is told to end at once takes them along. */
const inUse = new Set<string>();

function removeAll(): void {
  for (const path of inUse) rmSync(path, { recursive: true, force: true });
}

/** Makes one below `parent`, and knows it from the same moment on: nothing may come between. */
export function makePrivateFolder(parent: string, prefix: string): PrivateFolder {
  const path = mkdtempSync(join(parent, prefix));
  if (inUse.size === 0) process.once("exit", removeAll);
  inUse.add(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      inUse.delete(path);
      if (inUse.size === 0) process.off("exit", removeAll);
    },
  };
}
