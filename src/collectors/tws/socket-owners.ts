import { join } from "node:path";
import type { SocketEntry } from "../../formats/socket-entry.ts";
import type { System } from "../../model/system.ts";
import { inBatches } from "../in-batches.ts";

const BUDGET_MS = 1000;
/** What holds a port of TWS, most likely first: looking there first ends most searches at once. */
const LIKELY = /^(?:java|ibgateway|tws|socat|docker-proxy|rootlessport|ssh|sshd|python|node)/i;

/** Adds pid and program to rows of /proc/net/tcp by finding the descriptors that point to their inodes. */
export async function withOwners(system: System, entries: readonly SocketEntry[]): Promise<SocketEntry[]> {
  const wanted = new Set(entries.flatMap(({ inode }) => (inode === null ? [] : [inode])));
  const owners = new Map<number, { pid: number; program: string }>();
  if (wanted.size > 0) await search(system, wanted, owners);
  return entries.map((entry) => ({ ...entry, ...owners.get(entry.inode ?? -1) }));
}

async function search(
  system: System,
  wanted: Set<number>,
  owners: Map<number, { pid: number; program: string }>,
): Promise<void> {
  const until = system.monotonicMs() + BUDGET_MS;
  const all = await linuxProcesses(system);
  const ordered = [
    ...all.filter(({ program }) => LIKELY.test(program)),
    ...all.filter(({ program }) => !LIKELY.test(program)),
  ];
  for (const { pid, program } of ordered) {
    // Descriptors of other users' processes are hidden: those rows stay without an owner.
    for (const inode of await socketInodes(system, pid)) {
      if (wanted.delete(inode)) owners.set(inode, { pid, program });
    }
    if (wanted.size === 0 || system.monotonicMs() > until) return;
  }
}

/** Inodes of the sockets a process holds; `[]`: none, or hidden. */
async function socketInodes(system: System, pid: number): Promise<number[]> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await system.files.list(folder)).map((descriptor) => system.files.link(join(folder, descriptor))),
  );
  return links.flatMap((link) => {
    const inode = /^socket:\[(\d+)\]$/.exec(link ?? "")?.[1];
    return inode === undefined ? [] : [Number(inode)];
  });
}

/** Processes by /proc, newest first. */
export async function linuxProcesses(system: System): Promise<{ pid: number; program: string }[]> {
  const pids = (await system.files.list("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  pids.sort((a, b) => b - a);
  return inBatches(pids, async (pid) => ({
    pid,
    program: ((await system.files.text(`/proc/${pid}/comm`, 64)) ?? "").trim(),
  }));
}
