import type { SocketEntry, SocketState } from "./socket-entry.ts";

/** State words as Windows prints them. German translates them; a console's code page may spoil the umlaut. */
const STATES: readonly (readonly [RegExp, SocketState])[] = [
  [/^(?:LISTENING|ABH.{1,2}REN)$/, "LISTEN"],
  [/^(?:ESTABLISHED|HERGESTELLT)$/, "ESTABLISHED"],
  [/^(?:CLOSE_WAIT|SCHLIESSEN_WARTEN)$/, "CLOSE_WAIT"],
  [/^(?:TIME_WAIT|WARTEND)$/, "TIME_WAIT"],
  [/^(?:SYN_SENT|SYN_GESENDET)$/, "SYN_SENT"],
  [/^(?:SYN_RECEIVED|SYN_RCVD|SYN_EMPFANGEN)$/, "SYN_RECEIVED"],
  [/^(?:FIN_WAIT_?1|FIN_WARTEN_1)$/, "FIN_WAIT_1"],
  [/^(?:FIN_WAIT_?2|FIN_WARTEN_2)$/, "FIN_WAIT_2"],
  [/^(?:LAST_ACK|LETZTE_BEST.*)$/, "LAST_ACK"],
  [/^(?:CLOSING|SCHLIESSEND)$/, "CLOSING"],
  [/^(?:CLOSED|GESCHLOSSEN)$/, "CLOSED"],
];

/** Reads `netstat -ano`. Headings and states depend on the language, so a listener is known by its empty remote end. */
export function readWindowsNetstat(text: string): SocketEntry[] {
  return text.split(/\r?\n/).flatMap((line): SocketEntry[] => {
    const [protocol, local, remote, ...rest] = line.trim().split(/\s+/);
    if (!/^TCP(?:v?6)?$/i.test(protocol ?? "")) return [];
    const here = endOf(local ?? "");
    const there = endOf(remote ?? "");
    const pid = rest.at(-1) ?? "";
    if (here === null || there === null) return [];
    const listens = there.port === 0;
    const word = rest[0] ?? "";
    const state = listens ? "LISTEN" : (STATES.find(([pattern]) => pattern.test(word))?.[1] ?? "UNKNOWN");
    return [
      {
        state,
        localAddress: here.address,
        localPort: here.port,
        remoteAddress: listens ? "" : there.address,
        remotePort: there.port,
        receiveQueue: null,
        sendQueue: null,
        pid: /^\d+$/.test(pid) && Number(pid) > 0 ? Number(pid) : null,
        program: null,
        inode: null,
      },
    ];
  });
}

function endOf(text: string): { address: string; port: number } | null {
  const match = /^\[?([^\]]*?)(?:%\w+)?\]?:(\d{1,5})$/.exec(text);
  return match === null ? null : { address: match[1] ?? "", port: Number(match[2]) };
}
