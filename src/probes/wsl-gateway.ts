import type { System } from "../model/system.ts";

/**
 * The address of the Windows host inside a WSL 2 with NAT; `null` elsewhere, also under mirrored networking,
 * where the gateway is a router of the network and none of our business.
 */
export async function wslGateway(system: System): Promise<string | null> {
  if (system.platform !== "linux") return null;
  const version = await system.files.text("/proc/version");
  if (!/microsoft/i.test(version ?? "")) return null;
  const routes = await system.files.text("/proc/net/route");
  const gateway = /^\S+\t00000000\t([0-9A-F]{8})\t/m.exec(routes ?? "")?.[1];
  if (!gateway) return null;
  // Little-endian hex, as the kernel prints it.
  const bytes = Buffer.from(gateway, "hex").reverse();
  // WSL's NAT lives in 172.16.0.0/12 (learn.microsoft.com/windows/wsl/networking).
  return bytes[0] === 172 && (bytes[1] ?? 0) >> 4 === 1 ? bytes.join(".") : null;
}
