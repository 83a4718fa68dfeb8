import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BundleEntry } from "../model/bundle.ts";
import { makePrivateFolder } from "./private-folder.ts";

/** One redacted file on its way into the zip, with what the manifest says of it. */
export interface Spooled {
  readonly path: string;
  readonly source: string;
  readonly bytes: number;
  readonly sha256: string;
  open(): AsyncIterable<Uint8Array>;
}

/** An entry that could not be redacted or read; it is left out, never written as it was. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

export interface Spool {
  /** Private and removed at the end: the unfinished zip may lie here as well. */
  readonly folder: string;
  /** Redacts an entry into a temporary file: its length and hash must be known before the zip begins. */
  add(entry: BundleEntry): Promise<Spooled | LeftOut>;
  /** Removes every temporary file. */
  clear(): Promise<void>;
}

/** Makes a spool in a private folder below `tempFolder`; only redacted bytes ever reach it. */
export async function createSpool(tempFolder: string, signal?: AbortSignal): Promise<Spool> {
  const { path: folder, remove } = makePrivateFolder(tempFolder, "ib-bugreport-");
  let count = 0;
  return {
    folder,
    async add(entry) {
      const file = join(folder, String(count++));
      try {
        return await write(entry, file, signal);
      } catch (error) {
        await rm(file, { force: true });
        const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
        return { path: entry.path, reason };
      }
    },
    clear: remove,
  };
}

export function isLeftOut(result: Spooled | LeftOut): result is LeftOut {
  return "reason" in result;
}

async function write(entry: BundleEntry, file: string, signal?: AbortSignal): Promise<Spooled> {
  const hash = createHash("sha256");
  let bytes = 0;
  const handle = await open(file, "wx", 0o600);
  try {
    for await (const block of blocks(entry.content)) {
      signal?.throwIfAborted();
      hash.update(block);
      bytes += block.length;
      await handle.write(block);
    }
  } finally {
    await handle.close();
  }
  return {
    path: entry.path,
    source: entry.source,
    bytes,
    sha256: hash.digest("hex"),
    open: () => createReadStream(file, { highWaterMark: 1024 * 1024 }),
  };
}

async function* blocks(content: BundleEntry["content"]): AsyncIterable<Uint8Array> {
  if (typeof content === "string") yield Buffer.from(content, "utf8");
  else yield* content.open();
}
