/** Fact `capture.recorder`: what the hook inside the program's own processes saw. Times are milliseconds since the start. */
export interface RecorderValue {
  readonly processes: readonly RecordedProcess[];
  readonly records: readonly RecorderRecord[];
  /** Records beyond the limit of a process or of the run. */
  readonly recordsNotKept: number;
  /** What ended the first attempt that was cut off, in one place; `null` when nothing was cut off. */
  readonly cancellation: Cancellation | null;
}

export interface RecordedProcess {
  readonly pid: number;
  readonly runtime: "python" | "node";
  readonly version: string;
  readonly executable: string;
  readonly atMs: number;
}

/** A place in source. `file` is relative to the project where it lies inside it. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly function: string;
  /** `user`: the program's own code; the rest is installed packages and the runtime itself. */
  readonly owner: "user" | "package" | "runtime";
}

export type RecordKind =
  /** `Task.cancel` was called on a task that was not done. */
  | "task-cancel"
  /** `cancel` of a future of a thread pool. */
  | "future-cancel"
  | "executor-shutdown"
  | "loop-start"
  | "loop-stop"
  | "loop-close"
  /** State of a loop when the process ended. */
  | "loop-left"
  /** A task that was not done when its loop was closed or the process ended. */
  | "task-alive"
  /** The coroutine given to the loop to run returned, raised or was cancelled. */
  | "main-end"
  /** The loop's own handler for exceptions nobody took. */
  | "loop-exception"
  | "uncaught"
  | "exit"
  /** The process is at its end; whether it had let go of TWS. */
  | "process-end"
  /** A connect to the target: whether it was led to the tap. */
  | "connect"
  /** A connect to another address where TWS may be: `host:port`. */
  | "connect-elsewhere"
  /** Node: the program destroyed or ended a socket to the target. */
  | "socket-close";

/** What stood behind a cancellation, read off the innermost frames of the runtime. */
export type Canceller =
  | "program"
  | "run-ending"
  | "interrupt"
  | "timeout"
  | "task-group"
  | "library"
  | "unknown";

export interface RecorderRecord {
  readonly atMs: number;
  readonly pid: number;
  readonly kind: RecordKind;
  /** Name of the task, type of the exception, exit code, address: one word or two. */
  readonly detail: string;
  /** Who did it, innermost first. Empty when nobody's code called (the runtime did). */
  readonly stack: readonly Frame[];
  /** What it was done to: the await chain, outermost first. */
  readonly awaited: readonly Frame[];
  readonly canceller: Canceller | null;
  /** Innermost frame of the program's own code in `stack`, as `path:line`. */
  readonly userPlace: string | null;
}

/** The decisive cancellation, told in one record. */
export interface Cancellation {
  readonly atMs: number;
  readonly how:
    | "main-returned"
    | "main-raised"
    | "task-cancelled"
    | "loop-closed"
    | "interrupted"
    | "timed-out"
    | "sibling-failed"
    | "executor-shut-down"
    | "exit-called"
    | "socket-closed"
    | "unknown";
  /** `path:line` in the user's program that caused it; `null` when only the runtime's frames are known. */
  readonly place: string | null;
  /** Function at `place`. */
  readonly function: string | null;
  /** `path:line` in the user's program that was waiting when it was cut off, and in the library. */
  readonly cutOff: string | null;
  /** Type of the exception behind it, when one is known. */
  readonly exception: string | null;
  /** Index into `records`. */
  readonly record: number;
}
