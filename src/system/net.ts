import { lookup as resolve } from "node:dns/promises";
import { connect as openSocket, type Socket } from "node:net";
import type { Connection, ConnectionEnd, Dial, Lookup, Net } from "../model/system.ts";
import { kernelHasConnection } from "./kernel-connection.ts";

/** Sockets of the real machine. What a peer does is an answer, never an exception. */
export function createNet(): Net {
  return { lookup, dial };
}

async function lookup(host: string, timeoutMs: number): Promise<Lookup> {
  // The system resolver cannot be cancelled: at the deadline its late answer is dropped.
  const late = new Promise<Lookup>((done) =>
    setTimeout(done, timeoutMs, { ok: false, code: "TIMEOUT" }).unref(),
  );
  const asked = resolve(host, { all: true, verbatim: true }).then(
    (found): Lookup => ({
      ok: true,
      addresses: found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })),
    }),
    (error): Lookup => ({ ok: false, code: codeOf(error) }),
  );
  return Promise.race([asked, late]);
}

function dial(address: string, port: number, timeoutMs: number, signal?: AbortSignal): Promise<Dial> {
  const from = performance.now();
  const took = () => Math.round((performance.now() - from) * 10) / 10;
  return new Promise((done) => {
    const socket = openSocket({ host: address, port, allowHalfOpen: true, autoSelectFamily: false });
    socket.setNoDelay(true);
    const fail = (code: string) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      socket.destroy();
      done({ ok: false, code, tookMs: took() });
    };
    const onAbort = () => fail("ABORTED");
    const onError = (error: Error) => fail(codeOf(error));
    const timer = setTimeout(() => fail("TIMEOUT"), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    socket.once("error", onError);
    socket.once("connect", () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      socket.off("error", onError);
      done({ ok: true, connection: wrap(socket), tookMs: took() });
    });
    if (signal?.aborted) onAbort();
  });
}

/** A peer that floods is cut off here: a probe reads a few hundred bytes. */
const MAX_UNREAD = 4 * 1024 * 1024;

function wrap(socket: Socket): Connection {
  const unread: Uint8Array[] = [];
  let unreadBytes = 0;
  let ended: ConnectionEnd = "still-open";
  let wake: (() => void) | null = null;
  // After a reset the socket no longer knows its ports.
  const { localPort = 0, remotePort = 0 } = socket;
  /** Data and RST that arrive together show as an end as well; only the kernel can tell the two apart. */
  const endBehindData = (): ConnectionEnd => {
    const known = socket.bytesRead === 0 || kernelHasConnection(localPort, remotePort);
    if (known === null) return "fin-or-reset";
    return known ? "fin" : "reset";
  };
  const stir = () => {
    wake?.();
    wake = null;
  };
  socket.on("data", (bytes) => {
    unread.push(bytes);
    unreadBytes += bytes.length;
    if (unreadBytes > MAX_UNREAD) socket.pause();
    stir();
  });
  socket.on("end", () => {
    if (ended === "still-open") ended = socket.writableEnded ? "fin" : endBehindData();
    stir();
  });
  socket.on("error", () => {
    if (ended === "still-open") ended = "reset";
    stir();
  });
  socket.on("close", () => {
    if (ended === "still-open") ended = "fin-or-reset";
    stir();
  });

  return {
    localAddress: socket.localAddress ?? "",
    localPort,
    send: (bytes) =>
      new Promise((done) => {
        if (socket.destroyed || !socket.writable) return done(false);
        socket.write(bytes, (error) => done(error === undefined || error === null));
      }),
    async receive(timeoutMs) {
      const until = performance.now() + timeoutMs;
      while (unread.length === 0) {
        if (ended !== "still-open") return null;
        const left = until - performance.now();
        if (left <= 0) return "timeout";
        await new Promise<void>((done) => {
          const timer = setTimeout(done, left);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
      const bytes = unread.shift() ?? new Uint8Array();
      unreadBytes -= bytes.length;
      if (socket.isPaused() && unreadBytes < MAX_UNREAD) socket.resume();
      return bytes;
    },
    end: () => ended,
    async close(waitMs) {
      if (!socket.destroyed && socket.writable) socket.end();
      const until = performance.now() + waitMs;
      while (ended === "still-open" && performance.now() < until) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, until - performance.now());
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
      socket.destroy();
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
}
