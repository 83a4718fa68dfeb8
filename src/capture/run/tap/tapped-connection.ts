import { createStreamDecoder, type StreamDecoder } from "../../../ib/stream-decoder.ts";
import type { WireMessage, WireRecord, WireSide } from "../../../ib/wire-record.ts";
import type { LegEnd, WireConnection } from "../wire-value.ts";
import { closedFirst, type SeenEnd } from "./closed-first.ts";
import { createMessageStore } from "./message-store.ts";
import type { RelayObserver } from "./relay.ts";

/** Everything noted about one connection through the tap. */
export interface TappedConnection extends RelayObserver {
  /** TWS could not be reached for it. */
  dialFailed(code: string): void;
  /** As it is now. `exitFromMs`: from when on the system closed what the program's code had not. */
  value(exitFromMs: number): WireConnection;
  records(): WireRecord[];
}

/** Decodes and notes what passes on one connection. `nowMs` counts from the start of the program. */
export function createTappedConnection(setup: {
  number: number;
  dialMs: number | null;
  nowMs(): number;
  budget: { shown: number; logged: number };
}): TappedConnection {
  const { number, dialMs, nowMs, budget } = setup;
  const openedAtMs = nowMs();
  const conversation = { serverVersion: null as number | null };
  const store = createMessageStore(budget);
  const bytes = { program: 0, tws: 0 };
  const undecoded = { program: 0, tws: 0 };
  const ends: { [side in WireSide]: (LegEnd & SeenEnd) | null } = { program: null, tws: null };
  const fields = { clientVersions: null as string | null, clientId: null as number | null };
  let dialError: string | null = null;
  let arrivedAtMs = openedAtMs;

  const decoder = (from: WireSide): StreamDecoder =>
    createStreamDecoder({
      from,
      conversation,
      onMessage(message) {
        store.add({ atMs: arrivedAtMs, ...message });
        notice(message);
        if (store.full(from)) decoders[from].namesOnly();
      },
    });
  const decoders: { [side in WireSide]: StreamDecoder } = {
    program: decoder("program"),
    tws: decoder("tws"),
  };

  function notice({ from, name, fields: decoded }: Omit<WireMessage, "atMs">) {
    if (from !== "program" || !decoded) return;
    if (name === "hello") fields.clientVersions = decoded.versions ?? null;
    if (name === "startApi" && decoded.clientId !== undefined) fields.clientId = Number(decoded.clientId);
  }

  return {
    bytes(from, chunk) {
      bytes[from] += chunk.length;
      arrivedAtMs = nowMs();
      const lostBefore = decoders[from].lost;
      decoders[from].push(chunk);
      if (lostBefore) undecoded[from] += chunk.length;
    },
    ended(from, how, turn) {
      ends[from] ??= { atMs: nowMs(), how, turn };
    },
    closed() {},
    dialFailed(code) {
      dialError = code;
    },
    value(exitFromMs) {
      const first = closedFirst(ends.program, ends.tws);
      const times = [ends.program, ends.tws].flatMap((end) => (end ? [end.atMs] : []));
      const closedAtMs = times.length > 0 ? Math.min(...times) : null;
      return {
        number,
        openedAtMs,
        dialMs,
        dialError,
        closedFirst: first,
        closedAtMs,
        closedByExit: first === "program" && closedAtMs !== null && closedAtMs >= exitFromMs,
        programEnd: legEnd(ends.program),
        twsEnd: legEnd(ends.tws),
        bytesFromProgram: bytes.program,
        bytesFromTws: bytes.tws,
        ...fields,
        serverVersion: conversation.serverVersion,
        ...store.shown(),
      };
    },
    records() {
      const rows: WireRecord[] = [{ type: "open", connection: number, atMs: openedAtMs }];
      rows.push(...store.records(number));
      for (const from of ["program", "tws"] as const) {
        if (undecoded[from] > 0)
          rows.push({
            ...{ type: "gap", connection: number, from, messages: 0 },
            ...{ bytes: undecoded[from], reason: "undecodable" },
          });
      }
      for (const from of ["program", "tws"] as const) {
        const end = ends[from];
        if (end) rows.push({ type: "end", connection: number, atMs: end.atMs, from, how: end.how });
      }
      return rows;
    },
  };
}

function legEnd(end: (LegEnd & SeenEnd) | null): LegEnd | null {
  return end && { atMs: end.atMs, how: end.how };
}
