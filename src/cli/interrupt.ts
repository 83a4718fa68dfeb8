import { EXIT } from "./exit-codes.ts";

let cameEarly = false;

function noteEarly(): void {
  if (cameEarly) process.exit(EXIT.interrupted);
  cameEarly = true;
}

/** From now on a Ctrl-C is kept for the command that is being loaded; a second one ends at once. */
export function watchEarly(): void {
  process.on("SIGINT", noteEarly);
}

/** Leaves Ctrl-C to the system again; `true` when one has come. */
export function endEarly(): boolean {
  process.off("SIGINT", noteEarly);
  return cameEarly;
}

const ENDINGS = ["SIGTERM", "SIGHUP"] as const;

/**
 * Ctrl-C as signals. The first one aborts `interrupt`: while a command of `run` is running it is meant for that, else it
 * ends gathering. The next one (or SIGTERM, or a terminal that is closed) aborts `signal`, so that a partial report is written; one more ends at once.
 */
export function interruptible(): {
  readonly interrupt: AbortSignal;
  readonly signal: AbortSignal;
  /** Either of them: for commands that run nobody else's program. */
  readonly stop: AbortSignal;
  release(): void;
} {
  const first = new AbortController();
  const all = new AbortController();
  const end = () => {
    if (all.signal.aborted) process.exit(EXIT.interrupted);
    all.abort();
  };
  const onInterrupt = () => {
    if (first.signal.aborted) end();
    else first.abort();
  };
  process.on("SIGINT", onInterrupt);
  if (endEarly()) first.abort();
  for (const name of ENDINGS) process.on(name, end);
  return {
    interrupt: first.signal,
    signal: all.signal,
    stop: AbortSignal.any([first.signal, all.signal]),
    release() {
      process.off("SIGINT", onInterrupt);
      for (const name of ENDINGS) process.off(name, end);
    },
  };
}
