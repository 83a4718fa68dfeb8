import { cpus, freemem, release, totalmem, version } from "node:os";
import { flatSettings } from "../../formats/flat-settings.ts";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { containerAround, virtualMachineAround, wslVersion } from "./surroundings.ts";

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

/** Describes operating system, container, virtual machine, locale and clock. */
export const hostOs = defineSource({
  id: "host.os",
  kind: "collector",
  title: "Operating system",
  deadlineMs: 4000,
  async observe({ system, signal }): Promise<HostOs> {
    const now = system.now();
    const [edition, container, wsl] = await Promise.all([
      editionOf(system, signal),
      containerAround(system),
      wslVersion(system),
    ]);
    return {
      platform: system.platform,
      name: edition.name,
      version: edition.version,
      build: edition.build,
      kernel: release(),
      arch: system.arch,
      cpus: cpus().length,
      memoryMb: Math.round(totalmem() / 2 ** 20),
      freeMemoryMb: Math.round(freemem() / 2 ** 20),
      container,
      wsl,
      virtualMachine: edition.virtualMachine,
      locale: localeOf(system),
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      clockUtc: now.toISOString(),
      utcOffsetMinutes: 0 - now.getTimezoneOffset(),
    };
  },
});

interface Edition {
  readonly name: string;
  readonly version: string;
  readonly build: string | null;
  readonly virtualMachine: string | null;
}

async function editionOf(system: System, signal: AbortSignal): Promise<Edition> {
  // Where os-release exists it says what systeminformation would start thirty processes to find out.
  const osRelease =
    (await system.files.text("/etc/os-release")) ?? (await system.files.text("/usr/lib/os-release"));
  if (system.platform === "linux" && osRelease !== null) {
    const settings = flatSettings(osRelease, "env");
    return {
      name: settings.NAME ?? "Linux",
      version: settings.VERSION_ID ?? "",
      build: settings.BUILD_ID ?? null,
      virtualMachine: await virtualMachineAround(system),
    };
  }
  const answer = await system.programs.child(new URL("./os-edition.child.ts", import.meta.url), null, {
    timeoutMs: 3000,
    signal,
  });
  const said = typeof answer === "object" && answer !== null && !Array.isArray(answer) ? answer : {};
  const word = (key: string): string | null => {
    const value = (said as Readonly<Record<string, unknown>>)[key];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return {
    name: word("name") ?? version(),
    version: word("version") ?? release(),
    build: word("build") ?? (system.platform === "win32" ? (release().split(".")[2] ?? null) : null),
    virtualMachine: word("virtualMachine"),
  };
}

function localeOf(system: System): string {
  const { LC_ALL, LC_MESSAGES, LANG } = system.env;
  return LC_ALL || LC_MESSAGES || LANG || new Intl.DateTimeFormat().resolvedOptions().locale;
}
