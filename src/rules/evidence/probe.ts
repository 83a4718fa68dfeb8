import type { Attempt, Seen } from "./fact-types.ts";

/** The probe's attempt that came furthest; `undefined` when TWS was not asked. */
export function bestAttempt(facts: Seen): Attempt | undefined {
  const handshake = facts["tws.handshake"];
  return handshake?.attempts[handshake.best] ?? handshake?.attempts[0];
}

/** Where the best attempt stands in the fact. */
export function bestPath(facts: Seen): string {
  return `attempts[${facts["tws.handshake"]?.best ?? 0}]`;
}

/** Whether a complete API session was made on the configured port just now, and TWS kept it. */
export function sessionWorks(facts: Seen): boolean {
  const attempt = bestAttempt(facts);
  return attempt?.outcome === "session" && !wasCut(attempt);
}

/** Whether TWS ended a session that was complete, while the probe only listened. */
export function wasCut(attempt: Attempt): boolean {
  return attempt.outcome === "session" && attempt.end?.by === "peer";
}

/** Whether TWS was asked at all. */
export function wasProbed(facts: Seen): boolean {
  return bestAttempt(facts) !== undefined;
}

/** Whether an address can only mean the machine itself. */
export function isLoopback(address: string): boolean {
  return /^(?:127\.|::1$|0\.0\.0\.0$|::$|localhost$|\[::1\]$|::ffff:127\.)/i.test(address);
}
