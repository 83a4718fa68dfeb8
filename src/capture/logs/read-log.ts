import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { cleanLine } from "../../formats/logs/clean-line.ts";
import type { LogClient, LogEvent } from "../../formats/logs/event.ts";
import { createLineDecoder } from "../../formats/logs/line-decoder.ts";
import { createLogReader } from "../../formats/logs/reader.ts";
import { findNarrowText } from "../../model/narrow-text.ts";
import { createExcerpt } from "./excerpt.ts";
import { createTally, type Tally } from "./tally-events.ts";
import type { LogFile } from "./value.ts";

/** A log to be read: a file, or text that somebody pasted. */
export interface LogInput {
  /** Absolute path, or the name its giver gave. */
  readonly path: string;
  readonly origin: LogFile["origin"];
  readonly bytes: number;
  readonly modifiedMs: number | null;
  /** May be called again, also for the last bytes only. */
  open(range?: { start: number }): AsyncIterable<Uint8Array>;
}

export interface LogLimits {
  readonly maxCharacters: number;
  readonly maxEvents: number;
  /** When `now()` passes this, the rest is skipped up to the last 8 MiB. */
  readonly untilMs: number;
  now(): number;
  readonly signal: AbortSignal;
}

/** What one log gives. */
export interface ReadLog {
  readonly file: LogFile;
  readonly text: string;
  readonly events: readonly LogEvent[];
  readonly droppedEvents: number;
  /** Counts also the events that were dropped. */
  readonly tally: Tally;
  /** Host names the log names as this machine's: to be hidden everywhere. */
  readonly hostNames: readonly string[];
}

const MAX_LINE = 16_384;
const TAIL = 8 * 1024 * 1024;
const SLICE = 64 * 1024;

/** Reads a log of any size in bounded memory and keeps what tells most. Never throws for what the file holds. */
export async function readLog(input: LogInput, artifact: string, limits: LogLimits): Promise<ReadLog> {
  const excerpt = createExcerpt(limits);
  const clients = new Map<LogClient, number>();
  const hostNames = new Set<string>();
  const tally = createTally();
  let number = 0;
  const reader = createLogReader({
    artifact,
    emit(event) {
      clients.set(event.client, (clients.get(event.client) ?? 0) + 1);
      if (event.name === "machine_id" && event.value !== undefined) hostNames.add(event.value);
      else {
        tally.add(event);
        excerpt.event(event);
      }
    },
  });
  const newDecoder = () =>
    createLineDecoder({
      maxLine: MAX_LINE,
      narrowAt: findNarrowText(),
      line(raw) {
        number += 1;
        const text = cleanLine(raw);
        excerpt.line(text);
        reader.line(text, number);
      },
    });
  let decoder = newDecoder();
  let problem: string | null = null;
  let whole = true;
  try {
    const isGzip = await startsWithGzip(input);
    whole = await pump(isGzip ? unpacked(input.open()) : input.open(), decoder, limits);
    const { encoding } = decoder;
    if (!whole && !isGzip && !limits.signal.aborted && encoding() === "utf-8") {
      excerpt.gap();
      decoder = newDecoder();
      await pump(input.open({ start: Math.max(0, input.bytes - TAIL) }), decoder, {
        ...limits,
        untilMs: Infinity,
      });
    }
    if (!whole) problem = "too long to read to the end in time; its beginning and its last part were read";
    if (decoder.isBinary()) problem = "binary: this is no text";
    if (decoder.isMixed())
      problem = "only a part of it is UTF-16: it was read up to where another encoding begins";
  } catch (error) {
    decoder.end();
    problem = `could not be read: ${reasonOf(error)}`;
    whole = false;
  }
  reader.end();
  const { text, events, omittedLines, droppedEvents } = excerpt.build();
  const byCount = [...clients].sort((a, b) => b[1] - a[1]).map(([client]) => client);
  const { path, origin, bytes, modifiedMs } = input;
  const file: LogFile = {
    path,
    origin,
    bytes,
    modifiedMs,
    artifact: text === "" ? null : artifact,
    lines: whole ? number : null,
    clients: byCount,
    omittedLines,
    encoding: decoder.encoding(),
    problem,
  };
  return { file, text, events, droppedEvents, tally, hostNames: [...hostNames] };
}

/** `false` when time ran out or the run was interrupted before the end. */
async function pump(
  bytes: AsyncIterable<Uint8Array>,
  decoder: { push(bytes: Uint8Array): void; end(): void; isBinary(): boolean },
  { untilMs, now, signal }: LogLimits,
): Promise<boolean> {
  for await (const block of bytes) {
    for (let at = 0; at < block.length; at += SLICE) {
      if (signal.aborted || now() > untilMs) {
        decoder.end();
        return false;
      }
      decoder.push(block.subarray(at, at + SLICE));
    }
    if (decoder.isBinary()) break;
  }
  decoder.end();
  return true;
}

async function startsWithGzip(input: LogInput): Promise<boolean> {
  if (!/\.gz$/i.test(input.path)) return false;
  for await (const block of input.open()) return block[0] === 0x1f && block[1] === 0x8b;
  return false;
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const block of source.pipe(gunzip)) if (block instanceof Uint8Array) yield block;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
