import type { LogEvent } from "./fact-types.ts";

/** Whether it was NautilusTrader's live node that asked uvloop for an event loop and got none. */
export function askedOfUvloop({ kind, frames = [] }: LogEvent): boolean {
  return (
    kind === "no-event-loop" &&
    /[\\/]uvloop[\\/]__init__\.py$/.test(frames.at(-1)?.path ?? "") &&
    frames.some(({ path }) => /[\\/]nautilus_trader[\\/]live[\\/]/.test(path))
  );
}
