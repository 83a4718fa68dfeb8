import type { SocketEntry, SocketState } from "./socket-entry.ts";

/** Names and numbers of `State` in PowerShell's Get-NetTCPConnection (MSFT_NetTCPConnection). */
const STATES = new Map<string, SocketState>(
  Object.entries({
    ...{ 1: "CLOSED", 2: "LISTEN", 3: "SYN_SENT", 4: "SYN_RECEIVED", 5: "ESTABLISHED", 6: "FIN_WAIT_1" },
    ...{ 7: "FIN_WAIT_2", 8: "CLOSE_WAIT", 9: "CLOSING", 10: "LAST_ACK", 11: "TIME_WAIT" },
    ...{ Closed: "CLOSED", Listen: "LISTEN", SynSent: "SYN_SENT", SynReceived: "SYN_RECEIVED" },
    ...{
      Established: "ESTABLISHED",
      FinWait1: "FIN_WAIT_1",
      FinWait2: "FIN_WAIT_2",
      CloseWait: "CLOSE_WAIT",
    },
    ...{ Closing: "CLOSING", LastAck: "LAST_ACK", TimeWait: "TIME_WAIT" },
  }),
);

/** Reads `Get-NetTCPConnection | ConvertTo-Json`: a list, or a lone object when there is one row. */
export function readNetTcpConnections(text: string): SocketEntry[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, "").trim() || "[]");
  } catch {
    return [];
  }
  return (Array.isArray(parsed) ? parsed : [parsed]).flatMap((row: unknown): SocketEntry[] => {
    if (typeof row !== "object" || row === null) return [];
    const cell = (key: string): unknown => Object.getOwnPropertyDescriptor(row, key)?.value;
    const state = STATES.get(String(cell("State"))) ?? "UNKNOWN";
    const localPort = Number(cell("LocalPort"));
    if (!Number.isInteger(localPort)) return [];
    const listens = state === "LISTEN";
    return [
      {
        state,
        localAddress: String(cell("LocalAddress") ?? ""),
        localPort,
        remoteAddress: listens ? "" : String(cell("RemoteAddress") ?? ""),
        remotePort: listens ? 0 : Number(cell("RemotePort")) || 0,
        receiveQueue: null,
        sendQueue: null,
        pid: Number(cell("OwningProcess")) || null,
        program: null,
        inode: null,
      },
    ];
  });
}
