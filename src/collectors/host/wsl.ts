import { defineSource } from "../../model/source.ts";

/** The Windows Subsystem for Linux around the program: where its loopback ends. */
export interface HostWsl {
  readonly version: 1 | 2;
  readonly distribution: string | null;
  /** `nat`: 127.0.0.1 is not Windows; `mirrored`: it is. */
  readonly networking: "nat" | "mirrored" | "unknown";
  /** Windows as seen from a NAT network: the default route; `null`: none found. */
  readonly gatewayAddress: string | null;
  /** First name server of resolv.conf, by default Windows too; `null`: none. */
  readonly nameServer: string | null;
}

export const hostWsl = defineSource({
  id: "host.wsl",
  kind: "collector",
  title: "Windows Subsystem for Linux",
  deadlineMs: 2000,
  async observe(): Promise<HostWsl> {
    throw new Error("not written yet");
  },
});
