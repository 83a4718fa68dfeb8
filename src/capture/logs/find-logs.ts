import { join } from "node:path";
import type { System } from "../../model/system.ts";
import type { LogInput } from "./read-log.ts";

const MAX_FOUND = 8;
const MAX_LISTED = 2000;
const MAX_SOURCES = 40;
const SOURCE_BYTES = 64 * 1024;
const FOLDERS = ["", "logs", "log", ".logs", "var/log", "data/logs"];
/** Written by package managers and by this program: never about IB. */
const FOREIGN = /^(?:npm-debug|yarn-|pnpm-|pip-|lerna-debug|ib-bugreport-)/i;
/** `NAME.log`, rotated `NAME.log.1` and `NAME.log.2026-01-02`, each perhaps packed; redirected output. */
const LOG_NAME =
  /\.log(?:\.[\w-]{1,16})?(?:\.gz)?$|^(?:nohup|stdout|stderr|console|output|error)\.(?:out|txt|log|err)$/i;
/** NautilusTrader: `{trader}_{date}_{uuid}.log|json`, with more when it rotates by size. */
const NAUTILUS_NAME = /_\d{4}-\d\d-\d\d[\w:.-]{0,24}_[0-9a-f]{8}-[0-9a-f-]{20,}\.(?:log|json)$/i;
/** `log_directory="…"`, `log_file_name`, `FileHandler("…")`, `basicConfig(filename="…")` in Python sources. */
const CONFIGURED =
  /\b(?:log_directory|log_dir|filename|FileHandler\()\s*[=(:]?\s*[rf]?["']([^"'\n]{1,200})["']/g;

/** The newest logs of a project: its folder, its log folders, and where its sources say they write. */
export async function findLogs(system: System, project: string, signal: AbortSignal): Promise<LogInput[]> {
  const found = new Map<string, LogInput>();
  for (const folder of FOLDERS) await look(system, join(project, folder), "project", found, signal);
  for (const place of await configuredPlaces(system, project, signal)) {
    const path = place.startsWith("~") ? join(system.home, place.slice(1)) : place;
    const absolute = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path) ? path : join(project, path);
    const info = await system.files.info(absolute);
    if (info?.kind === "folder") await look(system, absolute, "configured", found, signal);
    else if (info?.kind === "file" && LOG_NAME.test(absolute))
      await add(system, absolute, "configured", found);
  }
  return [...found.values()].sort((a, b) => (b.modifiedMs ?? 0) - (a.modifiedMs ?? 0)).slice(0, MAX_FOUND);
}

/** A log named by the user; `null` when there is no such file. */
export async function namedLog(system: System, path: string): Promise<LogInput | null> {
  const found = new Map<string, LogInput>();
  await add(system, path, "flag", found);
  return found.get(path) ?? null;
}

type Found = Map<string, LogInput>;

async function look(
  system: System,
  folder: string,
  origin: LogInput["origin"],
  found: Found,
  signal: AbortSignal,
) {
  const names = await system.files.list(folder);
  const logs = names
    .slice(0, MAX_LISTED)
    .filter((name) => (LOG_NAME.test(name) || NAUTILUS_NAME.test(name)) && !FOREIGN.test(name));
  for (const name of logs) {
    if (signal.aborted) return;
    await add(system, join(folder, name), origin, found);
  }
}

async function add(system: System, path: string, origin: LogInput["origin"], found: Found): Promise<void> {
  const info = await system.files.info(path);
  if (info?.kind !== "file" || found.has(path)) return;
  found.set(path, {
    path,
    origin,
    bytes: info.bytes,
    modifiedMs: info.modifiedMs,
    open: (range) => system.files.stream(path, range),
  });
}

async function configuredPlaces(system: System, project: string, signal: AbortSignal): Promise<Set<string>> {
  const places = new Set<string>();
  for (const folder of [project, join(project, "src"), join(project, "config")]) {
    const names = (await system.files.list(folder))
      .filter((name) => name.endsWith(".py"))
      .slice(0, MAX_SOURCES);
    for (const name of names) {
      if (signal.aborted) return places;
      const text = (await system.files.text(join(folder, name), SOURCE_BYTES)) ?? "";
      for (const match of text.matchAll(CONFIGURED)) if (match[1] !== undefined) places.add(match[1]);
    }
  }
  return places;
}
