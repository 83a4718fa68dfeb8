import { observed } from "../../model/observation.ts";
import { defineSource } from "../../model/source.ts";
import { type TwsProcessEntry, twsProcesses } from "./process-table.ts";
import { socketTable } from "./socket-table.ts";
import { twsSockets } from "./sockets.ts";

/** Who listens on the target's port, and which processes of the TWS family live. */
export interface TwsProcess {
  readonly port: number | null;
  /** Program that holds the port; `null`: nobody, or not to be seen. */
  readonly listener: { readonly program: string; readonly pid: number | null; readonly tws: boolean } | null;
  readonly processes: readonly TwsProcessEntry[];
  /** Ports other than the target's on which a process of the TWS family listens. */
  readonly otherPorts: readonly number[];
  /** Whether the process table could be read at all. */
  readonly complete: boolean;
}

/** Finds the processes of TWS, and which program holds the port. */
export const twsProcess = defineSource({
  id: "tws.process",
  kind: "collector",
  title: "TWS processes",
  needs: { sockets: twsSockets },
  deadlineMs: 6000,
  async observe({ system, target, facts, signal }): Promise<TwsProcess> {
    const processes = await twsProcesses(system, signal);
    const family = new Set((processes ?? []).map(({ pid }) => pid));
    const [holder] = [...(observed(facts.sockets)?.listeners ?? [])].sort(
      (a, b) => Number(b.program !== null) - Number(a.program !== null),
    );
    const listens =
      family.size === 0 ? null : await socketTable(system, ({ state }) => state === "LISTEN", signal);
    const ports = (listens?.entries ?? [])
      .filter(({ pid, localPort }) => pid !== null && family.has(pid) && localPort !== target.port)
      .map(({ localPort }) => localPort);
    return {
      port: target.port,
      listener:
        holder?.program == null
          ? null
          : { program: holder.program, pid: holder.pid, tws: holder.pid !== null && family.has(holder.pid) },
      processes: processes ?? [],
      otherPorts: [...new Set(ports)].sort((a, b) => a - b),
      complete: processes !== null,
    };
  },
});
