import type { Socket } from "node:net";
import type { WireEnding } from "../../../ib/wire-record.ts";
import type { System } from "../../../model/system.ts";

/**
 * States of a connection whose peer has sent FIN, in `/proc/net/tcp` (Linux, include/net/tcp_states.h): TIME_WAIT,
 * CLOSE_WAIT, LAST_ACK and CLOSING; the last two and the first once our own side has ended as well.
 */
const FIN_CAME: ReadonlySet<string> = new Set(["06", "08", "09", "0B"]);
/** Far more than a table of 10,000 connections. */
const TABLE_LIMIT = 4 * 1024 * 1024;

/**
 * Tells FIN from RST for a socket that has just ended: after an RST the kernel no longer has the connection, nor does it
 * know the peer's port, so the ports are taken now and the answer comes when it is asked for.
 * Only Linux shows that; elsewhere the answer is that it may be either.
 */
export function endingOf(system: System, socket: Socket): () => Promise<WireEnding> {
  const { localPort, remotePort } = socket;
  if (system.platform !== "linux" || localPort === undefined || remotePort === undefined)
    return async () => "fin-or-reset";
  const row = new RegExp(`:${hexPort(localPort)} [0-9A-F]+:${hexPort(remotePort)} ([0-9A-F]{2}) `);
  return async () => {
    let seen = false;
    for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
      const text = await read(system, table);
      if (text === null) continue;
      seen = true;
      const state = row.exec(text)?.[1];
      if (state !== undefined) return FIN_CAME.has(state) ? "fin" : "fin-or-reset";
    }
    // When both sides have ended in order, the kernel forgets the connection too.
    return seen && !socket.writableEnded ? "reset" : "fin-or-reset";
  };
}

function hexPort(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, "0");
}

async function read(system: System, path: string): Promise<string | null> {
  let text = "";
  try {
    for await (const block of system.files.stream(path)) {
      text += Buffer.from(block).toString("latin1");
      if (text.length > TABLE_LIMIT) return null;
    }
  } catch {
    return null;
  }
  return text;
}
