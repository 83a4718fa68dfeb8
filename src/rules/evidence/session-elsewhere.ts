import type { LogEvent, Seen } from "./fact-types.ts";
import { type LogAttempt, logAttempts } from "./log-attempt.ts";
import { isLogged } from "./moment.ts";

/**
 * A session in another log that the refused program may have got afterwards: of the same library and no other client
 * id, and not known to have come before. How the lines of one program are split over files decides nothing.
 */
export function sessionElsewhere(facts: Seen, refused: LogEvent): LogAttempt | undefined {
  const attempts = logAttempts(facts);
  const own = attempts.find(({ events }) => events.includes(refused));
  return attempts.find(
    (one) =>
      one.stream !== own?.stream &&
      (one.outcome === "ready" || one.outcome === "dropped") &&
      one.client === refused.client &&
      mayBeSame(one.clientId, own?.clientId ?? null) &&
      isLogged(one.decisive, { after: refused }) !== false,
  );
}

function mayBeSame(one: number | null, other: number | null): boolean {
  return one === null || other === null || one === other;
}
