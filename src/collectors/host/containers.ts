import { defineSource } from "../../model/source.ts";
import type { PortMapping } from "./port-mapping.ts";

/** A service of a compose file that is, or may be, an IB Gateway or its client. */
export interface ComposeService {
  readonly name: string;
  /** `path:line` of the service. */
  readonly place: string;
  readonly image: string | null;
  /** Whether image or environment show a TWS / IB Gateway container. */
  readonly gateway: boolean;
  readonly ports: readonly PortMapping[];
  /** `host`, `bridge`, …; `null` when not said. */
  readonly networkMode: string | null;
  /** Names only. */
  readonly environmentKeys: readonly string[];
  /** Allow-listed names that hold no secret: `TRADING_MODE`, `READ_ONLY_API`, … */
  readonly settings: Readonly<Record<string, string>>;
}

/** A container of the local engine that is a Gateway or publishes an API port. */
export interface RunningContainer {
  readonly name: string;
  readonly image: string;
  readonly digest: string | null;
  readonly gateway: boolean;
  /** `running`, `exited`, `restarting`, … */
  readonly state: string;
  /** `healthy`, `unhealthy`, `starting`; `null`: no health check. */
  readonly health: string | null;
  readonly startedAt: string | null;
  readonly exitCode: number | null;
  readonly restartCount: number | null;
  readonly outOfMemory: boolean;
  readonly ports: readonly PortMapping[];
  readonly networkMode: string | null;
  readonly environmentKeys: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** Bundle path of its last log lines; `null`: not taken. */
  readonly log: string | null;
}

/** Containers as the project declares them and as the local engine runs them. */
export interface HostContainers {
  readonly compose: readonly ComposeService[];
  /** The engine's answer; `null`: no Docker or Podman on this machine. */
  readonly engine: { readonly name: string; readonly reachable: boolean; readonly detail: string } | null;
  /** Gateways first. Other people's containers are counted, not named. */
  readonly running: readonly RunningContainer[];
  readonly others: number;
}

export const hostContainers = defineSource({
  id: "host.containers",
  kind: "collector",
  title: "Containers",
  deadlineMs: 5000,
  async observe(): Promise<HostContainers> {
    throw new Error("not written yet");
  },
});
