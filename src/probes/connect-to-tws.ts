import { cannotBeHello, encodeClientHello } from "../ib/hello.ts";
import type { System } from "../model/system.ts";
import type { Attempt } from "./attempt.ts";
import { dialOutcome } from "./dial-codes.ts";
import { partingWords, readFirstMessage } from "./first-message.ts";
import { holdSession } from "./hold-session.ts";
import { foreignFact, judgeHello } from "./judge-hello.ts";

/** How long each stage may take; a dialog answered late must look different from silence. */
export interface AttemptLimits {
  readonly dialMs: number;
  readonly helloMs: number;
  readonly sessionMs: number;
}

export const USUAL_LIMITS: AttemptLimits = { dialMs: 3000, helloMs: 5000, sessionMs: 5000 };

/** How long to wait for TWS's FIN after ours. */
const CLOSE_MS = 1000;

/**
 * One attempt to talk to TWS, as a client does: dial, hello, startApi on the same connection, a clean end.
 * `clientId: null` stops after the hello.
 */
export async function connectToTws(options: {
  system: System;
  address: string;
  family: 4 | 6;
  port: number;
  maxVersion: number;
  clientId: number | null;
  limits: AttemptLimits;
  signal: AbortSignal;
  /** Told what was seen so far: a run may end while this still waits. */
  progress?: (text: string) => void;
}): Promise<Attempt> {
  const { system, address, family, port, limits } = options;
  const start = system.monotonicMs();
  const at = () => Math.round((system.monotonicMs() - start) * 10) / 10;
  const dial = await system.net.dial(address, port, limits.dialMs, options.signal);
  const begun: Attempt = {
    ...{ address, family, port },
    dial: { ok: dial.ok, errno: dial.ok ? null : dial.code, ms: dial.tookMs },
    ...{ outcome: "dial-failed", firstByteMs: null, helloMs: null, hello: null, redirect: null },
    ...{ foreign: null, bytesReceived: 0, silenceMs: null, nonsense: null, session: null, end: null },
  };
  if (!dial.ok) {
    const outcome = dialOutcome(dial.code);
    const reset = outcome === "closed-before-hello";
    return { ...begun, outcome, end: reset ? { by: "peer", how: "reset", afterMs: dial.tookMs } : null };
  }

  const { connection } = dial;
  const tell = (text: string) => options.progress?.(`${address} port ${port}: ${text}`);
  tell(`connected in ${Math.round(dial.tookMs)} ms, waiting for its hello`);
  await connection.send(encodeClientHello({ min: 100, max: options.maxVersion }));
  const first = await readFirstMessage({ connection, at, helloMs: limits.helloMs, signal: options.signal });
  const waitedMs = Math.round(at() - dial.tookMs);
  const judged = judgeHello(first, { maxVersion: options.maxVersion, waitedMs, now: system.now() });
  const { outcome, hello } = judged;
  if (hello) tell(`server version ${hello.serverVersion}, waiting for its session`);
  const session =
    outcome === "hello-only" && hello && options.clientId !== null
      ? await holdSession({
          ...{ connection, at, signal: options.signal, limitMs: limits.sessionMs },
          serverVersion: hello.serverVersion,
          clientId: options.clientId,
          behindHello: first.behind,
        })
      : null;

  const closedByPeer = connection.end() !== "still-open";
  const afterMs = session?.endedAtMs ?? first.endedAtMs ?? at();
  await connection.close(CLOSE_MS);
  const how = connection.end();
  const parting = first.bytes.length === 0 ? await partingWords(connection) : new Uint8Array(0);
  // Said only after we had hung up: the silence before that stays a fact.
  const foreign = cannotBeHello(parting) ? foreignFact(parting) : judged.foreign;
  return {
    ...begun,
    ...judged,
    foreign,
    outcome: session?.outcome ?? (foreign ? "foreign" : outcome),
    firstByteMs: first.firstByteMs,
    bytesReceived: first.bytes.length + parting.length + (session?.bytesReceived ?? 0),
    session: session?.fact ?? null,
    end: {
      by: closedByPeer ? "peer" : "us",
      how: how === "still-open" ? "none" : how,
      afterMs,
    },
  };
}
