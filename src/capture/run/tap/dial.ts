import { connect, type Socket } from "node:net";

export type Dialled =
  | { readonly ok: true; readonly socket: Socket; readonly tookMs: number }
  /** errno, or `TIMEOUT`. */
  | { readonly ok: false; readonly code: string; readonly tookMs: number };

/** Room for bytes on their way to a slow reader, per direction; more than socat's 8 KiB, for its throughput. */
export const BUFFER = 256 * 1024;

/** Connects to TWS for the program. The socket comes paused, so that nothing it says is lost. */
export function dial(address: string, port: number, timeoutMs: number): Promise<Dialled> {
  const started = performance.now();
  return new Promise((resolve) => {
    const options = { host: address, port, allowHalfOpen: true, noDelay: true };
    const socket = connect({ ...options, ...{ highWaterMark: BUFFER } });
    const tookMs = () => Math.round((performance.now() - started) * 1000) / 1000;
    const fail = (code: string) => {
      socket.destroy();
      resolve({ ok: false, code, tookMs: tookMs() });
    };
    const failed = (error: NodeJS.ErrnoException) => fail(error.code ?? "ERROR");
    const late = setTimeout(() => fail("TIMEOUT"), timeoutMs);
    socket.pause();
    socket.once("error", failed);
    socket.once("close", () => clearTimeout(late));
    socket.once("connect", () => {
      clearTimeout(late);
      socket.removeListener("error", failed);
      resolve({ ok: true, socket, tookMs: tookMs() });
    });
  });
}
