import type { SocketEntry, SocketState } from "./socket-entry.ts";

const STATES = new Map<string, SocketState>(
  Object.entries({
    ...{ LISTEN: "LISTEN", ESTABLISHED: "ESTABLISHED", SYN_SENT: "SYN_SENT", SYN_RCVD: "SYN_RECEIVED" },
    ...{
      SYN_RECV: "SYN_RECEIVED",
      SYN_RECEIVED: "SYN_RECEIVED",
      CLOSE_WAIT: "CLOSE_WAIT",
      CLOSING: "CLOSING",
    },
    ...{
      FIN_WAIT1: "FIN_WAIT_1",
      FIN_WAIT_1: "FIN_WAIT_1",
      FIN_WAIT2: "FIN_WAIT_2",
      FIN_WAIT_2: "FIN_WAIT_2",
    },
    ...{ LAST_ACK: "LAST_ACK", TIME_WAIT: "TIME_WAIT", CLOSED: "CLOSED", CLOSE: "CLOSED" },
  }),
);

/** Reads what `lsof -nP -iTCP -Tqs -F pcPnT` prints: a letter and a value a line, the same in every language. */
export function readLsof(text: string): SocketEntry[] {
  const entries: SocketEntry[] = [];
  let pid: number | null = null;
  let program: string | null = null;
  let name: string | null = null;
  let facts = new Map<string, string>();
  const finish = () => {
    const entry = name === null ? null : entryOf(name, facts, { pid, program });
    if (entry !== null) entries.push(entry);
    name = null;
    facts = new Map();
  };
  for (const line of text.split(/\r?\n/)) {
    const value = line.slice(1);
    switch (line[0]) {
      case "p":
        finish();
        pid = /^\d+$/.test(value) ? Number(value) : null;
        program = null;
        break;
      case "c":
        // lsof writes odd characters as `\x20`.
        program = value.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        );
        break;
      case "f":
        finish();
        break;
      case "n":
        name = value;
        break;
      case "T": {
        const [key, ...rest] = value.split("=");
        facts.set(key ?? "", rest.join("="));
      }
    }
  }
  finish();
  return entries;
}

function entryOf(
  name: string,
  facts: ReadonlyMap<string, string>,
  owner: Pick<SocketEntry, "pid" | "program">,
): SocketEntry | null {
  const [local, remote] = name.split("->").map(endOf);
  if (local == null) return null;
  const state = STATES.get(facts.get("ST") ?? "") ?? (remote == null ? "LISTEN" : "UNKNOWN");
  const queue = (key: string) => (facts.has(key) ? Number(facts.get(key)) : null);
  return {
    state,
    localAddress: local.address === "*" ? "0.0.0.0" : local.address,
    localPort: local.port,
    remoteAddress: remote?.address ?? "",
    remotePort: remote?.port ?? 0,
    receiveQueue: queue("QR"),
    sendQueue: queue("QS"),
    ...owner,
    inode: null,
  };
}

function endOf(text: string): { address: string; port: number } | null {
  const match = /^\[?(.*?)\]?:(\d{1,5})$/.exec(text);
  return match === null ? null : { address: match[1] ?? "", port: Number(match[2]) };
}
