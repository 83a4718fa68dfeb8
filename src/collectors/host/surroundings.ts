import type { System } from "../../model/system.ts";

/** What a Linux system runs inside of, as the files of kernel and container engine say. */

/** Kind of container; `null`: none was seen. */
export async function containerAround(system: System): Promise<string | null> {
  const { files, env } = system;
  if (env.KUBERNETES_SERVICE_HOST) return "kubernetes";
  if ((await files.info("/.dockerenv")) !== null) return "docker";
  if ((await files.info("/run/.containerenv")) !== null) return "podman";
  const named = (await files.text("/run/systemd/container"))?.trim();
  if (named) return named;
  const groups = (await files.text("/proc/1/cgroup", 64 * 1024)) ?? "";
  return (
    /\b(docker|kubepods|lxc|libpod|containerd)\b/.exec(groups)?.[1]?.replace("kubepods", "kubernetes") ?? null
  );
}

/** Version of the Windows Subsystem for Linux; `null`: this is not one. */
export async function wslVersion(system: System): Promise<1 | 2 | null> {
  if (system.platform !== "linux") return null;
  const kernel = (await system.files.text("/proc/sys/kernel/osrelease", 4096)) ?? "";
  if (!/microsoft/i.test(kernel)) return null;
  // WSL 1 imitates a 4.4 kernel and writes `Microsoft` with a capital; WSL 2 runs `microsoft-standard` ones.
  return /microsoft-standard|WSL2/i.test(kernel) ? 2 : 1;
}

const HYPERVISORS: readonly (readonly [RegExp, string])[] = [
  [/vmware/i, "VMware"],
  [/virtualbox|innotek/i, "VirtualBox"],
  [/amazon ec2/i, "Amazon EC2"],
  [/google compute/i, "Google Compute Engine"],
  [/microsoft corporation virtual machine/i, "Hyper-V"],
  [/qemu|kvm|bochs/i, "KVM"],
  [/xen/i, "Xen"],
  [/parallels/i, "Parallels"],
  [/digitalocean|hetzner|linode|vultr|alibaba|openstack|oraclecloud/i, "cloud"],
];

/** Name of the hypervisor; `null`: none was seen. */
export async function virtualMachineAround(system: System): Promise<string | null> {
  const look = (path: string) => system.files.text(path, 4096);
  const [vendor, product, hypervisor] = await Promise.all([
    look("/sys/class/dmi/id/sys_vendor"),
    look("/sys/class/dmi/id/product_name"),
    look("/sys/hypervisor/type"),
  ]);
  const machine = `${vendor ?? ""} ${product ?? ""} ${hypervisor ?? ""}`;
  const known = HYPERVISORS.find(([pattern]) => pattern.test(machine))?.[1];
  if (known !== undefined) return known;
  const processor = (await look("/proc/cpuinfo")) ?? "";
  return /^flags\s*:.*\bhypervisor\b/m.test(processor) ? "unknown" : null;
}
