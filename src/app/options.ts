import type { Progress } from "../engine/gather.ts";
import type { System } from "../model/system.ts";
import type { Verdict } from "../model/verdict.ts";

/** The user's own words, as given with flags; each goes into the report as a quotation. */
export interface UserWords {
  readonly title: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly steps: readonly string[];
  readonly tried: readonly string[];
}

/** A command to run behind the wire tap. */
export interface RunRequest {
  /** Program and arguments, as typed. */
  readonly command: readonly string[];
  /** Stop it after this many seconds. */
  readonly forSeconds: number | null;
  /** Stop it when a line of its output matches. */
  readonly until: RegExp | null;
  readonly tapPort: number | null;
  readonly recorder: boolean;
  readonly compareSimulator: boolean;
  /** Standard input is a terminal, which sends Ctrl-C to the command itself. */
  readonly terminal?: boolean;
  /** What the command prints goes to a terminal that shows colours. */
  readonly colours?: boolean;
}

/** What a report is made from. Everything has a default; paths are absolute or relative to `system.cwd`. */
export interface ReportOptions {
  readonly project?: string;
  readonly out?: string;
  readonly host?: string;
  readonly port?: number;
  /** What host and port come from when no flag of the user named them; the report says it. */
  readonly addressFrom?: string;
  readonly clientId?: number;
  readonly account?: string;
  readonly probeClientId?: number;
  readonly probeRelease?: boolean;
  readonly logs?: readonly string[];
  readonly words?: Partial<UserWords>;
  /** Handlebars source that takes the place of the report's own template. */
  readonly template?: string;
  /** For gathering, in milliseconds; the command of `run` does not count. Default 60,000. */
  readonly timeoutMs?: number;
  /** `false`: stop after the handshake. */
  readonly session?: boolean;
  readonly run?: RunRequest;
  /** Ends everything at once; a partial report is written. */
  readonly signal?: AbortSignal;
  /** The first Ctrl-C: while the command of `run` runs, it is meant for that. */
  readonly interrupt?: AbortSignal;
  readonly system?: System;
  onProgress?(progress: Progress): void;
  /** Live output of the command of `run`; a promise holds the next back until it is shown. */
  onOutput?(stream: "stdout" | "stderr", bytes: Uint8Array): void | Promise<void>;
}

/** What `report()` answers; expected outcomes are values. */
export interface ReportResult {
  readonly schemaVersion: 1;
  /** Absolute path of the zip; `null` when it was not written. */
  readonly bundle: string | null;
  /** Absolute path of the Markdown; `null` when it was not written. */
  readonly report: string | null;
  readonly verdict: Verdict;
  /** How the program of `run` ended, in a few words, and in which exception; `null` when none was run. */
  readonly program: string | null;
  /** The report's text, also when no file could be written. */
  readonly markdown: string;
  /** Sentences about what was left out or went wrong; empty when all is well. */
  readonly warnings: readonly string[];
  /** `true` when Ctrl-C or the time-out cut the run short. */
  readonly interrupted: boolean;
}
export type { Progress };
