import { createFrameSplitter } from "../ib/framing.ts";
import { cannotBeHello } from "../ib/hello.ts";
import type { Connection } from "../model/system.ts";
import { receiveUntil } from "./receive-until.ts";

/** A foreign service is named from its first bytes; this long is waited for them. */
const FOREIGN_MS = 300;
export const FOREIGN_BYTES = 64;

/** What came first on a connection. */
export interface FirstMessage {
  /** All that came, the first message included. */
  readonly bytes: Uint8Array;
  /** The first message; `null`: none was completed. */
  readonly body: Uint8Array | null;
  /** What arrived behind it. */
  readonly behind: Uint8Array;
  readonly pieces: number;
  readonly firstByteMs: number | null;
  readonly completeMs: number | null;
  readonly endedAtMs: number | null;
  /** The bytes cannot be a message: no TWS. */
  readonly foreign: boolean;
}

/** Reads until the first message is complete, the peer ends, something foreign is known, or time is up. */
export async function readFirstMessage(options: {
  connection: Connection;
  at: () => number;
  helloMs: number;
  signal: AbortSignal;
}): Promise<FirstMessage> {
  const { connection, at } = options;
  let deadline = at() + options.helloMs;
  const chunks: Uint8Array[] = [];
  let firstByteMs: number | null = null;
  let foreign = false;
  const splitter = createFrameSplitter();
  const done = (body: Uint8Array | null, endedAtMs: number | null): FirstMessage => {
    const bytes = Buffer.concat(chunks);
    const behind = body ? bytes.subarray(4 + body.length) : new Uint8Array(0);
    const completeMs = body ? at() : null;
    return { ...{ bytes, body, behind, firstByteMs, completeMs, endedAtMs, foreign }, pieces: chunks.length };
  };

  for (;;) {
    const chunk = await receiveUntil({ connection, at, deadline, signal: options.signal });
    if (chunk === "timeout") return done(null, null);
    if (chunk === null) return done(null, at());
    firstByteMs ??= at();
    chunks.push(chunk);
    const [event] = splitter.push(chunk);
    if (event?.kind === "frame") return done(event.body, null);
    const bytes = Buffer.concat(chunks);
    if (!foreign && cannotBeHello(bytes)) {
      foreign = true;
      deadline = Math.min(deadline, at() + FOREIGN_MS);
    }
    if (foreign && bytes.length >= FOREIGN_BYTES) return done(null, null);
  }
}

/** What a peer still said while the connection was being closed: services that read lines answer only to an end. */
export async function partingWords(connection: Connection): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < FOREIGN_BYTES) {
    const chunk = await connection.receive(0);
    if (!(chunk instanceof Uint8Array)) break;
    chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}
