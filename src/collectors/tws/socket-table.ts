import { readLsof } from "../../formats/lsof.ts";
import { readNetTcpConnections } from "../../formats/net-tcp-connection.ts";
import { readProcNetTcp } from "../../formats/proc-net-tcp.ts";
import type { SocketEntry } from "../../formats/socket-entry.ts";
import { readTasklist } from "../../formats/tasklist.ts";
import { readWindowsNetstat } from "../../formats/windows-netstat.ts";
import type { System } from "../../model/system.ts";
import { withOwners } from "./socket-owners.ts";

/** The socket table of the machine, as far as it concerns what was asked for. */
export interface SocketTable {
  readonly table: "proc" | "lsof" | "netstat" | "powershell";
  readonly entries: readonly SocketEntry[];
}

/** Reads the rows that `concerns` keeps, with the program that holds each; `null`: there is no way to see them. */
export async function socketTable(
  system: System,
  concerns: (entry: SocketEntry) => boolean,
  signal: AbortSignal,
): Promise<SocketTable | null> {
  if (system.platform === "win32") return windowsTable(system, concerns, signal);
  const tables = await Promise.all(
    ["/proc/net/tcp", "/proc/net/tcp6"].map((path) => system.files.text(path, 4 * 1024 * 1024)),
  );
  if (tables[0] !== null) {
    const entries = tables.flatMap((text) => readProcNetTcp(text ?? "")).filter(concerns);
    return { table: "proc", entries: await withOwners(system, entries) };
  }
  const lsof = await system.programs.find("lsof");
  if (lsof === null) return null;
  // -n and -P: no look-ups of names; -Tqs: queues and states; -F: one field a line.
  const answer = await system.programs.run(lsof, ["-nP", "-iTCP", "-Tqs", "-F", "pcPnT"], {
    timeoutMs: 3000,
    signal,
  });
  return { table: "lsof", entries: readLsof(answer.stdout).filter(concerns) };
}

async function windowsTable(
  system: System,
  concerns: (entry: SocketEntry) => boolean,
  signal: AbortSignal,
): Promise<SocketTable | null> {
  const [netstat, tasks] = await Promise.all([
    runFound(system, ["netstat", "-ano"], signal),
    runFound(system, ["tasklist", "/FO", "CSV", "/NH"], signal),
  ]);
  const programs = readTasklist(tasks ?? "");
  const named = (entries: readonly SocketEntry[]) =>
    entries.map((entry) => ({ ...entry, program: programs.get(entry.pid ?? -1) ?? null }));
  const entries = readWindowsNetstat(netstat ?? "").filter(concerns);
  const understood = netstat !== null && entries.every(({ state }) => state !== "UNKNOWN");
  if (understood) return { table: "netstat", entries: named(entries) };
  // PowerShell starts slowly, but speaks no language.
  const script =
    "Get-NetTCPConnection | Select-Object LocalAddress,LocalPort,RemoteAddress,RemotePort,OwningProcess," +
    "@{n='State';e={[int]$_.State}} | ConvertTo-Json -Compress";
  const powershell = await runFound(
    system,
    ["powershell", "-NoProfile", "-NonInteractive", "-Command", script],
    signal,
  );
  const rows = readNetTcpConnections(powershell ?? "").filter(concerns);
  if (rows.length > 0 || netstat === null) {
    return powershell === null ? null : { table: "powershell", entries: named(rows) };
  }
  return { table: "netstat", entries: named(entries) };
}

async function runFound(
  system: System,
  [name, ...args]: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<string | null> {
  const program = await system.programs.find(name);
  if (program === null) return null;
  const maxBytes = 4 * 1024 * 1024;
  const answer = await system.programs.run(program, args, { timeoutMs: 3500, maxBytes, signal });
  return answer.exitCode === 0 ? answer.stdout : null;
}
