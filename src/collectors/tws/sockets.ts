import { networkInterfaces } from "node:os";
import type { SocketEntry } from "../../formats/socket-entry.ts";
import { type Skipped, skip } from "../../model/observation.ts";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { socketTable } from "./socket-table.ts";

interface SocketListener {
  /** `0.0.0.0`, `::`, `127.0.0.1`. */
  readonly address: string;
  readonly pid: number | null;
  /** `java`, `socat`, `docker-proxy`; `null`: not ours to see. */
  readonly program: string | null;
  /** Connections the listener has not accepted yet; grows at a wedged Gateway. */
  readonly backlog: number | null;
}

/** A connection to the port that is in the table, from either side. */
export interface SocketConnection {
  readonly state: string;
  /** Which end this row is: TWS's own socket, or that of a client on this machine. */
  readonly side: "server" | "client";
  readonly receiveQueue: number | null;
  readonly sendQueue: number | null;
  readonly pid: number | null;
  readonly program: string | null;
}

/** The socket table of this machine for the port of the target. */
export interface TwsSockets {
  readonly port: number;
  readonly table: "proc" | "lsof" | "netstat" | "powershell";
  /** Whether the target host is this machine: else only client ends can be seen. */
  readonly local: boolean;
  readonly listeners: readonly SocketListener[];
  /** Counts of the server's ends (of the client's where the host is remote). */
  readonly established: number;
  readonly closeWait: number;
  readonly synReceived: number;
  /** Clients of this machine that still wait for an answer to their SYN. */
  readonly synSent: number;
  /** Server's ends with bytes that TWS has not read. */
  readonly unread: number;
  /** At most 40. */
  readonly connections: readonly SocketConnection[];
}

const MOST_CONNECTIONS = 40;

/** Reads the socket table of this machine for the port. */
export const twsSockets = defineSource({
  id: "tws.sockets",
  kind: "collector",
  title: "Socket table",
  deadlineMs: 5000,
  async observe({ system, target, signal }): Promise<TwsSockets | Skipped> {
    const { port, host } = target;
    if (port === null) return skip("nothing names a port");
    const concerns = (entry: SocketEntry) => entry.localPort === port || entry.remotePort === port;
    const [found, local] = await Promise.all([
      socketTable(system, concerns, signal),
      isThisMachine(system, host),
    ]);
    if (found === null) return skip("the socket table of this machine cannot be read");
    const { table, entries } = found;
    const servers = entries.filter((entry) => entry.localPort === port && entry.state !== "LISTEN");
    const clients = entries.filter((entry) => entry.remotePort === port && entry.localPort !== port);
    const counted = local ? servers : clients;
    const count = (state: string, rows = counted) => rows.filter((row) => row.state === state).length;
    return {
      port,
      table,
      local,
      listeners: local ? entries.filter(({ state }) => state === "LISTEN").map(listenerOf) : [],
      established: count("ESTABLISHED"),
      closeWait: count("CLOSE_WAIT"),
      synReceived: count("SYN_RECEIVED"),
      synSent: count("SYN_SENT", clients),
      unread: counted.filter(({ receiveQueue }) => (receiveQueue ?? 0) > 0).length,
      connections: [
        ...(local ? servers.map((entry) => connectionOf(entry, "server")) : []),
        ...clients.map((entry) => connectionOf(entry, "client")),
      ].slice(0, MOST_CONNECTIONS),
    };
  },
});

function listenerOf({ localAddress, pid, program, receiveQueue }: SocketEntry): SocketListener {
  return { address: localAddress, pid, program, backlog: receiveQueue };
}

function connectionOf(entry: SocketEntry, side: SocketConnection["side"]): SocketConnection {
  const { state, receiveQueue, sendQueue, pid, program } = entry;
  return { state, side, receiveQueue, sendQueue, pid, program };
}

async function isThisMachine(system: System, host: string): Promise<boolean> {
  const own = new Set(
    Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)),
  );
  const isOwn = (address: string) =>
    /^127\.|^::1$|^0\.0\.0\.0$|^::$/.test(address) || own.has(address.replace(/%.*$/, ""));
  if (/^[\d.]+$/.test(host) || host.includes(":")) return isOwn(host);
  const found = await system.net.lookup(host, 1000);
  return found.ok && found.addresses.some(({ address }) => isOwn(address));
}
