import { readDefaultGateway } from "../../formats/proc-net-route.ts";
import { type Skipped, skip } from "../../model/observation.ts";
import { defineSource } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { wslVersion } from "./surroundings.ts";

/** The Windows Subsystem for Linux around the program: where its loopback ends. */
export interface HostWsl {
  readonly version: 1 | 2;
  readonly distribution: string | null;
  /** `nat`: 127.0.0.1 is not Windows; `mirrored`: it is. WSL 1 shares the network of Windows: `mirrored` too. */
  readonly networking: "nat" | "mirrored" | "unknown";
  /** Windows as seen from a NAT network: the default route; `null`: none found. */
  readonly gatewayAddress: string | null;
  /** First name server of resolv.conf, by default Windows too; `null`: none. */
  readonly nameServer: string | null;
}

/** Describes the network between WSL and Windows. */
export const hostWsl = defineSource({
  id: "host.wsl",
  kind: "collector",
  title: "Windows Subsystem for Linux",
  deadlineMs: 2000,
  async observe({ system, signal }): Promise<HostWsl | Skipped> {
    const version = await wslVersion(system);
    if (version === null) return skip("this is not the Windows Subsystem for Linux");
    const [route, resolver] = await Promise.all([
      system.files.text("/proc/net/route", 64 * 1024),
      system.files.text("/etc/resolv.conf", 64 * 1024),
    ]);
    return {
      version,
      distribution: system.env.WSL_DISTRO_NAME ?? null,
      networking: version === 1 ? "mirrored" : await networkingMode(system, signal),
      gatewayAddress: route === null ? null : readDefaultGateway(route),
      nameServer: /^\s*nameserver\s+(\S+)/m.exec(resolver ?? "")?.[1] ?? null,
    };
  },
});

async function networkingMode(system: System, signal: AbortSignal): Promise<HostWsl["networking"]> {
  const wslinfo = await system.programs.find("wslinfo");
  if (wslinfo !== null) {
    const answer = await system.programs.run(wslinfo, ["--networking-mode"], { timeoutMs: 1000, signal });
    const mode = answer.stdout.trim();
    if (mode === "nat" || mode === "mirrored") return mode;
  }
  // Mirrored networking brings an interface of this name with it.
  const interfaces = await system.files.list("/sys/class/net");
  if (interfaces.includes("loopback0")) return "mirrored";
  return interfaces.length > 0 ? "nat" : "unknown";
}
