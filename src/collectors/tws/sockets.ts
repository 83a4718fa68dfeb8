import { defineSource } from "../../model/source.ts";

export interface SocketListener {
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

export const twsSockets = defineSource({
  id: "tws.sockets",
  kind: "collector",
  title: "Socket table",
  deadlineMs: 4000,
  async observe(): Promise<TwsSockets> {
    throw new Error("not written yet");
  },
});
