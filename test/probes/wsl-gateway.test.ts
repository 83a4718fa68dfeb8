import { expect, test } from "vitest";
import type { System } from "../../src/model/system.ts";
import { wslGateway } from "../../src/probes/wsl-gateway.ts";
import { createSystem } from "../../src/system/index.ts";

const WSL = "Linux version 5.15.153.1-microsoft-standard-WSL2 (root@941d701f84f1) (gcc 11.2.0) #1 SMP";
const UBUNTU = "Linux version 6.8.0-45-generic (buildd@lcy02) (x86_64-linux-gnu-gcc-13) #45-Ubuntu SMP";

/** /proc/net/route of a machine whose default gateway is the given one, in the kernel's little-endian hex. */
function routes(gateway: string): string {
  return [
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
    `eth0\t00000000\t${gateway}\t0003\t0\t0\t0\t00000000\t0\t0\t0`,
    "eth0\t0040B0AC\t00000000\t0001\t0\t0\t0\t00F0FFFF\t0\t0\t0",
  ].join("\n");
}

function machine(platform: System["platform"], files: Readonly<Record<string, string>>): System {
  const system = createSystem();
  return { ...system, platform, files: { ...system.files, text: async (path) => files[path] ?? null } };
}

test.each([
  ["WSL with NAT", "linux", WSL, "0150B0AC", "172.176.80.1", null],
  ["WSL with NAT", "linux", WSL, "014018AC", "172.24.64.1", "172.24.64.1"],
  ["WSL with mirrored networking", "linux", WSL, "0101A8C0", "192.168.1.1", null],
  ["a Linux that is none", "linux", UBUNTU, "014018AC", "172.24.64.1", null],
  ["Windows itself", "win32", WSL, "014018AC", "172.24.64.1", null],
] as const)("the Windows host as seen from %s (%#)", async (_, platform, version, hex, __, expected) => {
  const files = { "/proc/version": version, "/proc/net/route": routes(hex) };
  expect(await wslGateway(machine(platform, files))).toBe(expected);
});

test("a WSL without routes has no gateway", async () => {
  expect(await wslGateway(machine("linux", { "/proc/version": WSL }))).toBeNull();
});
