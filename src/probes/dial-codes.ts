import type { AttemptOutcome } from "./attempt.ts";

/** W2: nobody answers, or there is no way there. */
const NO_WAY = ["TIMEOUT", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN"];

/** What a failed dial means, by its errno. */
export function dialOutcome(code: string): AttemptOutcome {
  if (code === "ECONNREFUSED") return "refused";
  // The port took the connection and reset it before the dial was reported as done.
  if (code === "ECONNRESET") return "closed-before-hello";
  return NO_WAY.includes(code) ? "unreachable" : "dial-failed";
}
