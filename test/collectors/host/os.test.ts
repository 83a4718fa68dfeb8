import { expect, test } from "vitest";
import { hostOs } from "../../../src/collectors/host/os.ts";
import { hostWsl } from "../../../src/collectors/host/wsl.ts";
import { bareSystem, folderOf, look, observe } from "../observe.ts";
import { recordedPrograms } from "../programs.ts";
import { rootedFiles } from "../rooted-files.ts";

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n';

async function linux(files: Record<string, string>, env: Record<string, string> = {}) {
  const rooted = rootedFiles(await folderOf({ "etc/os-release": DEBIAN, ...files }));
  return {
    ...bareSystem({ env }),
    platform: "linux" as const,
    files: rooted,
    programs: recordedPrograms({}),
  };
}

test("this machine, without its name", async () => {
  const value = await look(hostOs);
  const { hostName } = bareSystem();
  expect(value.cpus).toBeGreaterThan(0);
  expect(value.memoryMb).toBeGreaterThan(100);
  expect(value.timeZone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(Math.abs(Date.parse(value.clockUtc) - Date.now())).toBeLessThan(60_000);
  if (hostName.length > 4) expect(JSON.stringify(value)).not.toContain(hostName);
});

test("the distribution, the locale and the offset from UTC", async () => {
  const system = {
    ...(await linux({}, { LANG: "de_DE.UTF-8" })),
    now: () => new Date("2026-07-01T12:00:00Z"),
  };
  expect(await look(hostOs, { system })).toMatchObject({
    ...{ platform: "linux", name: "Debian GNU/Linux", version: "12", build: null, locale: "de_DE.UTF-8" },
    ...{ container: null, wsl: null, virtualMachine: null, clockUtc: "2026-07-01T12:00:00.000Z" },
    utcOffsetMinutes: 0 - new Date("2026-07-01T12:00:00Z").getTimezoneOffset(),
  });
});

test.each([
  [{ ".dockerenv": "" }, "docker"],
  [{ "run/.containerenv": "" }, "podman"],
  [{ "proc/1/cgroup": "0::/kubepods/burstable/pod1/abc\n" }, "kubernetes"],
  [{ "run/systemd/container": "lxc\n" }, "lxc"],
])("the container around it: %o", async (files, expected) => {
  expect((await look(hostOs, { system: await linux(files as Record<string, string>) })).container).toBe(
    expected,
  );
});

test.each([
  ["VMware, Inc.", "VMware7,1", "VMware"],
  ["Microsoft Corporation", "Virtual Machine", "Hyper-V"],
  ["QEMU", "Standard PC (Q35 + ICH9, 2009)", "KVM"],
  ["Microsoft Corporation", "Surface Pro 9", null],
  ["LENOVO", "21CBCTO1WW", null],
])("the machine around it: %s %s", async (vendor, product, expected) => {
  const system = await linux({
    "sys/class/dmi/id/sys_vendor": vendor,
    "sys/class/dmi/id/product_name": product,
  });
  expect((await look(hostOs, { system })).virtualMachine).toBe(expected);
});

test("Windows as systeminformation's child tells it, and without the child", async () => {
  const child = async () => ({
    name: "Windows 11 Pro",
    version: "10.0.26100",
    build: "26100",
    virtualMachine: "",
  });
  const system = await linux({});
  const windows = { ...system, platform: "win32" as const, programs: { ...system.programs, child } };
  expect(await look(hostOs, { system: windows })).toMatchObject({
    ...{ name: "Windows 11 Pro", version: "10.0.26100", build: "26100", virtualMachine: null },
  });
  const without = await look(hostOs, { system: { ...windows, programs: system.programs } });
  expect(without.name).not.toBe("");
});

const WSL2 = { "proc/sys/kernel/osrelease": "5.15.167.4-microsoft-standard-WSL2\n" };
const ROUTE = {
  "proc/net/route": "Iface\tDestination\tGateway\neth0\t00000000\t01101BAC\t0003\n",
  "etc/resolv.conf": "# generated\nnameserver 172.27.16.1\n",
  "sys/class/net/eth0/x": "",
};

test("WSL 2 with NAT: Windows is at the default route", async () => {
  const system = await linux({ ...WSL2, ...ROUTE }, { WSL_DISTRO_NAME: "Ubuntu" });
  expect(await look(hostWsl, { system })).toEqual({
    ...{ version: 2, distribution: "Ubuntu", networking: "nat" },
    ...{ gatewayAddress: "172.27.16.1", nameServer: "172.27.16.1" },
  });
  expect((await look(hostOs, { system })).wsl).toBe(2);
});

test("mirrored networking, by wslinfo or by its interface; WSL 1", async () => {
  const asked = {
    ...(await linux({ ...WSL2, ...ROUTE })),
    programs: recordedPrograms({ wslinfo: "mirrored\n" }),
  };
  expect((await look(hostWsl, { system: asked })).networking).toBe("mirrored");
  const seen = await linux({ ...WSL2, "sys/class/net/loopback0/x": "" });
  expect((await look(hostWsl, { system: seen })).networking).toBe("mirrored");
  const first = await linux({ "proc/sys/kernel/osrelease": "4.4.0-19041-Microsoft\n" });
  expect(await look(hostWsl, { system: first })).toMatchObject({ version: 1, networking: "mirrored" });
});

test("elsewhere WSL is not looked at", async () => {
  const { value } = await observe(hostWsl, { system: await linux({}) });
  expect(value).toEqual({ skipped: "this is not the Windows Subsystem for Linux" });
});
