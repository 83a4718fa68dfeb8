import { basename } from "node:path";
import { cleanLine } from "../../formats/logs/clean-line.ts";
import { createLineDecoder } from "../../formats/logs/line-decoder.ts";
import { createLogReader } from "../../formats/logs/reader.ts";
import { findNarrowText } from "../../model/narrow-text.ts";
import type { GatherOptions } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import type { LoggedAddress } from "../../model/target.ts";
import { findLogs, namedLog } from "./find-logs.ts";
import type { LogInput } from "./read-log.ts";

/** A client says where it connects when it starts and when it tries again: the ends of a log are enough. */
const END_BYTES = 256 * 1024;
const MAX_LINE = 4096;
/** A log of the project that was last written longer ago speaks of another day's configuration. */
const RECENT_MS = 24 * 3_600_000;

/** Where the newest log says that the program connects to; `null` when no recent one does. A glance, before anything is dialled. */
export async function lastAddress(
  system: System,
  options: Pick<GatherOptions, "project" | "logs">,
  signal: AbortSignal,
): Promise<LoggedAddress | null> {
  const named = await Promise.all(options.logs.map((path) => namedLog(system, path)));
  const found = (await findLogs(system, options.project, signal)).filter(
    ({ modifiedMs }) => modifiedMs !== null && system.now().getTime() - modifiedMs < RECENT_MS,
  );
  const logs = [...named.filter((one) => one !== null), ...found];
  logs.sort((a, b) => (b.modifiedMs ?? 0) - (a.modifiedMs ?? 0));
  for (const log of logs) {
    if (signal.aborted || /\.gz$/i.test(log.path)) continue;
    const address = await inLog(log).catch(() => null);
    if (address !== null) return address;
  }
  return null;
}

async function inLog(log: LogInput): Promise<LoggedAddress | null> {
  const tail = log.bytes > 2 * END_BYTES ? log.bytes - END_BYTES : null;
  const atEnd = tail === null ? null : await lastOf(log, tail, Number.POSITIVE_INFINITY);
  return atEnd ?? (await lastOf(log, 0, tail === null ? 2 * END_BYTES : END_BYTES));
}

async function lastOf(log: LogInput, start: number, atMost: number): Promise<LoggedAddress | null> {
  let last: LoggedAddress | null = null;
  const place = basename(log.path);
  const reader = createLogReader({
    artifact: place,
    emit({ kind, host, port, clientId }) {
      if (kind === "connecting" && host !== undefined && port !== undefined && port > 0 && port < 65_536)
        last = { host, port, clientId: clientId ?? null, place };
    },
  });
  const decoder = createLineDecoder({
    maxLine: MAX_LINE,
    line: (raw) => reader.line(cleanLine(raw)),
    narrowAt: findNarrowText(),
  });
  let left = atMost;
  for await (const block of log.open({ start })) {
    decoder.push(block.subarray(0, left));
    left -= block.length;
    if (left <= 0 || decoder.isBinary()) break;
  }
  decoder.end();
  reader.end();
  return last;
}
