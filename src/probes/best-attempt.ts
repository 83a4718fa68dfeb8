import type { Attempt, AttemptOutcome } from "./attempt.ts";

/** Outcomes from the furthest to nothing. */
const RANK: readonly AttemptOutcome[] = [
  ...(["session", "session-incomplete", "rejected", "closed-after-start", "hello-only"] as const),
  ...(["version-out-of-range", "redirected", "hello-nonsense", "hello-incomplete", "foreign"] as const),
  ...(["silent", "closed-before-hello", "refused", "dial-failed", "unreachable"] as const),
];

/** Index of the attempt that came furthest; the first of equals; -1 of none. */
export function bestAttempt(attempts: readonly Attempt[]): number {
  let best = -1;
  for (const [index, attempt] of attempts.entries()) {
    const leader = attempts[best];
    if (!leader || RANK.indexOf(attempt.outcome) < RANK.indexOf(leader.outcome)) best = index;
  }
  return best;
}

/** Whether what answered is a TWS, however it went on. */
export function answersAsTws(outcome: AttemptOutcome): boolean {
  return RANK.indexOf(outcome) <= RANK.indexOf("redirected");
}
