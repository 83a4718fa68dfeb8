import { createFrameSplitter } from "../ib/framing.ts";
import { encodeStartApi } from "../ib/start-api.ts";
import type { Connection } from "../model/system.ts";
import type { AttemptOutcome, SessionFact } from "./attempt.ts";
import { receiveUntil } from "./receive-until.ts";
import { createSessionRecord } from "./session-record.ts";

/** Notices follow the session at once; this long is listened for them. */
const LISTEN_MS = 500;

/** Sends startApi on an open connection and listens until the session stands and was quiet, or cannot. */
export async function holdSession(options: {
  connection: Connection;
  serverVersion: number;
  clientId: number;
  /** Bytes that came with the hello. */
  behindHello: Uint8Array;
  limitMs: number;
  at: () => number;
  signal: AbortSignal;
}): Promise<{ outcome: AttemptOutcome; fact: SessionFact; bytesReceived: number; endedAtMs: number | null }> {
  const { connection, at, signal } = options;
  const startedAtMs = at();
  const record = createSessionRecord(options.serverVersion, at);
  const splitter = createFrameSplitter();
  let bytesReceived = 0;
  let endedAtMs: number | null = null;

  for (const event of splitter.push(options.behindHello)) record.take(event);
  const { clientId } = options;
  await connection.send(encodeStartApi(options.serverVersion, { clientId, optionalCapabilities: "" }));
  let deadline = startedAtMs + options.limitMs;
  let listening = false;
  while (!record.broken() && !signal.aborted) {
    const chunk = await receiveUntil({ connection, at, deadline, signal });
    if (chunk === "timeout") break;
    if (chunk === null) {
      endedAtMs = at();
      break;
    }
    bytesReceived += chunk.length;
    for (const event of splitter.push(chunk)) record.take(event);
    if ((record.complete() || record.refused()) && !listening) {
      listening = true;
      deadline = at() + LISTEN_MS;
    }
    // A peer that never stops talking must not keep us.
    if (at() > deadline) break;
  }
  if (endedAtMs !== null && splitter.pending() > 0) record.malformed("truncated");
  const fact = record.fact(startedAtMs);
  return { outcome: outcomeOf(fact, endedAtMs !== null), fact, bytesReceived, endedAtMs };
}

function outcomeOf(session: SessionFact, ended: boolean): AttemptOutcome {
  if (session.managedAccounts !== null && session.nextValidId !== null) return "session";
  if (!ended) return "session-incomplete";
  return session.errors.length > 0 ? "rejected" : "closed-after-start";
}
