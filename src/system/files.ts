import { constants, createReadStream } from "node:fs";
import { mkdir, open, readdir, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FileInfo, Files, FolderEntry } from "../model/system.ts";

/** Measured: smaller blocks cost redaction time, larger ones live so long that V8 keeps them: up to 40 MB more for a filter. */
export const BLOCK = 256 * 1024;
const TEXT_LIMIT = 4 * 1024 * 1024;
const OWNER_ONLY = 0o600;

/** Files of the real machine. What is absent or unreadable is an answer, not an exception. */
export function createFiles(): Files {
  return {
    info,
    list,
    entries,
    text,
    stream,
    real,
    link,
    writeAtomic,
    appendLine,
    create,
    makeFolder,
    remove,
  };
}

async function info(path: string): Promise<FileInfo | null> {
  const found = await orNull(stat(path));
  if (found === null) return null;
  const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  return { kind, bytes: found.size, modifiedMs: found.mtimeMs };
}

async function list(path: string): Promise<readonly string[]> {
  return ((await orNull(readdir(path))) ?? []).sort();
}

async function entries(path: string): Promise<readonly FolderEntry[] | null> {
  const found = await orNull(readdir(path, { withFileTypes: true }));
  if (found === null) return null;
  return found
    .map((entry): FolderEntry => {
      if (entry.isFile()) return { name: entry.name, kind: "file" };
      if (entry.isDirectory()) return { name: entry.name, kind: "folder" };
      return { name: entry.name, kind: entry.isSymbolicLink() ? "link" : "other" };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function text(path: string, maxBytes = TEXT_LIMIT): Promise<string | null> {
  // Opening a pipe or a device would wait for ever.
  if ((await info(path))?.kind !== "file") return null;
  const file = await orNull(open(path, constants.O_RDONLY));
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    // The files of /proc say 0 and hold more.
    const buffer = Buffer.alloc(size === 0 ? maxBytes : Math.min(Math.max(size, 64 * 1024), maxBytes));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.toString("utf8", 0, length);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

function stream(path: string, range: { start?: number; end?: number } = {}): AsyncIterable<Uint8Array> {
  const start = range.start ?? 0;
  if (range.end !== undefined && range.end <= start) return nothing();
  const end = range.end === undefined ? {} : { end: range.end - 1 };
  return createReadStream(path, { start, ...end, highWaterMark: BLOCK });
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function real(path: string): Promise<string | null> {
  return orNull(realpath(path));
}

function link(path: string): Promise<string | null> {
  return orNull(readlink(path));
}

async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${crypto.randomUUID()}`);
  try {
    const file = await open(temporary, "wx", OWNER_ONLY);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    // Replaces a symbolic link by the file instead of writing through it.
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function appendLine(path: string, line: string): Promise<void> {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  const file = await open(path, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), OWNER_ONLY);
  try {
    await file.writeFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", OWNER_ONLY);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  // Not `recursive`: on file systems that make no folders, such as /proc, Node tries for ever.
  if ((await info(path))?.kind === "folder") return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path, 0o700);
  } catch (error) {
    if (codeOf(error) !== "EEXIST" || (await info(path))?.kind !== "folder") throw error;
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true });
}

/** The errors of looking: absent, forbidden, a loop of links, a name no file can have, a vanished device. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
