import { defineSource } from "../../model/source.ts";

/** The machine the program runs on. Nothing in it identifies the machine or its owner. */
export interface HostOs {
  readonly platform: "linux" | "darwin" | "win32" | "other";
  /** `Debian GNU/Linux`, `Windows 11 Pro`, `macOS`. */
  readonly name: string;
  /** `12`, `24H2`, `15.1`; empty when the system does not say. */
  readonly version: string;
  /** `26100`, `24B83`; `null` where builds have no number. */
  readonly build: string | null;
  readonly kernel: string;
  readonly arch: string;
  readonly cpus: number;
  readonly memoryMb: number;
  readonly freeMemoryMb: number;
  /** `docker`, `podman`, `kubernetes`, `lxc`, `container`; `null`: not inside one. */
  readonly container: string | null;
  readonly wsl: 1 | 2 | null;
  /** Name of the hypervisor; `null`: none was seen. */
  readonly virtualMachine: string | null;
  /** `de_DE.UTF-8` or `de-DE`. */
  readonly locale: string;
  readonly timeZone: string;
  /** ISO instant at which the collector looked. */
  readonly clockUtc: string;
  readonly utcOffsetMinutes: number;
}

export const hostOs = defineSource({
  id: "host.os",
  kind: "collector",
  title: "Operating system",
  deadlineMs: 4000,
  async observe(): Promise<HostOs> {
    throw new Error("not written yet");
  },
});
