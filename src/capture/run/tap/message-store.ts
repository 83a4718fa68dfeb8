import type { WireMessage, WireRecord, WireSide } from "../../../ib/wire-record.ts";

/** Messages of one connection that `capture.wire` shows: the first ones, and the last ones. */
const FIRST = 150;
const LAST = 50;
/** Messages of one direction of a connection that `wire.ndjson` holds. */
const LOGGED = 2_000;
/** They tell how the connection went, so they are logged also behind the limit, up to this many. */
const TELLING = new Set(["hello", "error", "startApi", "nextValidId", "managedAccounts"]);
const LOGGED_TELLING = 4_000;

/** What is kept of one connection's messages, whatever their number. */
export interface MessageStore {
  add(message: WireMessage): void;
  /** `true` when only telling messages are still kept with their fields. */
  full(from: WireSide): boolean;
  shown(): { messages: WireMessage[]; messagesNotKept: number; messageCounts: Record<string, number> };
  /** Lines for `wire.ndjson`, in order of time. */
  records(connection: number): WireRecord[];
}

/** Different names counted apart; a stranger's message ids could be any number. */
const NAMES = 200;

/** `budget` is shared by all connections of a run: what may still be shown and logged, in characters. */
export function createMessageStore(budget: { shown: number; logged: number }): MessageStore {
  const first: WireMessage[] = [];
  const last: WireMessage[] = [];
  const logged: WireMessage[] = [];
  const counts: Record<string, number> = Object.create(null);
  const total = { program: 0, tws: 0 };
  const gap = { program: { messages: 0, bytes: 0 }, tws: { messages: 0, bytes: 0 } };

  function log(message: WireMessage) {
    const room =
      total[message.from] <= LOGGED || (TELLING.has(message.name) && logged.length < LOGGED_TELLING);
    if (room && budget.logged > 0) {
      budget.logged -= sizeOf(message);
      logged.push(message);
      return;
    }
    gap[message.from].messages += 1;
    gap[message.from].bytes += message.bytes;
  }

  return {
    add(message) {
      total[message.from] += 1;
      const named = `${message.from} ${message.name}`;
      const key = named in counts || Object.keys(counts).length < NAMES ? named : `${message.from} other`;
      counts[key] = (counts[key] ?? 0) + 1;
      log(message);
      if (first.length < FIRST && budget.shown > 0) {
        budget.shown -= sizeOf(message);
        first.push(message);
        return;
      }
      last.push(message);
      if (last.length > (budget.shown > 0 ? LAST : 1)) last.shift();
    },
    full: (from) => total[from] >= LOGGED,
    shown() {
      const messages = [...first, ...last];
      return {
        messages,
        messagesNotKept: total.program + total.tws - messages.length,
        messageCounts: { ...counts },
      };
    },
    records(connection) {
      const records: WireRecord[] = logged.map((message) => ({ type: "message", connection, ...message }));
      for (const from of ["program", "tws"] as const) {
        if (gap[from].messages > 0)
          records.push({ type: "gap", connection, from, ...gap[from], reason: "limit" });
      }
      return records;
    },
  };
}

/** Roughly what a message takes as JSON. */
function sizeOf({ fields }: WireMessage): number {
  let size = 150;
  for (const [name, value] of Object.entries(fields ?? {})) size += name.length + value.length + 6;
  return size;
}
