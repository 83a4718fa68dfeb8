/** TCP states under the names of RFC 9293. */
export type SocketState =
  | "LISTEN"
  | "ESTABLISHED"
  | "SYN_SENT"
  | "SYN_RECEIVED"
  | "FIN_WAIT_1"
  | "FIN_WAIT_2"
  | "CLOSE_WAIT"
  | "CLOSING"
  | "LAST_ACK"
  | "TIME_WAIT"
  | "CLOSED"
  | "UNKNOWN";

/** One row of a socket table, whatever system printed it. */
export interface SocketEntry {
  readonly state: SocketState;
  readonly localAddress: string;
  readonly localPort: number;
  /** Empty for a listener. */
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Bytes not yet read, for a listener connections not yet accepted; `null`: the table does not say. */
  readonly receiveQueue: number | null;
  readonly sendQueue: number | null;
  readonly pid: number | null;
  readonly program: string | null;
  /** Key into /proc/<pid>/fd on Linux. */
  readonly inode: number | null;
}
