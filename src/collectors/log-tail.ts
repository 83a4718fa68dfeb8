import type { LogEvent } from "../formats/logs/event.ts";
import { createLogReader } from "../formats/logs/reader.ts";
import type { Artifact } from "../model/artifact.ts";
import type { System } from "../model/system.ts";

/** The end of a log: its events, and the same text as an artifact, so that line numbers agree. */
export interface LogTail {
  readonly events: readonly LogEvent[];
  readonly text: string;
  readonly artifact: Artifact;
}

const TAIL_BYTES = 512 * 1024;
const MOST_EVENTS = 2000;

/** Reads the last half megabyte of a log file, from the beginning of a line; `null`: absent or unreadable. */
export async function logTail(
  system: System,
  path: string,
  about: Pick<Artifact, "path" | "importance">,
): Promise<LogTail | null> {
  const info = await system.files.info(path);
  if (info?.kind !== "file") return null;
  const start = Math.max(0, info.bytes - TAIL_BYTES);
  const blocks: Uint8Array[] = [];
  try {
    for await (const block of system.files.stream(path, { start, end: info.bytes })) blocks.push(block);
  } catch {
    return null;
  }
  const whole = Buffer.concat(blocks);
  const tail = start === 0 ? whole : whole.subarray(whole.indexOf(10) + 1);
  return tailOf(tail.toString("utf8"), { ...about, source: path });
}

/** The same for text that came from elsewhere: `docker logs`. */
export function tailOf(text: string, about: Pick<Artifact, "path" | "source" | "importance">): LogTail {
  const events: LogEvent[] = [];
  const reader = createLogReader({
    artifact: about.path,
    emit: (event) => {
      events.push(event);
      if (events.length > MOST_EVENTS) events.shift();
    },
  });
  for (const line of text.split(/\r?\n/)) reader.line(line);
  reader.end();
  const bytes = Buffer.from(text);
  const artifact: Artifact = {
    ...about,
    kind: "log",
    async *open() {
      yield bytes;
    },
  };
  return { events, text, artifact };
}
