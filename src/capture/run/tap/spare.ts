import type { Socket } from "node:net";
import { encodeClientHello } from "../../../ib/hello.ts";

/** A connection to TWS made before the program asked for one: the proof that TWS takes connections. */
export interface Spare {
  /** Gives it away, once; `null` when TWS has already said or ended something on it. */
  take(): Socket | null;
  /** Ends it the way TWS likes it: a complete hello, then a clean end. Resolves when it is gone. */
  dismiss(): Promise<void>;
}

/** Versions every TWS since 2014 takes, and none of those that change the framing. */
const HELLO = encodeClientHello({ min: 100, max: 200 });
const ANSWER_MS = 2_000;

/** Keeps an open connection for the program's next attempt; ends it by itself after `keepMs`. */
export function keepSpare(socket: Socket, keepMs: number, onUnused: () => void): Spare {
  let kept = true;
  const timer = setTimeout(() => void dismiss(), keepMs);
  // What TWS says unasked would be lost to the program: then the program gets a connection of its own.
  socket.on("data", () => void dismiss());
  socket.on("end", () => void dismiss());
  socket.on("error", () => void dismiss());
  socket.resume();

  async function dismiss(): Promise<void> {
    if (!kept) return;
    kept = false;
    clearTimeout(timer);
    onUnused();
    if (socket.destroyed || socket.readableEnded) {
      socket.end();
      return;
    }
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => socket.destroy(), ANSWER_MS);
      socket.once("close", () => {
        clearTimeout(late);
        resolve();
      });
      socket.on("data", () => socket.end());
      socket.on("end", () => socket.end());
      socket.write(HELLO);
    });
  }

  return {
    take() {
      if (!kept || socket.destroyed) return null;
      kept = false;
      clearTimeout(timer);
      for (const event of ["data", "end", "error"]) socket.removeAllListeners(event);
      socket.pause();
      return socket;
    },
    dismiss,
  };
}
