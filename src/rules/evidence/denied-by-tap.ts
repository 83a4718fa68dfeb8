import type { Connection, LogEvent, Seen } from "./fact-types.ts";
import { isError } from "./wire-outcome.ts";

/** Printed in nobody's own shape: a program that quotes or numbers its errors alike looks the same. */
const ANYBODY: ReadonlySet<LogEvent["client"]> = new Set(["ib-java", "unknown"]);

/**
 * Whether the tap excludes that TWS sent a code which the program printed: it heard the whole conversation, and the code
 * is not in it. Clients make 5xx by themselves and pass 1100 on when they lose TWS; a client's own logger is believed, since
 * another of its connections may not have gone through the tap.
 */
export function isDeniedByTap(facts: Seen, { artifact, client, code = 0 }: LogEvent): boolean {
  const file = facts["capture.logs"]?.files.find((one) => one.artifact === artifact);
  // What the program printed is given; a log that was named or found may be of any day
  if (file?.origin !== "given" || !ANYBODY.has(client) || isOwn(code)) return false;
  const wire = facts["capture.wire"];
  if (wire === undefined || wire.connectionsNotKept > 0 || !wire.connections.every(isWhole)) return false;
  const codes = wire.connections.flatMap(errorCodes);
  return wire.connections.some(({ bytesFromTws }) => bytesFromTws > 0) && !codes.includes(String(code));
}

function isOwn(code: number): boolean {
  return (code >= 500 && code < 600) || code === 1100;
}

/** Every error that TWS sent was kept and read; what was sent in the middle may be left out otherwise. */
function isWhole(connection: Connection): boolean {
  const codes = errorCodes(connection);
  return (
    codes.length === (connection.messageCounts["tws error"] ?? 0) && codes.every((code) => code !== undefined)
  );
}

function errorCodes({ messages }: Connection): (string | undefined)[] {
  return messages.filter(isError).map(({ fields }) => fields?.errorCode);
}
