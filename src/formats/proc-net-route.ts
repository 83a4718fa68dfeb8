/** Gateway of the default route in /proc/net/route, whose addresses are little-endian hex; `null`: no such route. */
export function readDefaultGateway(text: string): string | null {
  for (const line of text.split("\n").slice(1)) {
    const [, destination, gateway] = line.trim().split(/\s+/);
    if (destination !== "00000000" || gateway === undefined || !/^[0-9A-F]{8}$/i.test(gateway)) continue;
    if (gateway === "00000000") continue;
    return [6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join(".");
  }
  return null;
}
