import { readPs } from "../../formats/ps.ts";
import { readTasklist } from "../../formats/tasklist.ts";
import type { System } from "../../model/system.ts";
import { linuxProcesses } from "./socket-owners.ts";

/** A process that is, or runs, TWS or IB Gateway. Never with its command line: IBC's holds the password. */
export interface TwsProcessEntry {
  readonly pid: number;
  readonly program: string;
  readonly product: "tws" | "gateway" | "client-portal" | "unknown";
  /** Whether IBC started it. */
  readonly ibc: boolean;
  readonly startedAt: string | null;
}

/** Processes of the TWS family; `null`: the process table cannot be read. */
export async function twsProcesses(system: System, signal: AbortSignal): Promise<TwsProcessEntry[] | null> {
  const limits = { timeoutMs: 3000, maxBytes: 4 * 1024 * 1024, signal };
  if (system.platform === "win32") {
    const tasklist = await system.programs.find("tasklist");
    if (tasklist === null) return null;
    const { stdout } = await system.programs.run(tasklist, ["/FO", "CSV", "/NH"], limits);
    return [...readTasklist(stdout)].flatMap(([pid, program]) =>
      entryOf({ pid, program, said: program, startedAt: null }),
    );
  }
  if ((await system.files.info("/proc/self")) !== null) return fromProc(system);
  const ps = await system.programs.find("ps");
  if (ps === null) return null;
  const { stdout } = await system.programs.run(ps, ["-axo", "pid=,lstart=,comm="], limits);
  return readPs(stdout).flatMap(({ pid, program, startedAt }) =>
    entryOf({ pid, program: program.split("/").at(-1) ?? program, said: program, startedAt }),
  );
}

const RUNNERS = /^(?:java|javaw|tws|ibgateway|JavaApplicationStub|i4j|install4j)/i;

async function fromProc(system: System): Promise<TwsProcessEntry[]> {
  const candidates = (await linuxProcesses(system)).filter(({ program }) => RUNNERS.test(program));
  const boot = /^btime (\d+)$/m.exec((await system.files.text("/proc/stat", 1024 * 1024)) ?? "")?.[1];
  const entries = await Promise.all(
    candidates.map(async ({ pid, program }) => {
      const [executable, folder, args, stat] = await Promise.all([
        system.files.link(`/proc/${pid}/exe`),
        system.files.link(`/proc/${pid}/cwd`),
        // Read to tell what Java runs; it never leaves this function.
        system.files.text(`/proc/${pid}/cmdline`, 64 * 1024),
        system.files.text(`/proc/${pid}/stat`, 4096),
      ]);
      const said = [program, executable, folder, args?.replaceAll("\0", " ")].join(" ");
      return entryOf({ pid, program, said, startedAt: startOf(stat, boot) });
    }),
  );
  return entries.flat();
}

/** Field 22 of /proc/<pid>/stat counts ticks since boot, of which Linux has 100 a second for user space. */
function startOf(stat: string | null, boot: string | undefined): string | null {
  const ticks = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  if (ticks === undefined || boot === undefined) return null;
  return new Date((Number(boot) + Number(ticks) / 100) * 1000).toISOString();
}

interface Seen {
  readonly pid: number;
  readonly program: string;
  /** Everything known about it in which a product's name may stand. */
  readonly said: string;
  readonly startedAt: string | null;
}

function entryOf({ pid, program, said, startedAt }: Seen): TwsProcessEntry[] {
  const product = productOf(said);
  if (product === null) return [];
  return [{ pid, program, product, ibc: /ibcalpha\.ibc|\bIBC\.jar/i.test(said), startedAt }];
}

/** IBC's main classes, the folders of the installers, and IBKR's own launcher jars. */
function productOf(said: string): TwsProcessEntry["product"] | null {
  if (/clientportal|ibgroup\.web\.core/i.test(said)) return "client-portal";
  if (/IbcGateway|IBGatewayController|ibgateway|IB Gateway/i.test(said)) return "gateway";
  if (/IbcTws|IBController|Trader Workstation|\btws(?:launch|\.exe|\b)/i.test(said)) return "tws";
  return /jts4launch|[\\/]Jts\b|i4j_jres/.test(said) ? "unknown" : null;
}
