import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EventKind, LogEvent } from "../../src/formats/logs/event.ts";
import { createLogReader } from "../../src/formats/logs/reader.ts";
import { FIXTURES } from "./fixture.ts";
import type { Play } from "./plays.ts";

/** Events of one text. */
export function eventsOf(text: string, artifact: string): readonly LogEvent[] {
  const events: LogEvent[] = [];
  const reader = createLogReader({ artifact, emit: (event) => events.push(event) });
  for (const line of text.split("\n")) reader.line(line);
  reader.end();
  return events;
}

/** Kinds whose coming or not depends on the machine's speed, not on what went wrong. */
const UNSTEADY: ReadonlySet<EventKind> = new Set([
  ...(["environment", "running", "stopping", "task-cancelled", "task-destroyed", "callback-error"] as const),
  ...(["executor-shutdown", "loop-closed", "traceback", "exception", "node-disposed"] as const),
  ...(["attempt", "disconnecting", "never-awaited", "not-ready"] as const),
]);

/**
 * What a run says of the connection, as a set: the same in every run of the same play.
 * It ends where a second attempt is announced: how far that comes before the program ends is a race of the client's own.
 */
export function decisive({
  stdout,
  stderr,
  logs,
}: {
  stdout: string;
  stderr: string;
  logs: ReadonlyMap<string, string>;
}): string[] {
  const events = [stdout, stderr, ...logs.values()].flatMap((text) => eventsOf(text, ""));
  const again = Math.min(...events.flatMap(({ kind, atMs }) => (kind === "attempt" ? (atMs ?? []) : [])));
  const words = new Set<string>();
  for (const { kind, code, atMs } of events)
    if (!UNSTEADY.has(kind) && !((atMs ?? 0) > again))
      words.add(code === undefined ? kind : `${kind} ${code}`);
  return [...words].sort();
}

/** The same of a fixture. */
export async function recordedKinds({ client, id }: Play): Promise<string[]> {
  const folder = join(FIXTURES, client.id, id);
  const texts = await textsIn(folder);
  const files = new Map([...texts].filter(([name]) => name.startsWith("files")));
  return decisive({
    stdout: texts.get("stdout.log") ?? "",
    stderr: texts.get("stderr.log") ?? "",
    logs: files,
  });
}

/** Every recorded text of a fixture, by its path in the fixture's folder. */
export async function textsIn(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll("\\", "/");
    if (entry.isFile() && name !== "run.json") texts.set(name, await readFile(path, "utf8"));
  }
  return texts;
}
