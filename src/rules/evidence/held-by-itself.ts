import type { EvidenceList } from "../../model/finding.ts";
import { fromFact } from "./cite.ts";
import type { Connection, Seen } from "./fact-types.ts";
import { count, isError, wasTold } from "./wire-outcome.ts";

/** What the connection that holds the client id is, at the time when the later one asks for it. */
const HOLDERS = {
  unfinished: (one: Connection) => !isWorking(one),
  working: isWorking,
  /** At work, and told that TWS had lost its link to IBKR. */
  "without-ibkr": (one: Connection, later: Connection) =>
    isWorking(one) && one.messages.some((said) => isLoss(said) && said.atMs <= later.openedAtMs),
} as const;

/**
 * A connection of the program that was refused with 326 while another of its own held the client id: one left over
 * from an attempt that never finished, or one that is at work.
 */
export function heldByItself(facts: Seen, holder: keyof typeof HOLDERS): EvidenceList | undefined {
  const connections = facts["capture.wire"]?.connections ?? [];
  for (const [index, refused] of connections.entries()) {
    if (refused.clientId === null || !wasRefused(refused)) continue;
    const earlier = connections.slice(0, index).findIndex((one) => holds(one, refused));
    const found = connections[earlier];
    if (found === undefined || !HOLDERS[holder](found, refused)) continue;
    return [
      fromFact("capture.wire", `connections[${earlier}]`, `client id ${found.clientId}, ${stay(found)}`),
      fromFact("capture.wire", `connections[${index}]`, `client id ${refused.clientId}, refused with 326`),
    ];
  }
  return undefined;
}

/** Whether TWS answered a connection with 326. */
export function wasRefused(connection: Connection): boolean {
  return wasTold(connection, 326);
}

function holds(earlier: Connection, later: Connection): boolean {
  const open = earlier.closedAtMs === null || earlier.closedAtMs > later.openedAtMs;
  return open && earlier.clientId === later.clientId && !wasRefused(earlier);
}

function isWorking(connection: Connection): boolean {
  return count(connection, "tws", "nextValidId") > 0 && count(connection, "tws", "managedAccounts") > 0;
}

function isLoss(message: Connection["messages"][number]): boolean {
  return isError(message) && message.fields?.errorCode === "1100";
}

function stay(connection: Connection): string {
  const until =
    connection.closedAtMs === null ? "the end of the run" : `${Math.round(connection.closedAtMs)} ms`;
  return `open from ${Math.round(connection.openedAtMs)} ms to ${until}`;
}
