import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { openPromise } from "yauzl";
import type { LearnedValue } from "../model/redacted.ts";
import { shapeHits } from "./scan-shapes.ts";
import { valueSearch } from "./scan-values.ts";

/** Something in the finished zip that should have been hidden; the value itself is never named. */
export interface Hit {
  readonly entry: string;
  /** 1-based; 0 for the entry's name. */
  readonly line: number;
  readonly rule: string;
}

export interface ScanOptions {
  readonly learned: readonly LearnedValue[];
  readonly signal?: AbortSignal;
}

/** A bundle is far smaller; what unpacks to more is no bundle of ours. */
const MOST_BYTES = 4 * 1024 ** 3;
const MOST_ENTRIES = 10_000;
const MOST_HITS = 100;
/** Consecutive stretches overlap by this much, so that nothing hides at a seam. */
const OVERLAP = 8192;

/**
 * Reads the finished zip back and looks for everything that had to be hidden: the learned values in their encodings,
 * and shapes of accounts, keys and addresses. It shares no code with the redaction engine, so that it can contradict it.
 */
export async function scanZip(path: string, { learned, signal }: ScanOptions): Promise<Hit[]> {
  const hits: Hit[] = [];
  const search = valueSearch(learned);
  const look: Look = (bytes, visit) => {
    const text = bytes.toString("latin1");
    search(bytes, text, visit);
    shapeHits(text, visit);
  };
  const zip = await openPromise(path, { strictFileNames: true, validateEntrySizes: true });
  let bytes = 0;
  let entries = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      const name = entry.fileName;
      const report = (line: number, rule: string) => {
        if (
          hits.length < MOST_HITS &&
          !hits.some((hit) => hit.entry === name && hit.line === line && hit.rule === rule)
        )
          hits.push({ entry: name, line, rule });
      };
      look(Buffer.from(name, "utf8"), (_, rule) => report(0, rule));
      bytes += entry.uncompressedSize;
      if (++entries > MOST_ENTRIES || bytes > MOST_BYTES) {
        report(0, "too-large");
        break;
      }
      if (name.endsWith("/")) continue;
      const content = await zip.openReadStreamPromise(entry);
      await scanStream(
        unpacked(content, () => report(0, "unreadable")),
        { look, report, signal },
      );
    }
  } finally {
    zip.close();
  }
  return hits;
}

/** What is in an entry, unpacked when that is gzip itself: no bundle of ours has one, and nothing may hide in it. */
async function* unpacked(content: Readable, onDamage: () => void): AsyncIterable<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  const source = content[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
  while (first.length < 2) {
    const next = await source.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  async function* whole() {
    yield first;
    yield* source;
  }
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* whole();
    return;
  }
  let bytes = 0;
  const unpack = createGunzip();
  pipeline(Readable.from(whole()), unpack, () => undefined);
  try {
    for await (const block of unpack) {
      bytes += (block as Buffer).length;
      if (bytes > MOST_BYTES) throw new Error("it unpacks to too much");
      yield block as Buffer;
    }
  } catch {
    onDamage();
  }
}

type Look = (bytes: Buffer, visit: (at: number, rule: string) => void) => void;

interface StreamScan {
  readonly look: Look;
  readonly report: (line: number, rule: string) => void;
  readonly signal: AbortSignal | undefined;
}

async function scanStream(
  stream: AsyncIterable<Buffer>,
  { look, report, signal }: StreamScan,
): Promise<void> {
  let tail: Buffer = Buffer.alloc(0);
  let line = 1;
  let pending: Buffer[] = [];
  let size = 0;
  const flush = () => {
    const bytes = Buffer.concat([tail, ...pending]);
    pending = [];
    size = 0;
    look(bytes, (at, rule) => report(line + countLines(bytes, at), rule));
    const keep = Math.min(OVERLAP, bytes.length);
    line += countLines(bytes, bytes.length - keep);
    tail = bytes.subarray(bytes.length - keep);
  };
  for await (const block of stream) {
    signal?.throwIfAborted();
    pending.push(block);
    size += block.length;
    if (size >= 1 << 20) flush();
  }
  flush();
}

function countLines(bytes: Buffer, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1 && at < end; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
