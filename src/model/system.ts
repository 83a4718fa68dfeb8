import type { Json } from "./json.ts";

/** The port to the machine: files, sockets, helper programs, clock, environment. `src/system` implements it. */
export interface System {
  readonly platform: "linux" | "darwin" | "win32" | "other";
  readonly arch: string;
  /** A copy of the environment at start. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute current folder. */
  readonly cwd: string;
  readonly home: string;
  readonly userName: string;
  readonly hostName: string;
  readonly tempFolder: string;
  /** Where this package lies: `templates/` and the hooks are below it. */
  readonly packageFolder: string;
  now(): Date;
  /** Milliseconds from an arbitrary start, never going back. */
  monotonicMs(): number;
  readonly files: Files;
  readonly net: Net;
  readonly programs: Programs;
}

export interface FileInfo {
  readonly kind: "file" | "folder" | "other";
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** One name in a folder; a link is not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** Expected outcomes (absent, unreadable) are values: `null`. Anything else throws. */
export interface Files {
  /** Follows links; `null` when there is nothing or it cannot be looked at. */
  info(path: string): Promise<FileInfo | null>;
  /** Names in a folder, sorted; `[]` when it does not exist or cannot be read. */
  list(path: string): Promise<readonly string[]>;
  /** The same with the kind of each, from one look at the folder; `null` when there is none or it cannot be read. */
  entries(path: string): Promise<readonly FolderEntry[] | null>;
  /** The file as UTF-8 text (invalid bytes replaced), at most `maxBytes`; `null` when absent or unreadable. */
  text(path: string, maxBytes?: number): Promise<string | null>;
  /** Bytes `start` (inclusive) to `end` (exclusive) as blocks of up to 512 KiB; throws when it cannot be opened. */
  stream(path: string, range?: { start?: number; end?: number }): AsyncIterable<Uint8Array>;
  /** The path with every link resolved; `null` when absent. */
  real(path: string): Promise<string | null>;
  /** Where a symbolic link points, unresolved; `null` when it is none. */
  link(path: string): Promise<string | null>;
  /** Writes all or nothing (temporary name, then rename), for the owner alone, never through a link. */
  writeAtomic(path: string, content: string | Uint8Array): Promise<void>;
  /** Appends one line and flushes it to disk. */
  appendLine(path: string, line: string): Promise<void>;
  /** Creates exclusively; `false` when it exists already. */
  create(path: string, content: string): Promise<boolean>;
  makeFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Outcome of a name look-up; a failure is a value. */
export type Lookup =
  | { readonly ok: true; readonly addresses: readonly ResolvedAddress[] }
  | { readonly ok: false; readonly code: string };

/** How one end of a connection ended, as far as this side can tell. */
export type ConnectionEnd = "fin" | "reset" | "fin-or-reset" | "still-open";

/** One TCP connection. Every wait takes a deadline; nothing here throws for what a peer does. */
export interface Connection {
  readonly localAddress: string;
  readonly localPort: number;
  /** Sends all bytes; `false` when the peer has gone. */
  send(bytes: Uint8Array): Promise<boolean>;
  /** Next bytes as they arrive; `null` once the peer has ended; `"timeout"` after `timeoutMs`. */
  receive(timeoutMs: number): Promise<Uint8Array | null | "timeout">;
  /** How the peer ended; `still-open` before that. */
  end(): ConnectionEnd;
  /** Clean FIN, then waits at most `waitMs` for the peer's, then closes. */
  close(waitMs: number): Promise<void>;
}

export type Dial =
  | { readonly ok: true; readonly connection: Connection; readonly tookMs: number }
  /** `code` is the errno (`ECONNREFUSED`, `EHOSTUNREACH`, …) or `TIMEOUT`. */
  | { readonly ok: false; readonly code: string; readonly tookMs: number };

export interface Net {
  lookup(host: string, timeoutMs: number): Promise<Lookup>;
  /** Dials one literal address; never a name, so that no second address hides the first one's answer. */
  dial(address: string, port: number, timeoutMs: number, signal?: AbortSignal): Promise<Dial>;
}

export interface ProgramResult {
  /** `null` when it was killed or never started. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly tookMs: number;
}

export interface ProgramLimits {
  readonly timeoutMs: number;
  /** Per stream; the rest is dropped. Default 1 MiB. */
  readonly maxBytes?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
}

export interface Programs {
  /** Absolute path of a program on PATH, entries that are relative or inside `exclude` left out; `null` when absent. */
  find(name: string, exclude?: readonly string[]): Promise<string | null>;
  /** Runs an absolute path without a shell in a neutral folder; kills the whole process tree at the deadline. */
  run(path: string, args: readonly string[], limits: ProgramLimits): Promise<ProgramResult>;
  /** Runs one of our own `.child.ts` modules in a Node process of its own: JSON in, JSON out, `null` when it died. */
  child(module: URL, input: Json, limits: { timeoutMs: number; signal?: AbortSignal }): Promise<Json | null>;
}
