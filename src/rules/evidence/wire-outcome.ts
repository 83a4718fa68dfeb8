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
  // Whoever hangs up before an answer could be late has not been kept waiting.
  const waited = byTws || openMs(connection) >= PATIENCE_MS;
  if (connection.serverVersion !== null) {
    if (count(connection, "program", "startApi") === 0) return null;
    if (byTws) return "closed-after-start";
    return waited ? "session-incomplete" : null;
  }
  if (connection.bytesFromTws > 0) return null;
  if (byTws) return "closed-before-hello";
  return waited ? "silent" : null;
}

/** A real hello takes 3 to 70 ms, and the session follows it at once. Source: protocol knowledge, measured. */
const PATIENCE_MS = 500;

function openMs({ openedAtMs, closedAtMs }: Connection): number {
  return closedAtMs === null ? Number.POSITIVE_INFINITY : closedAtMs - openedAtMs;
}

/** How many messages of that name a side sent, the ones not kept included. */
export function count(connection: Connection, side: "program" | "tws", name: string): number {
  return connection.messageCounts[`${side} ${name}`] ?? 0;
}

/** Whether TWS sent that code on a connection. */
export function wasTold({ messages }: Connection, code: number): boolean {
  return messages.some((message) => isError(message) && message.fields?.errorCode === String(code));
}

/** Whether it is an error that TWS sent. */
export function isError({ from, name }: Connection["messages"][number]): boolean {
  return from === "tws" && name === "error";
}
