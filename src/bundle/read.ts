import { createHash } from "node:crypto";
import { type Entry, openPromise } from "yauzl";

/** A stranger's bundle is hostile: every bound here is there because zip files can lie. */
const LIMITS = {
  entries: 2_000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  nameLength: 512,
};

/** The files of a zip by path, or the one-sentence reason why it is refused. */
export type ReadZip =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Buffer> }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads the named entries of a zip (all when `wanted` is absent) into memory.
 * Refuses path traversal, duplicate names, absurd sizes, and contents that differ from the manifest.
 */
export async function readZip(path: string, wanted?: (name: string) => boolean): Promise<ReadZip> {
  const files = new Map<string, Buffer>();
  const names = new Set<string>();
  let total = 0;
  try {
    const zip = await openPromise(path, { strictFileNames: true, validateEntrySizes: true });
    try {
      for await (const entry of zip.eachEntry()) {
        const fault = judge(entry, names);
        if (fault) return { ok: false, reason: fault };
        names.add(entry.fileName);
        if (wanted?.(entry.fileName) === false) continue;
        total += entry.uncompressedSize;
        if (total > LIMITS.totalBytes) return { ok: false, reason: "it unpacks to more than 256 MiB" };
        files.set(entry.fileName, await content(await zip.openReadStreamPromise(entry)));
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    return { ok: false, reason: `it is not a readable zip (${shown(error)})` };
  }
  const broken = contradicts(files);
  return broken ? { ok: false, reason: broken } : { ok: true, files };
}

function judge(entry: Entry, names: ReadonlySet<string>): string | null {
  const name = entry.fileName;
  if (names.size >= LIMITS.entries) return `it holds more than ${LIMITS.entries} entries`;
  if (name.length > LIMITS.nameLength || /[\p{Cc}\p{Cf}]/u.test(name)) return "an entry has an unusable name";
  if (
    name.startsWith("/") ||
    name.includes("\\") ||
    /^[A-Za-z]:/.test(name) ||
    name.split("/").includes("..")
  )
    return "an entry's path leads out of the bundle";
  if (names.has(name)) return "two entries have the same name";
  if (entry.uncompressedSize > LIMITS.entryBytes) return "an entry unpacks to more than 64 MiB";
  return null;
}

async function content(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let length = 0;
  for await (const block of stream) {
    length += block.length;
    if (length > LIMITS.entryBytes) throw new Error("an entry is larger than it says");
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}

/** A bundle changed after it was written is not evidence. */
function contradicts(files: ReadonlyMap<string, Buffer>): string | null {
  const manifest = files.get("manifest.json");
  if (manifest === undefined) return null;
  const listed = entriesOf(manifest.toString("utf8"));
  if (listed === null) return "its manifest is not one of ours";
  for (const { path, sha256 } of listed) {
    const file = typeof path === "string" ? files.get(path) : undefined;
    if (file && createHash("sha256").update(file).digest("hex") !== sha256)
      return "a file in it was changed after the bundle was written";
  }
  return null;
}

/** What a manifest lists; `null`: it is not one of ours. */
function entriesOf(manifest: string): readonly { path?: unknown; sha256?: unknown }[] | null {
  try {
    const { entries } = JSON.parse(manifest) as { entries?: unknown };
    const whole = Array.isArray(entries) && entries.every((one) => typeof one === "object" && one !== null);
    return whole ? entries : null;
  } catch {
    return null;
  }
}

function shown(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .slice(0, 120);
}
