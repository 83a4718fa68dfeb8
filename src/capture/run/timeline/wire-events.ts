import type { WireMessage } from "../../../ib/wire-record.ts";
import type { WireConnection, WireValue } from "../wire-value.ts";
import type { Weighed } from "./timeline-input.ts";

/** Messages that tell how a connection went, heavier than the traffic of a session. */
const TELLING = new Set(["hello", "startApi", "managedAccounts", "nextValidId", "error"]);
const WORDS = { fin: "FIN", reset: "RST", "fin-or-reset": "FIN or RST" };

/** Connections, messages and ends as arrows between program and TWS. */
export function wireEvents(wire: WireValue): Weighed[] {
  const many = wire.connections.length > 1;
  return wire.connections.flatMap((connection, index) => ofConnection(connection, index, many));
}

function ofConnection(connection: WireConnection, index: number, many: boolean): Weighed[] {
  const name = many ? ` [${connection.number}]` : "";
  const at = (path: string, quote: unknown) => ({
    evidence: {
      fact: "capture.wire",
      path: `connections[${index}].${path}`,
      quote: String(quote),
    },
  });
  const events: Weighed[] = [];
  events.push({
    ...{ atMs: connection.openedAtMs, lane: "tap", from: "program", to: "tws", weight: 8 },
    text: `connect${name}`,
    ...at("openedAtMs", connection.openedAtMs),
  });
  if (connection.dialError !== null)
    events.push({
      ...{ atMs: connection.openedAtMs, lane: "tap", from: "tws", to: "program", weight: 9 },
      text: `TWS cannot be reached${name}: ${connection.dialError}`,
      ...at("dialError", connection.dialError),
    });
  for (const [number, message] of connection.messages.entries())
    events.push({
      ...{ atMs: message.atMs, lane: message.from, from: message.from, text: `${textOf(message)}${name}` },
      to: message.from === "program" ? "tws" : "program",
      weight: TELLING.has(message.name) || message.framing === "foreign" ? 7 : 2,
      ...at(`messages[${number}]`, textOf(message)),
    });
  for (const from of ["program", "tws"] as const) {
    const end = from === "program" ? connection.programEnd : connection.twsEnd;
    if (end === null) continue;
    const silent = (from === "program" ? connection.bytesFromProgram : connection.bytesFromTws) === 0;
    events.push({
      ...{ atMs: end.atMs, lane: from, from, to: from === "program" ? "tws" : "program", weight: 8 },
      text: `${WORDS[end.how]}${silent ? ", without having sent a byte" : ""}${name}`,
      ...at(from === "program" ? "programEnd" : "twsEnd", end.how),
    });
  }
  return events;
}

/** A message in a few words; what it carries only where that is the point. */
function textOf({ name, fields }: WireMessage): string {
  if (fields === null) return name;
  if (name === "hello")
    return `hello ${fields.versions ?? fields.serverVersion ?? fields.problem ?? ""}`.trim();
  if (name === "startApi") return `startApi, client id ${fields.clientId}`;
  if (name === "nextValidId") return `nextValidId ${fields.orderId ?? ""}`.trim();
  if (name === "managedAccounts") return `managedAccounts ${fields.accounts ?? ""}`.trim();
  if (name === "error") return `error ${fields.errorCode}: ${fields.errorText}`;
  return name;
}
