import type { LogClient, LogEvent } from "../../formats/logs/event.ts";
import type { LogFile, LogsValue } from "../logs/value.ts";

/** Clocks of a file system are coarser than ours. */
const SLACK_MS = 2_000;
/** No zone is further behind UTC. */
const WEST_MS = 12 * 3_600_000;
const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;
/** What goes on without the program: its lines of an hour ago may well be about now. */
const NO_CLIENTS: ReadonlySet<LogClient> = new Set(["ibc", "socat", "tws", "launcher"]);

/**
 * What the project's logs say about a run that began at `startedAtMs`: what a client wrote before belongs to an earlier
 * run, and would be taken for a failure of this one. A file that was given by name is used whole.
 */
export function ofThisRun(logs: LogsValue, startedAtMs: number): LogsValue {
  const since = startedAtMs - SLACK_MS;
  const given = new Set(logs.files.filter(({ origin }) => origin === "flag").map(artifactOf));
  const old = new Set(logs.files.filter((file) => isOld(file, since)).map(artifactOf));
  const earlier = new Map<string, boolean>();
  const events = logs.events.filter((event) => {
    if (given.has(event.artifact) || NO_CLIENTS.has(event.client)) return true;
    // A line without a time is as old as the one before it.
    const before = wasBefore(event, since) ?? earlier.get(event.artifact) ?? false;
    earlier.set(event.artifact, before);
    return !before && !old.has(event.artifact);
  });
  return {
    files: logs.files.map((file) => (isOld(file, since) ? { ...file, problem: file.problem ?? OLD } : file)),
    events,
    droppedEvents: logs.droppedEvents + logs.events.length - events.length,
  };
}

const OLD = "last written before this run, so what a client says in it is not about it";

function artifactOf({ artifact, path }: LogFile): string {
  return artifact ?? path;
}

function isOld({ origin, modifiedMs, clients }: LogFile, since: number): boolean {
  const own = clients.length === 0 || clients.some((client) => !NO_CLIENTS.has(client));
  return origin !== "flag" && own && modifiedMs !== null && modifiedMs < since;
}

/** Whether it was written before, whichever zone a time without one is meant in; `null`: its day is not told. */
function wasBefore({ at, atMs }: LogEvent, since: number): boolean | null {
  if (atMs === null || !/^\d{4}/.test(at ?? "")) return null;
  return (ZONE.test(at ?? "") ? atMs : atMs + WEST_MS) < since;
}
