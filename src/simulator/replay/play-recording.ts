import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createClientReader } from "../client-reader.ts";
import { encodeRecorded } from "./encode-recorded.ts";
import type { RecordedEvent } from "./read-recording.ts";

/** A recorded pause is kept up to this. */
const MAX_PAUSE_MS = 60_000;
/** A client that does not send what the recorded one sent is not waited for longer than this. */
const CUE_MS = 3_000;

/**
 * Plays one recorded connection to a client: what TWS sent, with its pauses, each part once the client has sent what
 * the recorded program had sent by then (the hello and startApi without fail, later requests within a few seconds).
 */
export async function playRecording(
  socket: Socket,
  events: readonly RecordedEvent[],
  signal: AbortSignal,
): Promise<void> {
  const recordedVersion = versionOf(events);
  const sent = new Map<string, number>();
  let wake: (() => void) | null = null;
  let version = recordedVersion;
  const note = (name: string) => {
    sent.set(name, (sent.get(name) ?? 0) + 1);
    wake?.();
  };
  const reader = createClientReader({
    hello(offered) {
      version = Math.min(offered.max, recordedVersion);
      note("hello");
      return version;
    },
    message: ({ id }) => note(String(id)),
    nonsense: () => note("hello"),
  });
  socket.on("data", (bytes) => reader.receive(bytes));

  async function cue(name: string, count: number, patience: number): Promise<void> {
    const until = performance.now() + patience;
    while ((sent.get(name) ?? 0) < count && performance.now() < until && !signal.aborted) {
      const asleep = new AbortController();
      wake = () => asleep.abort();
      const either = AbortSignal.any([signal, asleep.signal]);
      await sleep(Math.min(until - performance.now(), 2 ** 30), undefined, { signal: either }).catch(
        () => {},
      );
    }
  }

  const wanted = new Map<string, number>();
  let previousMs = events[0]?.atMs ?? 0;
  for (const event of events) {
    if (signal.aborted) return;
    if (event.from === "program") {
      // The recorded program hung up here, and TWS's end answered that: this client's own end is answered when it comes.
      if (event.type === "end") return;
      const name = event.framing === "hello" ? "hello" : String(event.id);
      const count = (wanted.get(name) ?? 0) + 1;
      wanted.set(name, count);
      await cue(
        name,
        count,
        name === "hello" || event.name === "startApi" ? Number.POSITIVE_INFINITY : CUE_MS,
      );
    } else {
      const pause = Math.min(Math.max(0, event.atMs - previousMs), MAX_PAUSE_MS);
      if (pause > 1) await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      if (event.type === "end")
        return event.how === "reset" ? void socket.resetAndDestroy() : void socket.end();
      const bytes = encodeRecorded(event, version);
      if (bytes && socket.writable) socket.write(bytes);
    }
    previousMs = event.atMs;
  }
}

function versionOf(events: readonly RecordedEvent[]): number {
  for (const event of events) {
    if (event.type !== "message" || event.from !== "tws" || event.framing !== "hello") continue;
    const version = Number(event.fields?.serverVersion);
    if (Number.isInteger(version) && version > 0) return version;
  }
  // Without a hello nothing is encoded by version but what came without one.
  return 100;
}
