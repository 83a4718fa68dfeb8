import type { SocketEntry, SocketState } from "./socket-entry.ts";

/** States by number, from Linux `include/net/tcp_states.h`. */
const STATES: readonly SocketState[] = [
  ...([
    "UNKNOWN",
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECEIVED",
    "FIN_WAIT_1",
    "FIN_WAIT_2",
    "TIME_WAIT",
  ] as const),
  ...(["CLOSED", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "SYN_RECEIVED"] as const),
];

/** Reads /proc/net/tcp or /proc/net/tcp6. A listener's receive queue counts connections not yet accepted. */
export function readProcNetTcp(text: string): SocketEntry[] {
  return text.split("\n").flatMap((line): SocketEntry[] => {
    const match =
      /^\s*\d+:\s+([0-9A-F]+):([0-9A-F]{4})\s+([0-9A-F]+):([0-9A-F]{4})\s+([0-9A-F]{2})\s+([0-9A-F]{8}):([0-9A-F]{8})\s+\S+\s+\S+\s+\d+\s+\d+\s+(\d+)/i.exec(
        line,
      );
    if (match === null) return [];
    const hex = (group: number) => Number.parseInt(match[group] ?? "0", 16);
    const state = STATES[hex(5)] ?? "UNKNOWN";
    const listens = state === "LISTEN";
    return [
      {
        state,
        localAddress: addressOf(match[1] ?? ""),
        localPort: hex(2),
        remoteAddress: listens ? "" : addressOf(match[3] ?? ""),
        remotePort: listens ? 0 : hex(4),
        sendQueue: hex(6),
        receiveQueue: hex(7),
        pid: null,
        program: null,
        inode: Number(match[8]) || null,
      },
    ];
  });
}

/** Words of 32 bits, each in the byte order of the machine, which is little-endian wherever Node runs on Linux. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) return bytes.join(".");
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  if (mapped) return bytes.slice(12).join(".");
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  // The longest run of zero groups is written `::` (RFC 5952).
  const text = groups.map((group) => group.toString(16)).join(":");
  const run = [...text.matchAll(/\b0(?::0)+\b/g)].sort((a, b) => b[0].length - a[0].length)[0];
  if (run === undefined) return text;
  const after = text.slice(run.index + run[0].length).replace(/^:/, "");
  return `${text.slice(0, run.index).replace(/:$/, "")}::${after}`;
}
