import { createSocketServer } from "../socket-server.ts";
import { playRecording } from "./play-recording.ts";
import { readRecording } from "./read-recording.ts";

export interface Replay {
  readonly host: string;
  readonly port: number;
  /** How many connections the recording holds; later ones get the recording again. */
  readonly recorded: number;
  close(): Promise<void>;
}

/** Serves what TWS answered in a recorded run; `null` when the recording holds no connection. */
export async function startReplay(options: {
  /** The text of `wire.ndjson`. */
  wire: string;
  port?: number;
  host?: string;
}): Promise<Replay | null> {
  const connections = readRecording(options.wire);
  if (connections.length === 0) return null;
  const host = options.host ?? "127.0.0.1";
  let accepted = 0;
  const server = createSocketServer((socket) => {
    const events = connections[accepted++ % connections.length] ?? [];
    const ended = new AbortController();
    socket.once("close", () => ended.abort());
    socket.once("end", () => {
      ended.abort();
      socket.end();
    });
    void playRecording(socket, events, ended.signal);
  });
  const port = await server.listen(host, options.port ?? 0);
  return { host, port, recorded: connections.length, close: server.close };
}
