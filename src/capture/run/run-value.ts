/** Fact `capture.run`: what became of the program. Times are milliseconds since it was started. */
export interface RunValue {
  readonly command: readonly string[];
  /** Wall clock when it was started, ISO 8601. */
  readonly startedAt: string;
  /** `null` when a signal ended it, it was never started, or it outlived us. */
  readonly exitCode: number | null;
  /** Name of the signal that ended it. */
  readonly signal: string | null;
  readonly durationMs: number;
  /** errno (`ENOENT`, `EACCES`) when it could not be started; `interrupted` when Ctrl-C came before. */
  readonly notStarted: string | null;
  /** Why we stopped it; `null` when it ended by itself. */
  readonly stoppedBy: "time-limit" | "pattern" | "interrupt" | null;
  /** When we began to stop it: what it did afterwards, it did because of us. */
  readonly stoppedAtMs: number | null;
  /** When somebody pressed Ctrl-C. */
  readonly interruptedAtMs: number | null;
  /** What had to be sent to end it, gentlest first: `SIGINT`, `SIGTERM`, `SIGKILL`. */
  readonly stopSignals: readonly string[];
  /** `true` when something it started still held its output open when it had ended. */
  readonly leftBehind: boolean;
  readonly stdout: OutputSummary;
  readonly stderr: OutputSummary;
  /** How the program was led through the tap, in the order tried. */
  readonly redirects: readonly Redirect[];
  /** Connections that came through the tap. */
  readonly tappedConnections: number;
  /** Sentences: what running it here changed for it (unbuffered output, pipes instead of a terminal, …). */
  readonly changes: readonly string[];
}

/** What a stream of output held, and how much of it is in the bundle. */
export interface OutputSummary {
  /** Path in the bundle; `null` when nothing was printed. */
  readonly artifact: string | null;
  readonly bytes: number;
  readonly lines: number;
  /** Lines that are not in the artifact: the middle of a long output. */
  readonly linesNotKept: number;
}

/** One way to lead the program's connections to the tap. */
export interface Redirect {
  readonly way: "environment" | "python-hook" | "node-hook" | "tap-port" | "none";
  /** One sentence: what was set, or why it was not. */
  readonly detail: string;
  /** Whether it was set up; whether anything came through stands in `capture.wire`. */
  readonly applied: boolean;
}
