import type { Socket } from "node:net";
import type { WireEnding } from "../../../ib/wire-record.ts";
import type { System } from "../../../model/system.ts";

/** State of a connection whose peer has sent FIN, in `/proc/net/tcp` (Linux, include/net/tcp_states.h). */
const CLOSE_WAIT = "08";
/** Far more than a table of 10,000 connections. */
const TABLE_LIMIT = 4 * 1024 * 1024;

/**
 * Tells FIN from RST for a socket that has just ended: after an RST the kernel no longer has the connection.
 * Only Linux shows that; elsewhere the answer is that it may be either.
 */
export async function endingOf(system: System, socket: Socket): Promise<WireEnding> {
  const { localPort, remotePort } = socket;
  if (system.platform !== "linux" || localPort === undefined || remotePort === undefined)
    return "fin-or-reset";
  const row = new RegExp(`:${hexPort(localPort)} [0-9A-F]+:${hexPort(remotePort)} ([0-9A-F]{2}) `);
  let seen = false;
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    const text = await read(system, table);
    if (text === null) continue;
    seen = true;
    const state = row.exec(text)?.[1];
    if (state !== undefined) return state === CLOSE_WAIT ? "fin" : "fin-or-reset";
  }
  return seen ? "reset" : "fin-or-reset";
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
