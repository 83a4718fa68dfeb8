import { readFileSync } from "node:fs";

/**
 * Whether the kernel still holds a TCP connection, by its ports. After a FIN it does (CLOSE_WAIT), after an RST
 * it does not, while Node reports data and RST that arrive together as if they were data and FIN.
 * `null`: it cannot be told here.
 */
export function kernelHasConnection(localPort: number, remotePort: number): boolean | null {
  if (process.platform !== "linux") return null;
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, "0");
  const row = new RegExp(`:${hex(localPort)} [0-9A-F]+:${hex(remotePort)} `);
  try {
    return (
      row.test(readFileSync("/proc/net/tcp", "latin1")) || row.test(readFileSync("/proc/net/tcp6", "latin1"))
    );
  } catch {
    return null;
  }
}
