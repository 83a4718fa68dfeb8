import type { WireEnd, WireMessageRecord } from "../../ib/wire-record.ts";
import { servableValue } from "./servable-value.ts";

/** What passed on one connection, in order of time. */
export type RecordedEvent = WireMessageRecord | WireEnd;

/** More than any run keeps; a stranger's bundle may claim more. */
const MAX_EVENTS = 50_000;
const MAX_LINE = 256 * 1024;

/** The connections of a `wire.ndjson`, in the order they were opened; lines that are none of its records are passed over. */
export function readRecording(text: string): RecordedEvent[][] {
  const connections = new Map<number, RecordedEvent[]>();
  let kept = 0;
  for (const line of text.split("\n")) {
    if (kept >= MAX_EVENTS) break;
    if (line === "" || line.length > MAX_LINE) continue;
    const record = parse(line);
    if (!record || typeof record.connection !== "number") continue;
    const events = connections.get(record.connection) ?? [];
    connections.set(record.connection, events);
    const event = eventOf(record);
    if (event) {
      events.push(event);
      kept += 1;
    }
  }
  const numbers = [...connections.keys()].sort((a, b) => a - b);
  return numbers.map((number) => (connections.get(number) ?? []).sort((a, b) => a.atMs - b.atMs));
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function eventOf(record: Record<string, unknown>): RecordedEvent | null {
  const { type, from, id, name, framing, how } = record;
  const connection = Number(record.connection);
  const atMs = typeof record.atMs === "number" && Number.isFinite(record.atMs) ? record.atMs : 0;
  if (from !== "program" && from !== "tws") return null;
  if (type === "end") {
    const known = how === "fin" || how === "reset" || how === "fin-or-reset";
    return known ? { type, connection, atMs, from, how } : null;
  }
  if (type !== "message" || typeof name !== "string" || !isFraming(framing)) return null;
  return {
    ...{ type, connection, atMs, from, name, framing, bytes: 0 },
    id: typeof id === "number" && Number.isInteger(id) && id >= 0 && id < 2 ** 31 ? id : null,
    fields: fieldsOf(record.fields),
  };
}

function isFraming(value: unknown): value is WireMessageRecord["framing"] {
  return ["hello", "text", "raw-text", "protobuf", "legacy", "foreign"].some((known) => known === value);
}

function fieldsOf(value: unknown): Record<string, string> | null {
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      servableValue(typeof field === "string" ? field : ""),
    ]),
  );
}
