import type { Writable } from "node:stream";

/** Standard output could not take what was written: a full disk, a device that went away. */
export class OutputFailed extends Error {}

/** Writes one part after another; `false` when the reader has gone (`| head`), which is no error of ours. */
export function stdoutWriter(stdout: Writable): (part: Uint8Array) => Promise<boolean> {
  return (part) =>
    new Promise((done, fail) => {
      const settle = (error?: Error | null) => {
        if (!error) done(true);
        else if ("code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED"))
          done(false);
        else fail(new OutputFailed(error.message));
      };
      try {
        // A slow reader holds us back instead of filling memory.
        stdout.write(part, settle);
      } catch (error) {
        // A file is written at once, and says at once that it is full.
        settle(error as Error);
      }
    });
}
