import type { Connection } from "../model/system.ts";

/** So late at most an interruption is noticed; the connection is then still ended cleanly. */
const SLICE_MS = 100;

/** The next bytes, `null` once the peer has ended, or `"timeout"` at the deadline or when the run is interrupted. */
export async function receiveUntil(options: {
  connection: Connection;
  at: () => number;
  deadline: number;
  signal: AbortSignal;
}): Promise<Uint8Array | null | "timeout"> {
  const { connection, at, deadline, signal } = options;
  for (;;) {
    const left = signal.aborted ? 0 : Math.max(0, deadline - at());
    const chunk = await connection.receive(Math.min(left, SLICE_MS));
    if (chunk !== "timeout" || left <= SLICE_MS) return chunk;
  }
}
