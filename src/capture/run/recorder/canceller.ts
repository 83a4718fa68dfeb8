import type { Canceller, Frame } from "../recorder-value.ts";

/** Names of asyncio's own functions that cancel, by file; the same from Python 3.9 to 3.13 where they exist. */
const ASYNCIO: readonly (readonly [file: string, name: string, canceller: Canceller])[] = [
  ["runners.py", "_cancel_all_tasks", "run-ending"],
  ["runners.py", "_on_sigint", "interrupt"],
  ["timeouts.py", "_on_timeout", "timeout"],
  ["tasks.py", "wait_for", "timeout"],
  ["taskgroups.py", "_abort", "task-group"],
];
/** Frames of these files lie between a callback and whoever started the loop. */
const LOOP = /\/asyncio\/(?:events|base_events|runners)\.py$/;

/** Frames of the callback that acted, without those that merely keep the loop running. */
export function actingFrames(stack: readonly Frame[]): readonly Frame[] {
  const end = stack.findIndex(({ file }) => LOOP.test(file));
  return end === -1 ? stack : stack.slice(0, end);
}

/** Who cancelled, read off the innermost frames. */
export function cancellerOf(stack: readonly Frame[]): Canceller {
  // gather() and other tasks pass a cancel on; what cancelled them stands further out.
  for (const frame of stack) {
    if (frame.owner !== "runtime") break;
    const known = ASYNCIO.find(
      ([file, name]) => frame.function === name && frame.file.endsWith(`/asyncio/${file}`),
    );
    if (known) return known[2];
  }
  const acting = actingFrames(stack);
  if (acting.some(({ owner }) => owner === "user")) return "program";
  return acting.some(({ owner }) => owner === "package") ? "library" : "unknown";
}
