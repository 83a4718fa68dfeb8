import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { LinkFault } from "./link-fault.ts";

/** A socket with link faults on it. */
export interface Link {
  send(bytes: Uint8Array): void;
  finish(): void;
  reset(): void;
}

/** Puts the faults on a socket; `onData` and `onEnd` see what gets through from the client. */
export function createLink(options: {
  socket: Socket;
  faults: readonly LinkFault[];
  onData: (bytes: Uint8Array) => void;
  onEnd: () => void;
}): Link {
  const { socket, faults } = options;
  const reset = () => socket.resetAndDestroy();
  const finish = () => socket.end();
  const of = (stream: LinkFault["stream"]) =>
    faults.filter((fault) => (fault.stream ?? "downstream") === stream);
  const down = createLane({
    faults: of("downstream"),
    deliver: (bytes) => socket.writable && socket.write(bytes),
    finish,
    cut: finish,
  });
  const up = createLane({
    faults: of("upstream"),
    deliver: options.onData,
    finish: options.onEnd,
    cut: finish,
  });
  socket.on("data", (bytes) => up.push(bytes));
  socket.on("end", () => up.end());

  const timers = faults.flatMap((fault) => {
    if (fault.fault === "reset-peer") return [setTimeout(reset, fault.timeoutMs)];
    if (fault.fault === "timeout" && fault.timeoutMs > 0) return [setTimeout(finish, fault.timeoutMs)];
    return [];
  });
  socket.once("close", () => {
    for (const timer of timers) clearTimeout(timer);
    down.stop();
    up.stop();
  });
  return { send: down.push, finish: down.end, reset };
}

interface Lane {
  push(bytes: Uint8Array): void;
  end(): void;
  stop(): void;
}

/** One direction: chunks pass one after another, each through every fault. */
function createLane(options: {
  faults: readonly LinkFault[];
  deliver: (bytes: Uint8Array) => void;
  finish: () => void;
  cut: () => void;
}): Lane {
  const { faults, deliver, finish, cut } = options;
  const stopped = new AbortController();
  let left = Math.min(
    ...faults.flatMap((fault) => (fault.fault === "limit-data" ? [fault.bytes] : [])),
    Infinity,
  );
  let tail = Promise.resolve();
  let turns = 0;

  const pause = (ms: number) => (ms > 0 ? sleep(ms, undefined, { signal: stopped.signal }) : undefined);
  // A lane that was stopped in a pause has nothing more to do.
  const enqueue = (work: () => Promise<void>) => {
    tail = tail.then(work).catch(() => {});
  };

  async function pass(bytes: Uint8Array, pushedAt: number): Promise<void> {
    if (left <= 0 || faults.some((fault) => fault.fault === "timeout")) return;
    for (const fault of faults) {
      if (fault.fault === "latency") {
        turns += 1;
        const jitter = (fault.jitterMs ?? 0) * (turns % 2 === 0 ? 1 : -1);
        await pause(fault.latencyMs + jitter - (performance.now() - pushedAt));
      }
      if (fault.fault === "bandwidth") await pause(bytes.length / fault.kilobytesPerSecond);
    }
    const allowed = bytes.subarray(0, Math.min(bytes.length, left));
    left -= allowed.length;
    await slice(allowed);
    if (left <= 0) cut();
  }

  async function slice(bytes: Uint8Array): Promise<void> {
    const slicer = faults.find((fault) => fault.fault === "slicer");
    if (!slicer) return deliver(bytes);
    for (let at = 0; at < bytes.length; at += slicer.bytes) {
      deliver(bytes.subarray(at, at + slicer.bytes));
      await pause(slicer.delayMs);
    }
  }

  return {
    push(bytes) {
      // Without faults a message leaves in the same turn and in one write.
      if (faults.length === 0) return deliver(bytes);
      const pushedAt = performance.now();
      enqueue(() => pass(bytes, pushedAt));
    },
    end() {
      if (faults.length === 0) return finish();
      enqueue(async () => {
        for (const fault of faults) if (fault.fault === "slow-close") await pause(fault.delayMs);
        finish();
      });
    },
    stop: () => stopped.abort(),
  };
}
