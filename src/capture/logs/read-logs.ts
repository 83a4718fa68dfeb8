import type { LogEvent } from "../../formats/logs/event.ts";
import type { Artifact } from "../../model/artifact.ts";
import { foldEvents } from "./fold-events.ts";
import { type LogInput, readLog } from "./read-log.ts";
import type { LogFile, LogsValue } from "./value.ts";

/** Several logs as one fact, the artifacts its line numbers refer to, and the host names to hide. */
export interface ReadLogs {
  readonly value: LogsValue;
  readonly artifacts: readonly Artifact[];
  readonly hostNames: readonly string[];
}

const MAX_CHARACTERS = 768 * 1024;
const MAX_CHARACTERS_ALL = 3 * 1024 * 1024;
const MAX_EVENTS = 600;
const MAX_EVENTS_ALL = 2000;

/** Reads logs one after the other: those named with `--log` or given as files, and those found. Used by both `collect` and `diagnose FILE…`. */
export async function readLogs(
  inputs: readonly LogInput[],
  { budgetMs, now, signal }: { budgetMs: number; now(): number; signal: AbortSignal },
): Promise<ReadLogs> {
  const files: LogFile[] = [];
  const events: LogEvent[] = [];
  const artifacts: Artifact[] = [];
  const hostNames = new Set<string>();
  const taken = new Set<string>();
  let droppedEvents = 0;
  let characters = 0;
  const endMs = now() + budgetMs;
  for (const [index, input] of inputs.entries()) {
    const left = inputs.length - index;
    const artifact = artifactPath(input.path, taken);
    const read = await readLog(input, artifact, {
      maxCharacters: Math.max(32 * 1024, Math.min(MAX_CHARACTERS, (MAX_CHARACTERS_ALL - characters) / left)),
      maxEvents: Math.max(50, Math.min(MAX_EVENTS, (MAX_EVENTS_ALL - events.length) / left)),
      // The first files are the ones that matter most: each may use half of what is left
      untilMs: now() + Math.max(0, endMs - now()) / Math.min(2, left),
      now,
      signal,
    });
    // A file of the project that says nothing about IB is not evidence and stays where it is
    const isEvidence = read.events.length > 0 || input.origin === "flag" || input.origin === "given";
    files.push(isEvidence ? read.file : { ...read.file, artifact: null });
    droppedEvents += read.droppedEvents;
    for (const name of read.hostNames) hostNames.add(name);
    if (!isEvidence || read.text === "") continue;
    taken.add(artifact);
    characters += read.text.length;
    events.push(...foldEvents(read.events, read.tally));
    artifacts.push(toArtifact(artifact, input, read.text));
  }
  return { value: { files, events, droppedEvents }, artifacts, hostNames: [...hostNames] };
}

function toArtifact(path: string, { path: source, origin }: LogInput, text: string): Artifact {
  const bytes = Buffer.from(text);
  return {
    path,
    kind: "log",
    source,
    importance: origin === "project" ? 50 : 70,
    async *open() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

/** `logs/NAME`, without anything a zip or a file system could take for more than a name. */
function artifactPath(path: string, taken: ReadonlySet<string>): string {
  const base = path.split(/[\\/]/).at(-1) ?? "";
  const name =
    base
      .replace(/\.gz$/i, "")
      .replace(/[^\w.()+@ -]/g, "_")
      .replace(/^\.+/, "")
      .slice(0, 120) || "log";
  let candidate = `logs/${name}`;
  for (let n = 2; taken.has(candidate); n += 1)
    candidate = `logs/${name.replace(/(\.[^.]{1,8})?$/, `-${n}$1`)}`;
  return candidate;
}
