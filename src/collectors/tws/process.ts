import { defineSource } from "../../model/source.ts";
import { twsSockets } from "./sockets.ts";

/** A process that is, or runs, TWS or IB Gateway. Never with its command line. */
export interface TwsProcessEntry {
  readonly pid: number;
  readonly program: string;
  readonly product: "tws" | "gateway" | "ibc" | "client-portal" | "java";
  readonly startedAt: string | null;
}

/** Who listens on the target's port, and which processes of the TWS family live. */
export interface TwsProcess {
  readonly port: number | null;
  /** Program that holds the port; `null`: nobody, or not to be seen. */
  readonly listener: { readonly program: string; readonly pid: number | null; readonly tws: boolean } | null;
  readonly processes: readonly TwsProcessEntry[];
  /** API ports other than the target's on which a process of the TWS family listens. */
  readonly otherPorts: readonly number[];
  /** Whether the process table could be read at all. */
  readonly complete: boolean;
}

export const twsProcess = defineSource({
  id: "tws.process",
  kind: "collector",
  title: "TWS processes",
  needs: { sockets: twsSockets },
  deadlineMs: 4000,
  async observe(): Promise<TwsProcess> {
    throw new Error("not written yet");
  },
});
