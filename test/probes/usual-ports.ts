import { KNOWN_PORTS } from "../../src/ib/ports.ts";
import type { System } from "../../src/model/system.ts";
import { createSystem } from "../../src/system/index.ts";

/**
 * The real machine, except that its usual TWS ports are those of the test: `serving` maps some to where a server
 * really listens, all others are refused, whatever else runs on this machine.
 */
export function systemWithUsualPorts(
  serving: Readonly<Record<number, number>> = {},
): System & { dialled: string[] } {
  const system = createSystem();
  const dialled: string[] = [];
  return {
    ...system,
    dialled,
    net: {
      lookup: system.net.lookup,
      async dial(address, port, timeoutMs, signal) {
        dialled.push(`${address}:${port}`);
        const usual = KNOWN_PORTS.some((known) => known.port === port);
        const real = usual ? serving[port] : port;
        if (real === undefined) return { ok: false, code: "ECONNREFUSED", tookMs: 0 };
        return system.net.dial(address, real, timeoutMs, signal);
      },
    },
  };
}
