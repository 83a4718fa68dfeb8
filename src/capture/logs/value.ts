import type { LogClient, LogEvent } from "../../formats/logs/event.ts";

/** One log file that was read, and what of it is in the bundle. */
export interface LogFile {
  /** Where it was found: an absolute path, or the name its giver gave. */
  readonly path: string;
  /** Bundle path of the excerpt; `null` when nothing of it went in. */
  readonly artifact: string | null;
  /** How it was found. */
  readonly origin: "flag" | "project" | "configured" | "given";
  readonly bytes: number;
  /** Lines of the whole file; `null` when reading stopped before its end. */
  readonly lines: number | null;
  readonly modifiedMs: number | null;
  /** Programs whose lines were recognised, most lines first. */
  readonly clients: readonly LogClient[];
  /** Lines the excerpt leaves out. */
  readonly omittedLines: number;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Why it was not read, or not to the end: `binary`, `unreadable`, …; `null` when all was well. */
  readonly problem: string | null;
}

/** Value of `capture.logs`. */
export interface LogsValue {
  readonly files: readonly LogFile[];
  /** In file order, then line order; capped by importance. `line` counts lines of the artifact. */
  readonly events: readonly LogEvent[];
  /** Events dropped by the cap. */
  readonly droppedEvents: number;
}
