import type { Connection } from "./fact-types.ts";
import type { LogOutcome } from "./log-outcome.ts";

/** How one connection of the program ended, as the tap saw it; `null` when it shows no failure and no session. */
export function wireOutcome(connection: Connection): LogOutcome | null {
  if (connection.dialError === "ECONNREFUSED") return "refused";
  if (connection.dialError !== null) return "unreachable";
  const ready =
    count(connection, "tws", "nextValidId") > 0 && count(connection, "tws", "managedAccounts") > 0;
  const byTws = connection.closedFirst === "tws";
  if (ready) return byTws ? "dropped" : "ready";
  if (connection.bytesFromProgram === 0) return null;
  if (connection.serverVersion !== null) return byTws ? "closed-after-start" : "session-incomplete";
  if (connection.bytesFromTws > 0) return null;
  return byTws ? "closed-before-hello" : "silent";
}

/** How many messages of that name a side sent, the ones not kept included. */
export function count(connection: Connection, side: "program" | "tws", name: string): number {
  return connection.messageCounts[`${side} ${name}`] ?? 0;
}
